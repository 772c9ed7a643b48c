import type { ColumnChoice } from '../timeline/sources/columns';
import { columnNames, columnWords } from './sources-words';

interface SourcesColumnsProps {
  readonly columns: { readonly header: readonly string[]; readonly choice: ColumnChoice };
  readonly onChange: (choice: ColumnChoice) => void;
}

/** Which column of a table was taken for what, by the names in its header. */
export function SourcesColumns({ columns: { header, choice }, onChange }: SourcesColumnsProps) {
  return (
    <fieldset className="sources-columns">
      <legend>Columns</legend>
      {columnNames.map((name) => (
        <label key={name}>
          <span>{columnWords[name]}</span>
          <select
            className="input"
            aria-label={`Column of: ${columnWords[name]}`}
            value={choice[name] ?? ''}
            onChange={({ target: { value } }) =>
              onChange({ ...choice, [name]: value === '' ? null : Number(value) })
            }
          >
            <option value="">none</option>
            {header.map((title, index) => (
              // Two columns may have the same name.
              // oxlint-disable-next-line react/no-array-index-key
              <option key={index} value={index}>
                {title.trim() === '' ? `Column ${index + 1}` : title}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}
