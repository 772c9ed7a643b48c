import { Check, FilePen, FilePlus2, FileX2, TriangleAlert, type LucideIcon } from 'lucide-react';

import type { PlannedFile } from '../../electron/contract/publish';
import { Tick } from '../ui/field';
import { PublishDiff } from './publish-diff-view';
import { tickOf, type Publishing, type PublishState } from './publish-model';
import { foreignWords, stateWord } from './publish-words';

interface PublishFilesProps {
  readonly state: PublishState;
  readonly publishing: Publishing;
}

/** Every file of the export with what writing it means, and what an earlier export has left. */
export function PublishFiles({ state, publishing }: PublishFilesProps) {
  const { plan, post, ticked } = state;
  if (post === null) return null;
  if (plan === null) {
    // Without a folder there is nothing to compare with; the names are known all the same.
    return (
      <section className="publish-part" aria-label="Files">
        <h3>Files</h3>
        <ul className="publish-files">
          {[post.file, ...post.assets, ...post.generated].map(({ path }) => (
            <li key={path} className="publish-file">
              <FilePath path={path} />
            </li>
          ))}
        </ul>
      </section>
    );
  }
  return (
    <>
      <section className="publish-part" aria-label="Files">
        <h3>Files</h3>
        <ul className="publish-files">
          {plan.files.map((file) => (
            <FileRow
              key={file.path}
              file={file}
              after={file.path === post.file.path ? post.file.text : null}
              isTicked={ticked.has(tickOf(file))}
              onTick={(on) => publishing.tick(tickOf(file), on)}
            />
          ))}
        </ul>
      </section>
      <OldFiles
        old={plan.old}
        edited={plan.oldEdited}
        isTicked={(path) => ticked.has(tickOf(path))}
        onTick={(path, on) => publishing.tick(tickOf(path), on)}
      />
    </>
  );
}

const icons: Readonly<Record<PlannedFile['state']['kind'], LucideIcon>> = {
  new: FilePlus2,
  same: Check,
  update: FilePen,
  foreign: TriangleAlert,
};

interface FileRowProps {
  readonly file: PlannedFile;
  /** The text to be written; null for an image. */
  readonly after: string | null;
  readonly isTicked: boolean;
  readonly onTick: (on: boolean) => void;
}

function FileRow({ file, after, isTicked, onTick }: FileRowProps) {
  const { path, state, before } = file;
  const Icon = icons[state.kind];
  return (
    <li className={`publish-file publish-file-${state.kind}`}>
      <span className="publish-state">
        <Icon aria-hidden />
        {stateWord(state)}
      </span>
      <FilePath path={path} />
      {state.kind === 'foreign' ? (
        <div className="publish-foreign">
          <p>{foreignWords(state.reason)}</p>
          <Tick
            label={`Replace ${path.split('/').at(-1) ?? path}`}
            checked={isTicked}
            onChange={({ target }) => onTick(target.checked)}
          />
        </div>
      ) : null}
      {after === null || state.kind === 'same' ? null : (
        <PublishDiff path={path} before={before} after={after} isNew={state.kind === 'new'} />
      )}
    </li>
  );
}

interface OldFilesProps {
  readonly old: readonly string[];
  readonly edited: readonly string[];
  readonly isTicked: (path: string) => boolean;
  readonly onTick: (path: string, on: boolean) => void;
}

/** What the last export wrote and this one does not: a renamed slug, an image that is gone. */
function OldFiles({ old, edited, isTicked, onTick }: OldFilesProps) {
  if (old.length + edited.length === 0) return null;
  return (
    <section className="publish-part" aria-label="No longer needed">
      <h3>No longer needed</h3>
      <p className="field-hint">Written by an earlier export. They stay unless you tick them.</p>
      <ul className="publish-files">
        {old.map((path) => (
          <li key={path} className="publish-file publish-file-old">
            <span className="publish-state">
              <FileX2 aria-hidden />
              Old
            </span>
            <Tick
              label={
                <>
                  Remove <FilePath path={path} />
                </>
              }
              checked={isTicked(path)}
              onChange={({ target }) => onTick(path, target.checked)}
            />
          </li>
        ))}
        {edited.map((path) => (
          <li key={path} className="publish-file">
            <span className="publish-state">
              <FileX2 aria-hidden />
              Old
            </span>
            <span>
              <FilePath path={path} /> <span className="field-hint">Edited since, so it stays.</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A path that breaks at its slashes rather than in its names. */
export function FilePath({ path }: { readonly path: string }) {
  return (
    <bdi className="publish-path" dir="ltr">
      {path.split('/').map((name, index) => (
        <span key={`${index} ${name}`}>
          {index === 0 ? null : (
            <>
              /<wbr />
            </>
          )}
          {name}
        </span>
      ))}
    </bdi>
  );
}
