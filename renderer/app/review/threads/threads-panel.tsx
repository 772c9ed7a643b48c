import { MessageSquarePlus } from 'lucide-react';
import { useMemo, useState } from 'react';

import { counted } from '../../../document/counted';
import { shownAuthor } from '../../../review/files/author';
import { filterThreads, isOpen, type ThreadFilter } from '../../../review/thread';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/field';
import type { Thread } from '../../../review/types';
import type { Session } from '../../session';
import { useStore } from '../../store';
import { pressInCards } from './card-keys';
import { MoreCards } from './more-cards';
import { Composer } from './composer';
import { authorsOf, rolesOf } from './roles';
import { ThreadCard } from './thread-card';
import { editKey, type Unsent } from './unsent';

interface ThreadsPanelProps {
  readonly session: Session;
  readonly say: (message: string) => void;
}

type State = NonNullable<ThreadFilter['state']> | 'all';

const states: readonly (readonly [State, string])[] = [
  ['all', 'All'],
  ['open', 'Open'],
  ['resolved', 'Resolved'],
  ['blocking', 'Blocking'],
  ['detached', 'No longer in the text'],
];

/** So many cards of a long list are drawn at a time. */
const step = 40;

/** The comments of the open draft, beside the text. */
export function ThreadsPanel({ session, say }: ThreadsPanelProps) {
  const { threads, identity, editor } = session;
  const all = useStore(threads.threads);
  const filter = useStore(threads.filter);
  const current = useStore(threads.current);
  const unsent = useStore(threads.unsent);
  const me = useStore(identity.current);
  const roles = useMemo(() => rolesOf(editor.state.doc, all), [editor, all]);
  const shown = useMemo(() => filterThreads(all, filter), [all, filter]);
  const [wanted, setWanted] = useState(step);
  const at = shown.findIndex(({ thread }) => thread.id === current);
  const drawn = shown.slice(0, Math.max(wanted, at + step / 2));
  const begin = async () => {
    if ((await identity.ask()) === null) return;
    if (!threads.begin()) say('Select the words that the comment is about, or put the caret into a block.');
  };
  return (
    <section className="threads" aria-label="Comments">
      <div className="threads-head">
        <p>
          <b>{counted(all.filter(({ thread }) => isOpen(thread)).length, 'open comment')}</b>
        </p>
        <Button onClick={() => void begin()}>
          <MessageSquarePlus aria-hidden /> Comment
        </Button>
      </div>
      {all.length > 1 ? <Filters session={session} /> : null}
      {unsent.comment === null ? null : (
        <Composer session={session} composing={unsent.comment} roles={roles} />
      )}
      {all.length === 0 && unsent.comment === null ? (
        <p className="threads-empty">
          No comments yet. Select words, or put the caret into an event, a factor or an action, and press
          Ctrl+Alt+M.
        </p>
      ) : null}
      {all.length > 0 && shown.length === 0 ? (
        <p className="threads-empty">None of the {all.length} comments is like that.</p>
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows go through the cards */}
      <div className="threads-list" role="feed" aria-label="Threads" onKeyDown={pressInCards}>
        {drawn.map((placed) => (
          <ThreadCard
            key={placed.thread.id}
            session={session}
            placed={placed}
            roles={roles}
            me={me}
            isCurrent={placed.thread.id === current}
            unsent={unsent.replies[placed.thread.id] ?? null}
            {...editedIn(placed.thread, unsent)}
            say={say}
          />
        ))}
      </div>
      {drawn.length === shown.length ? null : (
        <MoreCards
          key={drawn.length}
          left={shown.length - drawn.length}
          onMore={() => setWanted(drawn.length + step)}
        />
      )}
    </section>
  );
}

/** Which comment of a thread is being changed, and its words. */
function editedIn({ comments }: Thread, { replies }: Unsent) {
  const comment = comments.find(({ id }) => editKey(id) in replies);
  if (comment === undefined) return { editedId: null, edited: null };
  return { editedId: comment.id, edited: replies[editKey(comment.id)] ?? null };
}

function Filters({ session }: Pick<ThreadsPanelProps, 'session'>) {
  const { threads } = session;
  const filter = useStore(threads.filter);
  const authors = authorsOf(useStore(threads.threads));
  const narrow = (state: State, author: string) =>
    threads.filter.set({
      ...(state === 'all' ? {} : { state }),
      ...(author === '' ? {} : { author }),
    });
  const { state = 'all', author = '' } = filter;
  return (
    <div className="threads-filters">
      <SelectField
        label="Show"
        value={state}
        onChange={(event) => narrow(event.target.value as State, author)}
      >
        {states.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {authors.length < 2 ? null : (
        <SelectField label="By" value={author} onChange={(event) => narrow(state, event.target.value)}>
          <option value="">Everybody</option>
          {authors.map((one) => (
            <option key={one.id} value={one.id}>
              {shownAuthor(one)}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}
