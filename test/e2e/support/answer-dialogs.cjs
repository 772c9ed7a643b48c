/*
 * Loaded into the main process before the app: answers the system's dialogs, which nothing else can press, and writes down
 * what was asked. Has everything saved to a file first, then quits.
 */
const { writeFileSync } = require('node:fs');
const { dialog } = require('electron');

const { ANSWERS_SAVE_TO: file = '', ANSWERS_ASKED: asked = '' } = process.env;
/** @type {string[]} */
const questions = [];

/** @param {Electron.MessageBoxOptions} options */
function answer({ message, detail, buttons = [] }) {
  questions.push(`${message}\n${detail}`);
  writeFileSync(asked, JSON.stringify(questions));
  const saves = questions.length === 1 ? buttons.indexOf('Save Everything to a File…') : -1;
  return Promise.resolve({ response: saves >= 0 ? saves : buttons.indexOf('Quit'), checkboxChecked: false });
}

Object.assign(dialog, {
  showMessageBox: answer,
  showSaveDialog: () => Promise.resolve({ canceled: false, filePath: file }),
});
