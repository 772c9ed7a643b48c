import { useState } from 'react';

import { printDuration } from '../time/duration';
import { sourceFormatIds } from '../timeline/sources/format';
import { sourceFormats } from '../timeline/sources/read-source';
import { Button } from '../ui/button';
import { SelectField, TextField, Tick } from '../ui/field';
import { SourcesColumns } from './sources-columns';
import type { SourcesDraft } from './sources-draft';
import type { SourcesModel, SourcesState } from './sources-model';
import { SourcesQuestions } from './sources-questions';
import { readShift } from '../timeline/sources/read-shift';
import { countOf } from './sources-words';

interface SourcesOptionsProps {
  readonly state: SourcesState;
  readonly model: SourcesModel;
  readonly draft: SourcesDraft;
}

/** What is known of the source, and what only the person can say about it. */
export function SourcesOptions({ state, model, draft }: SourcesOptionsProps) {
  const { source, facts, settings } = state;
  const format = settings.format ?? facts?.format ?? '';
  return (
    <fieldset className="sources-options">
      <legend className="visually-hidden">The source</legend>
      <div className="sources-source">
        <span className="sources-name" title={source?.name}>
          {source?.name}
        </span>
        <Button onClick={model.forget}>Another…</Button>
      </div>
      <SelectField
        label="Read as"
        value={format}
        onChange={({ target: { value } }) => {
          const chosen = sourceFormatIds.find((id) => id === value);
          if (chosen !== undefined) model.change({ format: chosen });
        }}
      >
        {format === '' ? <option value="">not known</option> : null}
        {sourceFormats.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </SelectField>
      <SourcesQuestions state={state} model={model} draft={draft} />
      {facts?.columns === null || facts === null ? null : (
        <SourcesColumns columns={facts.columns} onChange={(columns) => model.change({ columns })} />
      )}
      <ShiftField shift={settings.shift} onChange={(shift) => model.change({ shift })} />
      <Tick
        label="Keep people’s names"
        checked={settings.keepNames}
        onChange={({ target }) => model.change({ keepNames: target.checked })}
      />
      <p className="field-hint sources-names">
        {settings.keepNames
          ? 'Each event says in its source who wrote the record.'
          : 'People go by the role that the facts of this draft give them.'}{' '}
        The record itself stays with the event as evidence, and is not published.
      </p>
      {facts === null || facts.skipped.length === 0 ? null : (
        <details className="sources-skipped">
          <summary>{countOf(facts.skipped.length, 'record')} left out</summary>
          <ul>
            {facts.skipped.slice(0, mostReasons).map(({ place, reason }) => (
              <li key={`${place} ${reason}`}>
                <strong>{place}</strong> {reason}
              </li>
            ))}
          </ul>
          {facts.skipped.length > mostReasons ? (
            <p>and {(facts.skipped.length - mostReasons).toLocaleString('en')} more like these</p>
          ) : null}
        </details>
      )}
    </fieldset>
  );
}

/** As many reasons are written out; a chat of 50,000 messages can have thousands of joins and leaves. */
const mostReasons = 200;

interface ShiftFieldProps {
  readonly shift: number;
  readonly onChange: (ms: number) => void;
}

/** The source's clock was wrong: all of its times are moved, and each event says by how much. */
function ShiftField({ shift, onChange }: ShiftFieldProps) {
  const [text, setText] = useState('');
  const read = readShift(text);
  const apply = () => {
    if (read !== null && read !== shift) onChange(read);
  };
  return (
    <TextField
      label="Move all times by"
      placeholder="+2 min or -01:30"
      spellCheck={false}
      autoComplete="off"
      value={text}
      error={read === null ? 'No length of time. Try +2 min, -90 s or -01:30.' : undefined}
      hint={
        shift === 0
          ? 'Where the source’s clock was wrong.'
          : `All times are ${printDuration(Math.abs(shift))} ${shift > 0 ? 'later' : 'earlier'} than in the source.`
      }
      onChange={({ target }) => setText(target.value)}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        apply();
      }}
    />
  );
}
