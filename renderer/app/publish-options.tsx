import { FolderOpen } from 'lucide-react';

import type { PublishFolder } from '../../electron/contract/publish';
import { targets } from '../publish/targets/all';
import { targetIds } from '../publish/targets/target';
import { Button } from '../ui/button';
import { SelectField, TextField, Tick } from '../ui/field';
import { problemsOf } from './publish-checks';
import { PublishFields } from './publish-fields';
import type { Publishing, PublishState } from './publish-model';
import { targetWords } from './publish-words';

interface PublishOptionsFormProps {
  readonly state: PublishState;
  readonly publishing: Publishing;
}

/** Where the post goes and what it says about itself. */
export function PublishOptionsForm({ state, publishing }: PublishOptionsFormProps) {
  const { settings, folder, post } = state;
  const { change } = publishing;
  const problems = problemsOf(settings);
  const before = folder?.kind === 'there' ? folder.post : null;
  const kept = before === null ? undefined : 'Kept from the last time, so that links stay.';
  const isRenamed = before !== null && post !== null && post.slug !== before.slug;
  return (
    <fieldset className="publish-options">
      <legend className="visually-hidden">Where and how</legend>
      <FolderField folder={folder} target={settings.target} onChoose={() => void publishing.chooseFolder()} />
      <SelectField
        label="Target"
        hint={targetWords[settings.target].about}
        value={settings.target}
        onChange={({ target: { value } }) => {
          const target = targetIds.find((id) => id === value);
          // The folder of posts is the old target's.
          if (target !== undefined) change({ target, folder: null });
        }}
      >
        {targetIds.map((id) => (
          <option key={id} value={id}>
            {targetWords[id].name}
          </option>
        ))}
      </SelectField>
      <TextField
        label="Slug"
        error={problems.slug}
        hint={isRenamed ? 'Another address: links to the old one will break.' : kept}
        spellCheck={false}
        value={settings.slug ?? post?.slug ?? ''}
        onChange={({ target }) => change({ slug: target.value })}
        onBlur={() => settings.slug?.trim() === '' && change({ slug: null })}
      />
      <TextField
        label="Date"
        error={problems.date}
        hint={before === null || post?.date === before.date ? kept : undefined}
        spellCheck={false}
        value={settings.date ?? post?.date ?? ''}
        onChange={({ target }) => change({ date: target.value })}
        onBlur={() => settings.date?.trim() === '' && change({ date: null })}
      />
      <SelectField
        label="For"
        value={settings.audience}
        hint={audienceHint(settings.audience)}
        onChange={({ target }) => change({ audience: target.value === 'internal' ? 'internal' : 'public' })}
      >
        <option value="public">The public</option>
        <option value="internal">People inside</option>
      </SelectField>
      <div className="publish-ticks">
        {settings.audience === 'public' ? (
          <>
            <Tick
              label="Name the owners of actions"
              checked={settings.keepOwners}
              onChange={({ target }) => change({ keepOwners: target.checked })}
            />
            <Tick
              label="Keep links to trackers"
              checked={settings.keepTrackerLinks}
              onChange={({ target }) => change({ keepTrackerLinks: target.checked })}
            />
          </>
        ) : null}
        <Tick
          label="Picture of the timeline beside the post"
          checked={settings.picture}
          onChange={({ target }) => change({ picture: target.checked })}
        />
        <Tick
          label="Mark as a draft of the site"
          checked={settings.isDraft}
          onChange={({ target }) => change({ isDraft: target.checked })}
        />
      </div>
      <details className="publish-more">
        <summary>Folder and front matter</summary>
        <PublishFields
          settings={settings}
          usualFolder={post?.folder ?? targets[settings.target].folder}
          problem={problems.folder}
          change={change}
        />
      </details>
    </fieldset>
  );
}

function audienceHint(audience: 'public' | 'internal'): string {
  return audience === 'public'
    ? 'Without what is marked internal.'
    : 'With everything, also what is marked internal.';
}

interface FolderFieldProps {
  readonly folder: PublishFolder | null;
  readonly target: string;
  readonly onChoose: () => void;
}

function FolderField({ folder, target, onChoose }: FolderFieldProps) {
  const note = folderNote(folder, target);
  return (
    <div className="field">
      <span className="publish-label" id="publish-site">
        Site
      </span>
      <Button
        className="publish-folder"
        data-first-focus
        onClick={onChoose}
        id="publish-site-choose"
        aria-labelledby="publish-site publish-site-choose"
        aria-describedby="publish-site-note"
      >
        <FolderOpen aria-hidden />
        <span className="publish-folder-name">
          {folder === null ? 'Choose a folder…' : folder.label}
        </span>{' '}
        {folder === null ? null : <span className="publish-folder-change">Change…</span>}
      </Button>
      <p id="publish-site-note" className={note.isBad ? 'field-error' : 'field-hint'}>
        {note.text}
      </p>
    </div>
  );
}

function folderNote(
  folder: PublishFolder | null,
  target: string,
): { readonly text: string; readonly isBad: boolean } {
  if (folder === null) return { text: 'The folder in which the site’s configuration lies.', isBad: false };
  if (folder.kind === 'gone') return { text: folder.message, isBad: true };
  if (folder.problem !== null) return { text: folder.problem, isBad: true };
  const { suggestion } = folder;
  if (suggestion === null) {
    if (target === 'gfm') return { text: '', isBad: false };
    return { text: 'It does not look like the folder of such a site.', isBad: true };
  }
  const name = targetWords[suggestion].name;
  if (target === suggestion || target.startsWith(`${suggestion}-`)) {
    return { text: `It looks like a site for ${name}.`, isBad: false };
  }
  return { text: `It looks like a site for ${name}, which is not the target.`, isBad: true };
}
