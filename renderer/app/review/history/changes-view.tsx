import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

import { IconButton } from '../../../ui/button';
import { counted } from '../../../document/counted';
import { blockWords, ChangedBlock, ChangedFacts, ChangedText, sentence } from './change-parts';
import { isUnchanged, type ShownChanges, type ShownItem, type ShownSection } from './shown-changes';

interface ChangesViewProps {
  readonly changes: ShownChanges;
  /** Said where nothing changed. */
  readonly nothing: string;
}

/** Changes drawn before more are asked for: a version that was written anew has thousands. */
const drawnAtFirst = 400;

/**
 * What changed between two versions, section by section, words underlined that came and struck that went. Alt with
 * arrow down or up goes from change to change.
 */
export function ChangesView({ changes, nothing }: ChangesViewProps) {
  const list = useRef<HTMLDivElement>(null);
  const [limit, setLimit] = useState(drawnAtFirst);
  if (isUnchanged(changes)) return <p className="changes-nothing">{nothing}</p>;

  const { facts, sections } = changes;
  const total = sections.reduce((sum, section) => sum + section.changes, facts.length > 0 ? 1 : 0);
  const go = (step: 1 | -1) => {
    const places = [...(list.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
    const here = places.findIndex((place) => place === document.activeElement);
    const next = here < 0 ? nearest(places, list.current, step) : here + step;
    const place = places[(next + places.length) % places.length];
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: 'center' });
  };
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    go(event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    // The keys are a shortcut for the two buttons.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="changes" onKeyDown={onKey}>
      <div className="changes-head">
        <p role="status">{summary(changes, total)}</p>
        <IconButton label="Previous change (Alt+↑)" icon={<ArrowUp aria-hidden />} onClick={() => go(-1)} />
        <IconButton label="Next change (Alt+↓)" icon={<ArrowDown aria-hidden />} onClick={() => go(1)} />
      </div>
      <div className="changes-list" ref={list} tabIndex={0} role="group" aria-label="Changes">
        {facts.length === 0 ? null : (
          <section className="changes-section">
            <h3>Facts</h3>
            <div className="change" data-change tabIndex={-1}>
              <ChangedFacts facts={facts} />
            </div>
          </section>
        )}
        {drawn(sections, limit).map(({ key, members }) =>
          members.every(({ changes: inIt }) => inIt === 0) ? (
            <UnchangedSections key={key} sections={members} />
          ) : (
            members.map((section) => <Section key={key} section={section} />)
          ),
        )}
        {total > limit ? (
          <button type="button" className="changes-fold" onClick={() => setLimit(limit + drawnAtFirst)}>
            {counted(total - limit, 'more change')}
          </button>
        ) : null}
      </div>
    </div>
  );
}

function summary({ added, removed, sections, facts }: ShownChanges, total: number): string {
  const changed = sections.filter(({ changes }) => changes > 0).length;
  const where = [
    changed > 0 ? counted(changed, 'section') : '',
    facts.length > 0 ? counted(facts.length, 'fact') : '',
  ].filter((part) => part !== '');
  return `${counted(total, 'change')} in ${where.join(' and ')}: ${counted(added, 'word')} added, ${removed} removed.`;
}

/** The change below the upper edge of what is seen, or the one above it. */
function nearest(places: readonly HTMLElement[], list: HTMLElement | null, step: 1 | -1): number {
  const top = list?.getBoundingClientRect().top ?? 0;
  const below = places.findIndex((place) => place.getBoundingClientRect().top >= top - 1);
  if (step === 1) return below < 0 ? 0 : below;
  return (below < 0 ? places.length : below) - 1;
}

interface Drawn {
  readonly key: number;
  readonly members: readonly ShownSection[];
}

/** Sections with at most so many changes in all; neighbours in which nothing changed together. */
function drawn(sections: readonly ShownSection[], limit: number): readonly Drawn[] {
  const groups: { key: number; members: ShownSection[] }[] = [];
  let left = limit;
  for (const [key, section] of sections.entries()) {
    if (left <= 0) break;
    const last = groups.at(-1);
    if (section.changes === 0 && last?.members[0]?.changes === 0) last.members.push(section);
    else groups.push({ key, members: [cut(section, left)] });
    left -= section.changes;
  }
  return groups;
}

