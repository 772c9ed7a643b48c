import path from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import type { WebContents } from 'electron';
import type { RequestArgument } from './contract/contract';
import type { PublishFolder } from './contract/publish';
import type { Handlers } from './ipc';
import { createPublishPanel } from './publish/panel';
import { rememberedFolders } from './publish/remembered-folders';

type PublishHandlers = Pick<
  Handlers,
  'choosePublishFolder' | 'publishFolder' | 'planPublish' | 'writePublish'
>;

/** Answers what the publish panel asks. The folder is chosen here and its path stays here. */
export function publishRequests(): PublishHandlers {
  const panel = createPublishPanel(
    rememberedFolders(path.join(app.getPath('userData'), 'publish-folders.json')),
  );

  async function choose(
    { draft }: RequestArgument<'choosePublishFolder'>,
    contents: WebContents,
  ): Promise<PublishFolder | null> {
    const window = BrowserWindow.fromWebContents(contents);
    if (window === null) throw new Error('The page has no window.');
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      message: 'The folder of the site, where its configuration lies',
      buttonLabel: 'Choose',
      properties: ['openDirectory', 'createDirectory'],
    });
    const [folder] = filePaths;
    return canceled || folder === undefined ? null : panel.setFolder(draft, folder);
  }

  return {
    choosePublishFolder: choose,
    publishFolder: ({ draft }) => panel.folder(draft),
    planPublish: panel.plan,
    writePublish: panel.write,
  };
}
