import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenedFile, WriteResult } from '../../electron/contract/contract';
import { openBlankPage } from './support/blank-page';
import { electronExecutable, repository } from './support/electron-executable';
import { launchApp, temporaryFolder } from './support/launch';
import type { RunningApp } from './support/launch';

/* Opening, saving and exporting, driven through the bridge as the app does it. */

let shared: RunningApp | undefined;
let folder: string;

async function sharedApp(): Promise<RunningApp> {
  if (shared === undefined) {
    shared = await launchApp();
    await openBlankPage(shared.page);
  }
  return shared;
}

beforeEach(async () => {
  folder = await temporaryFolder('files');
});

/** Answers the dialogs of the main process as a person would, and counts the questions. */
async function answerDialogs(
  { app }: RunningApp,
  answers: { readonly save?: string; readonly open?: readonly string[]; readonly button?: number },
): Promise<void> {
  await app.evaluate(({ dialog }, given) => {
    const questions: string[] = [];
    Object.assign(globalThis, { questions });
    Object.assign(dialog, {
      showSaveDialog: () =>
        Promise.resolve({ canceled: given.save === undefined, filePath: given.save ?? '' }),
      showOpenDialog: () =>
        Promise.resolve({ canceled: given.open === undefined, filePaths: given.open ?? [] }),
      showMessageBox: (_window: unknown, { detail }: { detail: string }) => {
        questions.push(detail);
        return Promise.resolve({ response: given.button ?? 0, checkboxChecked: false });
      },
    });
  }, answers);
}

function questions({ app }: RunningApp): Promise<readonly string[]> {
  return app.evaluate(() => (globalThis as unknown as { questions: string[] }).questions);
}

/** Exports `main` as post.md, with one image beside it, and gives the result. */
function exportPost({ page }: RunningApp, main: string, image: string): Promise<WriteResult> {
  return page.evaluate(
    async (texts) => {
      const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
      return (await window.aftermark?.requests.exportFiles({
        suggestedName: 'post.md',
        bytes: encode(texts.main),
        folder: { name: 'post', files: [{ name: 'graph.png', bytes: encode(texts.image) }] },
      })) as never;
    },
    { main, image },
  );
}

describe('saving', () => {
  it('writes a copy where the person says, and nothing but it', async () => {
    const running = await sharedApp();
    await answerDialogs(running, { save: path.join(folder, 'copy.postmortem') });
    const result = await running.page.evaluate(() =>
      window.aftermark?.requests.saveCopy({
        suggestedName: 'a.postmortem',
        bytes: new Uint8Array([1, 2, 3]),
      }),
    );
    expect(result).toEqual({ kind: 'written', files: ['copy.postmortem'] });
    expect(await readdir(folder)).toEqual(['copy.postmortem']);
    expect([...(await readFile(path.join(folder, 'copy.postmortem')))]).toEqual([1, 2, 3]);
  });

  it('writes nothing where the person cancels', async () => {
    const running = await sharedApp();
    await answerDialogs(running, {});
    expect(await exportPost(running, 'text', 'image')).toEqual({ kind: 'cancelled' });
  });

  it('adds a missing extension, and asks before the whole name replaces a file', async () => {
    const running = await sharedApp();
    await writeFile(path.join(folder, 'copy.postmortem'), 'old');
    await answerDialogs(running, { save: path.join(folder, 'copy'), button: 0 });
    const save = (): Promise<unknown> =>
      running.page.evaluate(() =>
        window.aftermark?.requests.saveCopy({ suggestedName: 'a.postmortem', bytes: new Uint8Array([1]) }),
      );
    expect(await save()).toEqual({ kind: 'cancelled' });
    expect(await readFile(path.join(folder, 'copy.postmortem'), 'utf8')).toBe('old');
    await answerDialogs(running, { save: path.join(folder, 'copy'), button: 1 });
    expect(await save()).toEqual({ kind: 'written', files: ['copy.postmortem'] });
    expect(await readdir(folder)).toEqual(['copy.postmortem']);
  });

  it('exports a file and the folder beside it', async () => {
    const running = await sharedApp();
    await answerDialogs(running, { save: path.join(folder, 'post.md') });
    expect(await exportPost(running, 'text', 'image')).toEqual({
      kind: 'written',
      files: ['post.md', 'post/graph.png'],
    });
    expect(await readFile(path.join(folder, 'post.md'), 'utf8')).toBe('text');
    expect(await readFile(path.join(folder, 'post/graph.png'), 'utf8')).toBe('image');
  });

  it('asks before it replaces an image with other content, and leaves everything where the answer is no', async () => {
    const running = await sharedApp();
    await mkdir(path.join(folder, 'post'));
    await writeFile(path.join(folder, 'post/graph.png'), 'somebody else’s');
    await writeFile(path.join(folder, 'post.md'), 'old');
    await answerDialogs(running, { save: path.join(folder, 'post.md'), button: 0 });
    expect(await exportPost(running, 'text', 'image')).toEqual({ kind: 'cancelled' });
    expect(await questions(running)).toEqual(['post/graph.png']);
    expect(await readFile(path.join(folder, 'post/graph.png'), 'utf8')).toBe('somebody else’s');
    expect(await readFile(path.join(folder, 'post.md'), 'utf8')).toBe('old');
  });

  it('says why where the place cannot be written to', async () => {
    const running = await sharedApp();
    await writeFile(path.join(folder, 'file'), '');
    await answerDialogs(running, { save: path.join(folder, 'file/post.md') });
    expect(await exportPost(running, 'text', 'image')).toEqual({
      kind: 'failed',
      message: '“post” could not be written: a part of its path is not a folder.',
    });
  });
});

