import { useMemo, useState } from 'react';

import { eventKinds, label } from '../document/vocabulary';
import { parseTime } from '../time/parse';
import { dayOf } from '../time/print';
import { personsOf } from '../timeline/sources/filter';
import { Tick } from '../ui/field';
import type { SourcesModel, SourcesState } from './sources-model';
import { countOf } from './sources-words';

interface SourcesFilterBarProps {
  readonly state: SourcesState;
  readonly model: SourcesModel;
  readonly zone: string;
}

/** What of the source is shown: by words, person, kind and span, with or without programs. */
export function SourcesFilterBar({ state, model, zone }: SourcesFilterBarProps) {
  const { rows, filter, phase } = state;
  const isRead = phase === 'ready' || phase === 'adding';
  const people = useMemo(() => (isRead ? personsOf(rows) : []), [rows, isRead]);
  const bots = useMemo(() => (isRead ? rows.filter(({ bot }) => bot).length : 0), [rows, isRead]);
  const day = useMemo(() => firstDay(state, zone), [state, zone]);
  return (
    <search className="sources-filter">
      <input
        type="search"
        className="input sources-words"
        aria-label="Words in the text"
        placeholder="Find words"
        value={filter.words ?? ''}
        onChange={({ target }) => model.filter({ words: target.value })}
      />
      <select
        className="input sources-person-choice"
        aria-label="Person"
        value={filter.persons?.[0] ?? everybody}
        onChange={({ target: { value } }) => model.filter({ persons: value === everybody ? [] : [value] })}
      >
        <option value={everybody}>Everybody</option>
        {people.map(({ person, count }) => (
          <option key={person} value={person}>
            {person} ({count.toLocaleString('en')})
          </option>
        ))}
      </select>
      <select
        className="input sources-kind-choice"
        aria-label="Kind"
        value={filter.kinds?.[0] ?? everybody}
        onChange={({ target: { value } }) =>
          model.filter({
            kinds: value === everybody ? [] : [eventKinds.find((kind) => kind === value) ?? ''],
          })
        }
      >
        <option value={everybody}>Any kind</option>
        {eventKinds.map((kind) => (
          <option key={kind} value={kind}>
            {label(kind)}
          </option>
        ))}
        <option value="">no kind</option>
      </select>
      <TimeBound name="From" day={day} zone={zone} onChange={(from) => model.filter({ from })} />
      <TimeBound name="To" day={day} zone={zone} isEnd onChange={(to) => model.filter({ to })} />
      {bots === 0 ? null : (
        <Tick
          label={`Hide ${countOf(bots, 'program')}`}
          title="Records that a program wrote"
          checked={filter.bots === false}
          onChange={({ target }) => model.filter({ bots: !target.checked })}
        />
      )}
    </search>
  );
}

/** No name and no kind is called that: it begins with a character that stands in no text. */
const everybody = '\u0000';

/** The day on which the first dated record falls, for bounds that are a clock time alone. */
function firstDay({ rows }: SourcesState, zone: string): string | null {
  const first = rows.find(({ happened }) => happened !== null && happened.start !== null)?.happened;
  return first === undefined || first === null ? null : dayOf(first, zone);
}

interface TimeBoundProps {
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly day: string | null;
  readonly zone: string;
  readonly isEnd?: boolean;
  readonly onChange: (ms: number | null) => void;
}

const minuteMs = 60_000;

/** A bound of the span, written as any time: "13:42", "2 Jul 14:00". The end of a minute is within it. */
function TimeBound({ name, day, zone, isEnd = false, onChange }: TimeBoundProps) {
  const [text, setText] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const read = (value: string) => {
    setText(value);
    if (value.trim() === '') {
      setIsWrong(false);
      onChange(null);
      return;
    }
    const parsed = parseTime(value, { zone, zoneConfirmed: true, previous: null, incidentDate: day });
    const start = parsed.kind === 'time' ? parsed.time.start : null;
    setIsWrong(start === null);
    if (start !== null) onChange(isEnd && start % minuteMs === 0 ? start + minuteMs - 1 : start);
  };
  return (
    <input
      type="text"
      className="input sources-bound"
      aria-label={name}
      placeholder={`${name} 13:42`}
      autoComplete="off"
      spellCheck={false}
      aria-invalid={isWrong}
      title={isWrong ? 'This is no time that can be read here.' : `${name}, in ${zone}`}
      value={text}
      onChange={({ target }) => read(target.value)}
    />
  );
}
