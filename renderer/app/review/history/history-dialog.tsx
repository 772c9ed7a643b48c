import { Tag } from 'lucide-react';
import { useEffect, useState } from 'react';

import { listVersions } from '../../../storage/snapshots';
import type { NodeJSON } from '../../../document/draft';
import type { Database } from '../../../storage/database';
import { documentAt } from '../../../storage/log';
import type { SnapshotSummary } from '../../../storage/rows';
import { Button } from '../../../ui/button';
import { Dialog, Question } from '../../../ui/dialog';
import { SelectField } from '../../../ui/field';
import type { ReviewDialogProps } from '../review-dialogs';
import { sentence } from './change-parts';
import { Compared } from './compared';
import { copyVersion } from './copy-version';
import { fullMoment } from './moment-words';
import { NameForm } from './name-form';
import { restoreVersion } from './restore-version';
import { useVersion } from './use-version';
import { inOrder, versionName, versionViews, type VersionView } from './versions';

/** The versions of a draft: what changed since, what changed between any two, and the way back. */
export function HistoryDialog({ db, session, say, tell, onClose }: ReviewDialogProps) {
  const [rows, setRows] = useState<readonly SnapshotSummary[] | null>(null);
  const [now] = useState(() => Date.now());
  const [present] = useState(() => session.draft().document);
  /** Numbers of versions; null is what is in the window. Undefined until one is chosen. */
  const [chosen, setChosen] = useState<number | null | undefined>(undefined);
  const [other, setOther] = useState<number | null>(null);
  const [asks, setAsks] = useState<'restore' | 'name' | null>(null);

  const read = () => {
    listVersions(db, session.id).then(setRows, (error: unknown) => {
      say(`The history could not be read: ${error instanceof Error ? error.message : String(error)}.`);
      onClose();
    });
  };
  // Once, as it was when the dialog was opened.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(read, []);
  if (rows === null) return null;

  const versions = versionViews(rows, now);
  const current = versions.find(({ version }) => version === chosen) ?? versions[1];
  const against = versions.find(({ version }) => version === other) ?? versions[0];
  if (against === undefined) return null;

  const documentOf = async ({ version }: VersionView) => {
    const document = version === null ? present : await documentAt(db, session.id, version).catch(() => null);
    if (document === null) say('This version could not be read.');
    return document;
  };
  const restore = async (version: VersionView) => {
    setAsks(null);
    const document = await documentOf(version);
    if (document === null) return;
    const restored = await restoreVersion(db, session, document, Date.now());
    if (restored.kind === 'failed') say(restored.message);
    if (restored.kind === 'same') tell('The post-mortem says what this version says.');
    if (restored.kind !== 'restored') return;
    onClose();
    tell(sentence([`${versionName(version)} is the newest again. Undo takes it back.`]));
  };
  const copy = async (version: VersionView) => {
    const document = await documentOf(version);
    if (document === null) return;
    const name = version.isNamed ? version.title : fullMoment(version.at);
    const copied = await copyVersion(db, session, document, { name, now: Date.now() });
    if (copied.kind === 'failed') say(copied.message);
    else tell(`“${copied.title}” is in the library.`);
  };

  return (
    <Dialog title="History" width="panel" onClose={onClose}>
      <div className="history">
        <VersionList
          versions={versions}
          chosen={current}
          onChoose={({ version }) => {
            setChosen(version);
            setAsks(null);
          }}
        />
        {current === undefined ? (
          <p className="changes-nothing">There are no earlier versions yet.</p>
        ) : (
          <section className="history-main" aria-label="Changes">
            <header className="history-head">
              <div className="history-title">
                <h3 dir="auto">{current.title}</h3>
                <p>{current.about}</p>
              </div>
              <SelectField
                label="Compared with"
                value={String(against.version)}
                onChange={({ target }) => setOther(target.value === 'null' ? null : Number(target.value))}
              >
                {versions.map(({ version, title, about }) => (
                  <option key={version} value={String(version)}>
                    {version === null ? 'Now' : `${title}, ${about}`}
                  </option>
                ))}
              </SelectField>
              <div className="history-acts">
                {current.version === null ? null : (
                  <>
                    <Button onClick={() => setAsks('name')}>Name…</Button>
                    <Button onClick={() => void copy(current)}>Copy to library</Button>
                    <Button onClick={() => setAsks('restore')}>Restore…</Button>
                  </>
                )}
              </div>
            </header>
            {asks === 'name' && current.version !== null ? (
              <NameForm
                db={db}
                draftId={session.id}
                version={current.version}
                name={current.isNamed ? current.title : ''}
                say={say}
                onDone={() => {
                  setAsks(null);
                  read();
                }}
              />
            ) : null}
            <ComparedVersions
              db={db}
              draftId={session.id}
              present={present}
              versions={inOrder(current, against)}
            />
          </section>
        )}
      </div>
      {asks === 'restore' && current !== undefined ? (
        <Question
          title={`Restore ${versionName(current)}?`}
          text="Text and facts become what they were then, as the newest version. What is there now stays in the history; comments, sign-offs and the status stay as they are, and one undo takes it back."
          confirm="Restore"
          onAnswer={(confirmed) => (confirmed ? void restore(current) : setAsks(null))}
        />
      ) : null}
    </Dialog>
  );
}

interface VersionListProps {
  readonly versions: readonly VersionView[];
  readonly chosen: VersionView | undefined;
  readonly onChoose: (version: VersionView) => void;
}

function VersionList({ versions, chosen, onChoose }: VersionListProps) {
  return (
    <nav className="history-versions" aria-label="Versions">
      <ol>
        {versions.map((view) => (
          <li key={view.version}>
            <button
              type="button"
              className={view.isNamed ? 'history-version is-named' : 'history-version'}
              aria-current={view.version === chosen?.version ? 'true' : undefined}
              data-first-focus={view.version === chosen?.version ? '' : undefined}
              onClick={() => onChoose(view)}
            >
              <span className="history-name">
                {view.isNamed ? <Tag aria-hidden /> : null}
                <span dir="auto">{view.title}</span>
              </span>
              <small>{view.about}</small>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface ComparedVersionsProps {
  readonly db: Database;
  readonly draftId: string;
  readonly present: NodeJSON;
  readonly versions: readonly [before: VersionView, after: VersionView];
}

function ComparedVersions({ db, draftId, present, versions: [before, after] }: ComparedVersionsProps) {
  const old = useVersion(db, draftId, before.version, present);
  const now = useVersion(db, draftId, after.version, present);
  if (before.version === after.version) {
    return <p className="changes-nothing">Choose another version to compare this one with.</p>;
  }
  if (old === 'missing' || now === 'missing') {
    return <p className="changes-nothing">One of the two versions could not be read.</p>;
  }
  return (
    <Compared
      before={old}
      after={now}
      nothing="Nothing changed between the two: neither the text nor the facts."
    />
  );
}
