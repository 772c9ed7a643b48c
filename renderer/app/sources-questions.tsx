import { useId, useState } from 'react';

import type { TimeAnswers } from '../time/parsed-time';
import { isZone, parseZone } from '../time/zone-names';
import type { SourceQuestion } from '../timeline/sources/format';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import type { SourcesDraft } from './sources-draft';
import type { SourcesModel, SourcesState } from './sources-model';
import { countOf } from './sources-words';
import { ZoneNames } from './zone-field';

interface SourcesQuestionsProps {
  readonly state: SourcesState;
  readonly model: SourcesModel;
  readonly draft: SourcesDraft;
}

/** What the source does not say and nobody may guess: asked once for all of it, and changeable afterwards. */
export function SourcesQuestions({ state: { asked, settings }, model, draft }: SourcesQuestionsProps) {
  if (asked.length === 0) return null;
  return (
    <section className="sources-questions" aria-label="The source does not say">
      <h3>The source does not say</h3>
      {asked.map((question) => {
        switch (question.kind) {
          case 'zone':
            return (
              <ZoneQuestion
                key="zone"
                question={question}
                said={settings.zone}
                onSay={(zone) => model.change({ zone })}
              />
            );
          case 'date':
            return (
              <DateQuestion
                key="date"
                question={question}
                said={settings.date ?? draft.incidentDate}
                onSay={(date) => model.change({ date: date === '' ? null : date })}
              />
            );
          case 'meaning':
            return (
              <MeaningQuestion
                key={question.example}
                question={question}
                said={settings.answers}
                onSay={(answers) => model.change({ answers })}
              />
            );
        }
      })}
    </section>
  );
}

interface ZoneQuestionProps {
  readonly question: Extract<SourceQuestion, { kind: 'zone' }>;
  readonly said: string | null;
  readonly onSay: (zone: string) => void;
}

function ZoneQuestion({ question: { example, count, suggested }, said, onSay }: ZoneQuestionProps) {
  const list = useId();
  const [zone, setZone] = useState(said ?? suggested);
  const named = isZone(zone) ? zone : parseZone(zone);
  return (
    <form
      className="sources-question"
      onSubmit={(event) => {
        event.preventDefault();
        if (named !== null) onSay(named);
      }}
    >
      <TextField
        label="Time zone"
        list={list}
        spellCheck={false}
        value={zone}
        hint={`${timesLike(count, example)} ${count === 1 ? 'has' : 'have'} none. ${
          said === null ? `Read in ${suggested}, the document’s, until you say so.` : `Read in ${said}.`
        }`}
        error={named === null ? 'No zone has this name. Try UTC, Europe/Berlin or +02:00.' : undefined}
        onChange={({ target }) => setZone(target.value)}
      />
      <ZoneNames id={list} />
      {named === said ? null : (
        <Button type="submit" disabled={named === null}>
          {named === suggested && said === null ? `Yes, ${suggested}` : `Read in ${named ?? '…'}`}
        </Button>
      )}
    </form>
  );
}

interface DateQuestionProps {
  readonly question: Extract<SourceQuestion, { kind: 'date' }>;
  readonly said: string;
  readonly onSay: (date: string) => void;
}

function DateQuestion({ question: { missing, example, count }, said, onSay }: DateQuestionProps) {
  return (
    <div className="sources-question">
      <TextField
        type="date"
        label={missing === 'date' ? 'Day of the first' : 'A day in that year'}
        value={said}
        hint={`${timesLike(count, example)} ${count === 1 ? 'has' : 'have'} no ${missing === 'date' ? 'day' : 'year'}.`}
        onChange={({ target }) => onSay(target.value)}
      />
    </div>
  );
}

interface MeaningQuestionProps {
  readonly question: Extract<SourceQuestion, { kind: 'meaning' }>;
  readonly said: TimeAnswers;
  readonly onSay: (answers: TimeAnswers) => void;
}

function MeaningQuestion({ question: { asked, example, count }, said, onSay }: MeaningQuestionProps) {
  const name = useId();
  const choices =
    asked.kind === 'ambiguous-zone'
      ? asked.choices.map(({ label, answers }) => ({ label, answers }))
      : asked.choices.map(({ label, answers }) => ({ label: `the ${label}`, answers }));
  return (
    <fieldset className="sources-question sources-meaning">
      <legend>{asked.kind === 'ambiguous-zone' ? `“${asked.abbreviation}” is` : `“${example}” is`}</legend>
      {choices.map(({ label, answers }) => (
        <label key={label} className="tick">
          <input
            type="radio"
            name={name}
            checked={isSaid(said, answers)}
            onChange={() => onSay({ ...said, ...answers, zones: { ...said.zones, ...answers.zones } })}
          />
          <span>{label}</span>
        </label>
      ))}
      <p className="field-hint">{timesLike(count, example)}; without an answer they have no time.</p>
    </fieldset>
  );
}

/** Whether everything in an answer has been said already. */
function isSaid(said: TimeAnswers, answer: TimeAnswers): boolean {
  const zones = Object.entries(answer.zones ?? {});
  return (
    (answer.dateOrder === undefined || answer.dateOrder === said.dateOrder) &&
    zones.every(([letters, zone]) => said.zones?.[letters] === zone)
  );
}

function timesLike(count: number, example: string): string {
  return count === 1 ? `“${example}”` : `${countOf(count, 'time')} like “${example}”`;
}
