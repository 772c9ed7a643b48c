/**
 * Stands in for the default app that the registry's Electron lacks: loads the app named by the first argument
 * that is no switch, as `electron <folder>` does. An ES module, because a CommonJS one could not load an ES
 * module as the app and still hold back Electron's `ready` until it has run.
 */
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
try {
  if (named === undefined) throw new Error('Name the folder of an app on the command line.');
  const folder = path.resolve(named);
  const description = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  Object.assign(process, { defaultApp: true });
  app.setName(description.productName ?? description.name);
  /** @type {any} Electron's own default app calls them, too, but its types leave them out. */
  const undocumented = app;
  undocumented.setVersion(description.version);
  undocumented.setAppPath(folder);
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
  }
  await import(pathToFileURL(path.resolve(folder, description.main ?? 'index.js')).href);
} catch (error) {
  // Electron would show a dialog, and wait for a click that nobody can give in a test.
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  app.exit(1);
}
