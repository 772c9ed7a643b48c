/** The menus of the window, in the order in which they stand. */
export const MENUS = ['File', 'Edit', 'Insert', 'Format', 'Review', 'View', 'Help'] as const;
export type Menu = (typeof MENUS)[number];

/** What the operating system or Chromium does by itself; named as Electron's menu roles. */
export type CommandRole =
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteAndMatchStyle'
  | 'delete'
  | 'selectAll'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'reload'
  | 'toggleDevTools'
  | 'quit';

/** A key combination in Electron's notation; `CmdOrCtrl` is Command on macOS and Control elsewhere. */
export type Accelerator = string | { readonly mac: string; readonly other: string };

/**
 * When a command can be carried out: `always`; `draft`: only while the renderer lists it as enabled;
 * `development`: only in a window started for development.
 */
export type CommandWhen = 'always' | 'draft' | 'development';

interface CommandShape {
  readonly id: string;
  /** The name as menus and palette show it; `…` where it asks something before it acts. */
  readonly label: string;
  readonly menu: Menu;
  /** Neighbours of one group stand together; a separator stands between groups. */
  readonly group: string;
  readonly when: CommandWhen;
  readonly accelerator?: Accelerator;
  /** Present where the shell carries the command out; every other command is sent to the renderer. */
  readonly role?: CommandRole;
  /** The command is a switch, shown with a tick while the renderer lists it as checked. */
  readonly toggle?: true;
}

/**
 * The one registry of commands: native menus, keyboard shortcuts and the renderer's palette read it.
 *
 * Undo and redo are commands of ours and not roles: the native ones drive Chromium's own undo stack, which knows
 * nothing of the editor's history. The renderer passes them on to whatever has the focus.
 *
 * A table, one command a line, so it is kept from the formatter.
 */