describe('opening', () => {
  it('reads the file that the person chooses, and gives its name without the path', async () => {
    const running = await sharedApp();
    const file = path.join(folder, 'a.postmortem');
    await writeFile(file, 'PK');
    await answerDialogs(running, { open: [file] });
    const opened = await running.page.evaluate(async () => {
      const result = (await window.aftermark?.requests.openFile(undefined)) as OpenedFile;
      return result.kind === 'read'
        ? { ...result, bytes: [...result.bytes], plain: result.bytes instanceof Uint8Array }
        : result;
    });
    expect(opened).toEqual({ kind: 'read', name: 'a.postmortem', bytes: [80, 75], plain: true });
  });

  it('reads a template as text, and refuses what is not UTF-8', async () => {
    const running = await sharedApp();
    await writeFile(path.join(folder, 'good.json'), '{"ü": 1}');
    await writeFile(path.join(folder, 'bad.json'), Buffer.from([0x7b, 0xff, 0x7d]));
    await answerDialogs(running, { open: [path.join(folder, 'good.json')] });
    const open = (): Promise<unknown> =>
      running.page.evaluate(() => window.aftermark?.requests.openTemplate(undefined));
    expect(await open()).toEqual({ kind: 'read', name: 'good.json', text: '{"ü": 1}' });
    await answerDialogs(running, { open: [path.join(folder, 'bad.json')] });
    expect(await open()).toMatchObject({
      kind: 'unreadable',
      message: '“bad.json” is not a text file in UTF-8.',
    });
  });
});

/** Takes the opened files in the page and gives names and texts. */
function take({ page }: RunningApp): Promise<unknown> {
  return page.evaluate(async () => {
    const files = (await window.aftermark?.requests.takeOpenedFiles(undefined)) as readonly OpenedFile[];
    return files.map((file) =>
      file.kind === 'read' ? [file.name, new TextDecoder().decode(file.bytes)] : file.message,
    );
  });
}

describe('one instance', () => {
  it('hands the files of a second one over to the first, which comes to the front', async () => {
    const running = await launchApp();
    await openBlankPage(running.page);
    await take(running);
    await writeFile(path.join(folder, 'second.postmortem'), 'two');
    const announced = running.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          window.aftermark?.on('filesOpened', () => resolve());
        }),
    );
    // A round trip, so that the page listens before the second instance starts.
    await running.page.evaluate(() => undefined);
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());

    const root = process.getuid?.() === 0;
    const second = spawn(
      electronExecutable(),
      [
        ...(root ? ['--no-sandbox'] : []),
        repository,
        `--user-data-dir=${running.userData}`,
        'second.postmortem',
        'missing.postmortem',
      ],
      { cwd: folder, stdio: 'ignore' },
    );
    const [code] = (await once(second, 'exit')) as [number | null];
    expect(code).toBe(0);
    await announced;
    expect(await take(running)).toEqual([
      ['second.postmortem', 'two'],
      '“missing.postmortem” cannot be opened: it is not there.',
    ]);
    // Each file is given out once.
    expect(await take(running)).toEqual([]);
    const windows = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    );
    expect(windows).toEqual([true]);
    await running.close();
  });
});
