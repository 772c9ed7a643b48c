import type { ShellClient } from '../../electron/contract/client';

/** The element of this id. Throws where the page is not what this file was written for. */
function part(page: Document, id: string): HTMLElement {
  const element = page.getElementById(id);
  if (element === null) throw new Error(`The crash window has no ${id}.`);
  return element;
}

/** Gives the buttons of the crash window their work, and shows the report. */
export function fillWindow(shell: ShellClient, page: Document): void {
  const outcome = part(page, 'outcome');
  const report = part(page, 'report');
  const button = (id: string): HTMLButtonElement => part(page, id) as HTMLButtonElement;

  const say = (kind: 'good' | 'bad', text: string): void => {
    outcome.dataset['kind'] = kind;
    outcome.textContent = text;
  };

  /** Does the button's work, one at a time; what cannot be done is said. */
  const onPress = (id: string, work: () => Promise<void>): void => {
    button(id).addEventListener('click', () => {
      const busy = button(id);
      if (busy.ariaBusy === 'true') return;
      busy.ariaBusy = 'true';
      say('good', '');
      work()
        .catch(() => say('bad', 'That did not work. Quitting and starting Aftermark again may help.'))
        .finally(() => {
          busy.ariaBusy = 'false';
        });
    });
  };

  onPress('reopen', () => shell.request('reopenWindow'));
  onPress('quit', () => shell.request('quitApp'));
  onPress('back-up', async () => {
    const written = await shell.request('backUpNow');
    if (written.kind === 'written') say('good', `Everything is in ${written.files.join(', ')}.`);
    if (written.kind === 'failed') say('bad', written.message);
  });
  onPress('copy', async () => {
    try {
      await navigator.clipboard.writeText(report.textContent ?? '');
      say('good', 'The report is in the clipboard.');
    } catch {
      say('bad', 'The clipboard did not take it; the report can be selected and copied below.');
    }
  });

  shell
    .request('crashReport')
    .then((text) => {
      report.textContent = text === '' ? 'There is no report: it could not be written.' : text;
      button('copy').disabled = text === '';
    })
    .catch(() => {
      report.textContent = 'The report could not be read.';
    });

  // The first Tab and Enter are for what most people want.
  button('reopen').focus();
}