function cut(section: ShownSection, limit: number): ShownSection {
  return section.changes <= limit ? section : { ...section, items: section.items.slice(0, limit) };
}

const headingOf = ({ heading }: ShownSection): string =>
  heading === '' ? 'Above the first heading' : heading;

function UnchangedSections({ sections }: { readonly sections: readonly ShownSection[] }) {
  return (
    <Same
      words={`${counted(sections.length, 'section')} unchanged`}
      names={sections.map(headingOf).join(' · ')}
    >
      {sections.map((section, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <section key={index} className="changes-section">
          <h3 dir="auto">{headingOf(section)}</h3>
          <Texts texts={section.items.flatMap((item) => (item.kind === 'unchanged' ? item.texts : []))} />
        </section>
      ))}
    </Same>
  );
}

interface SameProps {
  readonly words: string;
  /** What they are called, where they have names. */
  readonly names?: string;
  readonly children: ReactNode;
}

/** What did not change, shown when it is asked for. */
function Same({ words, names, children }: SameProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="changes-same">
      <button
        type="button"
        className="changes-fold"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {words}
        {names === undefined ? null : (
          <span className="changes-names" dir="auto">
            {names}
          </span>
        )}
      </button>
      {isOpen ? children : null}
    </div>
  );
}

const sectionNotes: Readonly<Record<ShownSection['kind'], string>> = {
  kept: '',
  added: 'new section',
  removed: 'section removed',
};

function Section({ section }: { readonly section: ShownSection }) {
  const { head, items, kind } = section;
  const notes = [
    sectionNotes[kind],
    head?.moved === null || head === null ? '' : 'section moved',
    head?.formatting === true ? 'formatting changed' : '',
  ].filter((part) => part !== '');
  const name =
    head === null || head.parts.length === 0 ? headingOf(section) : <ChangedText parts={head.parts} />;
  return (
    <section className="changes-section">
      <h3 dir="auto" {...(head === null ? {} : { 'data-change': true, tabIndex: -1 })}>
        {name}
      </h3>
      {notes.length === 0 ? null : <p className="change-note">{sentence(notes)}</p>}
      {head === null ? null : <ChangedFacts facts={head.attributes} />}
      {items.map((item, index) => (
        // Items have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Item key={index} item={item} />
      ))}
    </section>
  );
}

function Item({ item }: { readonly item: ShownItem }) {
  switch (item.kind) {
    case 'unchanged':
      return <Unchanged texts={item.texts} />;
    case 'block':
      return (
        <div className={`change change-is-${item.block.kind}`} data-change tabIndex={-1}>
          <ChangedBlock block={item.block} />
        </div>
      );
    case 'row':
      return <ChangedRow item={item} />;
  }
}

/** An event, an action: what it says, and all that changed in it. */
function ChangedRow({
  item: { row, headline, blocks },
}: {
  readonly item: Extract<ShownItem, { kind: 'row' }>;
}) {
  const notes = blockWords(row, true);
  return (
    <div className={`change change-is-${row.kind}`} data-change tabIndex={-1}>
      <p className="change-note">
        {notes.length === 0 ? sentence([row.word]) : sentence(notes)}
        {headline === '' ||
        blocks.some(({ parts }) => parts.some(({ text }) => text.includes(headline))) ? null : (
          <>
            {': '}
            <span className="change-headline" dir="auto">
              {headline}
            </span>
          </>
        )}
      </p>
      <ChangedFacts facts={row.attributes} isLone={row.kind === 'added' || row.kind === 'removed'} />
      {blocks.map((block, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <ChangedBlock key={index} block={block} />
      ))}
    </div>
  );
}

function Unchanged({ texts }: { readonly texts: readonly string[] }) {
  return (
    <Same words={`${counted(texts.length, 'block')} unchanged`}>
      <Texts texts={texts} />
    </Same>
  );
}

function Texts({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text, index) => (
    // oxlint-disable-next-line react/no-array-index-key
    <p key={index} className="change-text change-quiet" dir="auto">
      <ChangedText parts={[{ kind: 'same', text }]} />
    </p>
  ));
}
