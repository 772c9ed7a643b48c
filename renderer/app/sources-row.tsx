import { Bot, Check, CircleHelp, CopyCheck } from 'lucide-react';
import { memo, type MouseEvent } from 'react';

import { eventKinds, label, type EventKind } from '../document/vocabulary';
import type { PreviewRow } from './sources-messages';
import type { SourcesModel } from './sources-model';
import { inferredSign, inferredWords, rowTime } from './sources-words';

interface SourcesRowProps {
  readonly id: string;
  readonly row: PreviewRow;
  /** Among the rows that are shown. */
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly zone: string;
  readonly kind: EventKind | '';
  readonly isPicked: boolean;
  readonly isCurrent: boolean;
  readonly model: SourcesModel;
}

/** One record on one line. Drawn again only when something about it changes. */
export const SourcesRow = memo(function SourcesRow(props: SourcesRowProps) {
  const { id, row, index, top, zone, kind, isPicked, isCurrent, model } = props;
  const { happened } = row;
  const isInferred = happened !== null && happened.inferred.length > 0;
  const onClick = (event: MouseEvent) => {
    if (event.target instanceof HTMLSelectElement) return;
    model.act(event.shiftKey ? { kind: 'go', to: index, extends: true } : { kind: 'toggle', at: index });
  };
  return (
    // The keyboard is on the list, which moves the cursor.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isPicked}
      className={`sources-row${isCurrent ? ' is-current' : ''}${isPicked ? ' is-picked' : ''}`}
      style={{ top }}
      onClick={onClick}
    >
      <span role="gridcell" className="sources-tick-cell">
        <span className="sources-tick" aria-hidden>
          {isPicked ? <Check /> : null}
        </span>
        <span className="visually-hidden">{isPicked ? 'picked' : 'not picked'}</span>
      </span>
      <span role="gridcell" className={happened === null ? 'sources-time is-missing' : 'sources-time'}>
        {rowTime(happened, zone)}
        {isInferred ? (
          <span className="sources-inferred" title={inferredWords(happened)}>
            <CircleHelp aria-hidden />
            {inferredSign(happened)}
          </span>
        ) : null}
      </span>
      <span role="gridcell" className="sources-person" dir="auto" title={row.person}>
        {row.bot ? <Bot role="img" aria-label="by a program:" /> : null}
        <span>{row.person}</span>
      </span>
      <span role="gridcell" className="sources-text" dir="auto">
        {row.isReply ? <span className="sources-reply">reply </span> : null}
        {row.text}
      </span>
      <span role="gridcell" className="sources-kind">
        {row.duplicate === '' ? null : (
          <span className="sources-same" title={row.duplicate}>
            <CopyCheck aria-hidden /> already there
          </span>
        )}
        <select
          aria-label={`Kind of “${row.text.slice(0, 60)}”, a suggestion`}
          title="A suggestion; choose another"
          tabIndex={isCurrent ? 0 : -1}
          value={kind}
          onChange={({ target: { value } }) =>
            model.setKind(row.key, eventKinds.find((one) => one === value) ?? '')
          }
        >
          <option value="">no kind</option>
          {eventKinds.map((one) => (
            <option key={one} value={one}>
              {label(one)}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
});