// prettier-ignore
const registry = [
  { id: 'file.new', label: 'New Post-mortem…', menu: 'File', group: 'open', when: 'always', accelerator: 'CmdOrCtrl+N' },
  { id: 'file.open', label: 'Open…', menu: 'File', group: 'open', when: 'always', accelerator: 'CmdOrCtrl+O' },
  { id: 'file.importMarkdown', label: 'Import Markdown…', menu: 'File', group: 'open', when: 'always', accelerator: 'CmdOrCtrl+Shift+O' },
  { id: 'file.importTimeline', label: 'Import into Timeline…', menu: 'File', group: 'open', when: 'draft', accelerator: 'CmdOrCtrl+Shift+T' },
  { id: 'file.library', label: 'Show Library', menu: 'File', group: 'open', when: 'always', accelerator: 'CmdOrCtrl+L' },
  { id: 'file.save', label: 'Save Now', menu: 'File', group: 'save', when: 'draft', accelerator: 'CmdOrCtrl+S' },
  { id: 'file.saveCopy', label: 'Save a Copy…', menu: 'File', group: 'save', when: 'draft', accelerator: 'CmdOrCtrl+Shift+S' },
  { id: 'file.publish', label: 'Publish…', menu: 'File', group: 'export', when: 'draft', accelerator: 'CmdOrCtrl+Shift+D' },
  { id: 'file.exportMarkdown', label: 'Export Markdown…', menu: 'File', group: 'export', when: 'draft', accelerator: 'CmdOrCtrl+E' },
  { id: 'file.exportHtml', label: 'Export as HTML…', menu: 'File', group: 'export', when: 'draft' },
  { id: 'file.exportPdf', label: 'Export as PDF…', menu: 'File', group: 'export', when: 'draft' },
  { id: 'file.copyMarkdown', label: 'Copy as Markdown', menu: 'File', group: 'export', when: 'draft', accelerator: 'CmdOrCtrl+Shift+C' },
  { id: 'file.importTemplate', label: 'Import Template…', menu: 'File', group: 'templates', when: 'always' },
  { id: 'file.manageTemplates', label: 'Templates…', menu: 'File', group: 'templates', when: 'always' },
  { id: 'file.backUp', label: 'Back Up Everything…', menu: 'File', group: 'backups', when: 'always' },
  { id: 'file.backups', label: 'Backups…', menu: 'File', group: 'backups', when: 'always' },
  { id: 'file.quit', label: 'Quit', menu: 'File', group: 'quit', when: 'always', role: 'quit' },

  { id: 'edit.undo', label: 'Undo', menu: 'Edit', group: 'history', when: 'always', accelerator: 'CmdOrCtrl+Z' },
  { id: 'edit.redo', label: 'Redo', menu: 'Edit', group: 'history', when: 'always', accelerator: { mac: 'Cmd+Shift+Z', other: 'Ctrl+Y' } },
  { id: 'edit.cut', label: 'Cut', menu: 'Edit', group: 'clipboard', when: 'always', role: 'cut' },
  { id: 'edit.copy', label: 'Copy', menu: 'Edit', group: 'clipboard', when: 'always', role: 'copy' },
  { id: 'edit.paste', label: 'Paste', menu: 'Edit', group: 'clipboard', when: 'always', role: 'paste' },
  { id: 'edit.pastePlain', label: 'Paste and Match Style', menu: 'Edit', group: 'clipboard', when: 'always', role: 'pasteAndMatchStyle' },
  { id: 'edit.delete', label: 'Delete', menu: 'Edit', group: 'clipboard', when: 'always', role: 'delete' },
  { id: 'edit.selectAll', label: 'Select All', menu: 'Edit', group: 'select', when: 'always', role: 'selectAll' },
  { id: 'edit.searchDrafts', label: 'Search All Drafts…', menu: 'Edit', group: 'search', when: 'always', accelerator: 'CmdOrCtrl+Shift+F' },
  { id: 'edit.nextFinding', label: 'Next Finding', menu: 'Edit', group: 'findings', when: 'draft', accelerator: 'F8' },
  { id: 'edit.previousFinding', label: 'Previous Finding', menu: 'Edit', group: 'findings', when: 'draft', accelerator: 'Shift+F8' },

  { id: 'insert.event', label: 'Event', menu: 'Insert', group: 'incident', when: 'draft', accelerator: 'CmdOrCtrl+Shift+E' },
  { id: 'insert.events', label: 'Events from a Source…', menu: 'Insert', group: 'incident', when: 'draft' },
  { id: 'insert.stampNow', label: 'Current Time', menu: 'Insert', group: 'incident', when: 'draft', accelerator: 'CmdOrCtrl+;' },
  { id: 'insert.liveValue', label: 'Live Value…', menu: 'Insert', group: 'incident', when: 'draft', accelerator: 'CmdOrCtrl+Shift+L' },
  { id: 'insert.impact', label: 'Impact', menu: 'Insert', group: 'incident', when: 'draft' },
  { id: 'insert.factor', label: 'Contributing Factor', menu: 'Insert', group: 'incident', when: 'draft' },
  { id: 'insert.action', label: 'Action Item', menu: 'Insert', group: 'incident', when: 'draft' },
  { id: 'insert.image', label: 'Image…', menu: 'Insert', group: 'blocks', when: 'draft' },
  { id: 'insert.table', label: 'Table', menu: 'Insert', group: 'blocks', when: 'draft' },
  { id: 'insert.codeBlock', label: 'Code Block', menu: 'Insert', group: 'blocks', when: 'draft', accelerator: 'CmdOrCtrl+Alt+C' },
  { id: 'insert.rule', label: 'Rule', menu: 'Insert', group: 'blocks', when: 'draft' },

  { id: 'format.bold', label: 'Bold', menu: 'Format', group: 'marks', when: 'draft', accelerator: 'CmdOrCtrl+B', toggle: true },
  { id: 'format.italic', label: 'Italic', menu: 'Format', group: 'marks', when: 'draft', accelerator: 'CmdOrCtrl+I', toggle: true },
  { id: 'format.strike', label: 'Strikethrough', menu: 'Format', group: 'marks', when: 'draft', accelerator: 'CmdOrCtrl+Shift+X', toggle: true },
  { id: 'format.code', label: 'Code', menu: 'Format', group: 'marks', when: 'draft', accelerator: 'CmdOrCtrl+Shift+M', toggle: true },
  { id: 'format.link', label: 'Link…', menu: 'Format', group: 'marks', when: 'draft', accelerator: 'CmdOrCtrl+K' },
  { id: 'format.paragraph', label: 'Paragraph', menu: 'Format', group: 'headings', when: 'draft', accelerator: 'CmdOrCtrl+Alt+0', toggle: true },
  { id: 'format.heading2', label: 'Heading', menu: 'Format', group: 'headings', when: 'draft', accelerator: 'CmdOrCtrl+Alt+2', toggle: true },
  { id: 'format.heading3', label: 'Subheading', menu: 'Format', group: 'headings', when: 'draft', accelerator: 'CmdOrCtrl+Alt+3', toggle: true },
  { id: 'format.heading4', label: 'Minor Heading', menu: 'Format', group: 'headings', when: 'draft', accelerator: 'CmdOrCtrl+Alt+4', toggle: true },
  { id: 'format.bulletList', label: 'Bulleted List', menu: 'Format', group: 'lists', when: 'draft', accelerator: 'CmdOrCtrl+Shift+8', toggle: true },
  { id: 'format.orderedList', label: 'Numbered List', menu: 'Format', group: 'lists', when: 'draft', accelerator: 'CmdOrCtrl+Shift+7', toggle: true },
  { id: 'format.taskList', label: 'Task List', menu: 'Format', group: 'lists', when: 'draft', accelerator: 'CmdOrCtrl+Shift+9', toggle: true },
  { id: 'format.quote', label: 'Quote', menu: 'Format', group: 'lists', when: 'draft', accelerator: 'CmdOrCtrl+Shift+B', toggle: true },

  { id: 'review.send', label: 'Send for Review…', menu: 'Review', group: 'round', when: 'draft' },
  { id: 'review.return', label: 'Return Review…', menu: 'Review', group: 'round', when: 'draft' },
  { id: 'review.status', label: 'Change Status…', menu: 'Review', group: 'round', when: 'draft' },
  { id: 'review.comment', label: 'Comment', menu: 'Review', group: 'comments', when: 'draft', accelerator: 'CmdOrCtrl+Alt+M' },
  { id: 'review.nextComment', label: 'Next Comment', menu: 'Review', group: 'comments', when: 'draft', accelerator: 'F7' },
  { id: 'review.previousComment', label: 'Previous Comment', menu: 'Review', group: 'comments', when: 'draft', accelerator: 'Shift+F7' },
  { id: 'review.nextSuggestion', label: 'Next Suggestion', menu: 'Review', group: 'suggestions', when: 'draft', accelerator: 'F4' },
  { id: 'review.previousSuggestion', label: 'Previous Suggestion', menu: 'Review', group: 'suggestions', when: 'draft', accelerator: 'Shift+F4' },
  { id: 'review.accept', label: 'Accept Suggestion', menu: 'Review', group: 'suggestions', when: 'draft', accelerator: 'CmdOrCtrl+Alt+A' },
  { id: 'review.reject', label: 'Reject Suggestion', menu: 'Review', group: 'suggestions', when: 'draft', accelerator: 'CmdOrCtrl+Alt+X' },
  { id: 'review.agree', label: 'Agree to This Section', menu: 'Review', group: 'agree', when: 'draft', accelerator: 'CmdOrCtrl+Alt+G' },
  { id: 'review.sinceLastLook', label: 'Changes Since You Last Looked…', menu: 'Review', group: 'versions', when: 'draft' },
  { id: 'review.nameVersion', label: 'Name This Version…', menu: 'Review', group: 'versions', when: 'draft' },
  { id: 'review.history', label: 'History…', menu: 'Review', group: 'versions', when: 'draft', accelerator: 'CmdOrCtrl+Shift+H' },
  { id: 'review.identity', label: 'Your Name and Role…', menu: 'Review', group: 'who', when: 'always' },

  { id: 'view.review', label: 'Comments and Suggestions', menu: 'View', group: 'panes', when: 'draft', accelerator: 'CmdOrCtrl+Alt+R' },
  { id: 'view.preview', label: 'Preview', menu: 'View', group: 'panes', when: 'draft', accelerator: 'CmdOrCtrl+Shift+P', toggle: true },
  { id: 'view.library', label: 'Library Pane', menu: 'View', group: 'panes', when: 'draft', accelerator: 'F9', toggle: true },
  { id: 'view.checks', label: 'Checks', menu: 'View', group: 'panes', when: 'draft', accelerator: 'CmdOrCtrl+Shift+J' },
  { id: 'view.inspector', label: 'Outline and Inspector', menu: 'View', group: 'panes', when: 'draft', accelerator: 'Shift+F9', toggle: true },
  { id: 'view.openActions', label: 'Open Actions of All Drafts', menu: 'View', group: 'panes', when: 'always', accelerator: 'CmdOrCtrl+Shift+A' },
  { id: 'view.ownZone', label: 'Times on My Clock', menu: 'View', group: 'clock', when: 'draft', toggle: true },
  { id: 'view.resetZoom', label: 'Actual Size', menu: 'View', group: 'zoom', when: 'always', role: 'resetZoom' },
  { id: 'view.zoomIn', label: 'Zoom In', menu: 'View', group: 'zoom', when: 'always', role: 'zoomIn' },
  { id: 'view.zoomOut', label: 'Zoom Out', menu: 'View', group: 'zoom', when: 'always', role: 'zoomOut' },
  { id: 'view.fullScreen', label: 'Full Screen', menu: 'View', group: 'screen', when: 'always', role: 'togglefullscreen' },
  { id: 'view.reload', label: 'Reload', menu: 'View', group: 'development', when: 'development', role: 'reload' },
  { id: 'view.devTools', label: 'Developer Tools', menu: 'View', group: 'development', when: 'development', role: 'toggleDevTools' },

  { id: 'help.example', label: 'Open the Example Post-mortem', menu: 'Help', group: 'learn', when: 'always' },
  { id: 'help.shortcuts', label: 'Keyboard Shortcuts', menu: 'Help', group: 'learn', when: 'always', accelerator: 'CmdOrCtrl+/' },
  { id: 'help.report', label: 'Last Error Report…', menu: 'Help', group: 'about', when: 'always' },
  { id: 'help.about', label: 'About Aftermark', menu: 'Help', group: 'about', when: 'always' },
] as const satisfies readonly CommandShape[];

type RegistryEntry = (typeof registry)[number];

export type CommandId = RegistryEntry['id'];
/** The commands that the renderer carries out; the others are roles of the shell. */
export type RendererCommandId = Exclude<RegistryEntry, { readonly role: CommandRole }>['id'];
export type Command = CommandShape & { readonly id: CommandId };

export const COMMANDS: readonly Command[] = registry;

function isRendererEntry(
  entry: RegistryEntry,
): entry is Exclude<RegistryEntry, { readonly role: CommandRole }> {
  return !('role' in entry);
}

export const RENDERER_COMMAND_IDS: readonly RendererCommandId[] = registry
  .filter(isRendererEntry)
  .map((entry) => entry.id);

const byId = new Map<string, Command>(COMMANDS.map((command) => [command.id, command]));

/** The command with this id, or undefined for an id the registry does not hold. */
export function findCommand(id: string): Command | undefined {
  return byId.get(id);
}
