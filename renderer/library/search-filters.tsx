import { X } from 'lucide-react';

import { listFilters, toggled, type Choices, type Filters } from '../search/filters';
import { chipsOf, filterNames, filterValue } from './filter-words';

interface FiltersProps {
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
}

/** The filters that are on; a click takes one away. */
export function FilterChips({ filters, onFilters }: FiltersProps) {
  const chips = chipsOf(filters);
  if (chips.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label="Filters that are on">
      {chips.map(({ key, text, name, without }) => (
        <li key={key}>
          <button
            type="button"
            className="filter-chip"
            title={`Remove ${name}`}
            aria-label={`Remove the filter ${name}`}
            onClick={() => onFilters(without)}
          >
            <span dir="auto">{text}</span>
            <X aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface FilterRowProps extends FiltersProps {
  /** Null while it is not known what the drafts have. */
  readonly choices: Choices | null;
}

/** What can be filtered by. A choice is added to what is on already. */
export function FilterRow({ filters, choices, onFilters }: FilterRowProps) {
  return (
    <div className="filter-row" role="group" aria-label="Filters">
      {listFilters.map((filter) => {
        const { name, any } = filterNames[filter];
        return (
          <select
            key={filter}
            className="input"
            aria-label={name}
            value=""
            onChange={({ target }) => onFilters(toggled(filters, filter, target.value))}
          >
            <option value="">{any}</option>
            {choices?.[filter].map(({ value, count }) => (
              <option key={value} value={value} disabled={filters[filter].includes(value)}>
                {filterValue(filter, value)} ({count.toLocaleString('en-GB')})
              </option>
            ))}
          </select>
        );
      })}
      <DayField name="from" filters={filters} onFilters={onFilters} />
      <DayField name="to" filters={filters} onFilters={onFilters} />
    </div>
  );
}

function DayField({ name, filters, onFilters }: FiltersProps & { readonly name: 'from' | 'to' }) {
  return (
    <label className="filter-day">
      <span>Incident {name}</span>
      <input
        type="date"
        className="input"
        value={filters[name]}
        onChange={({ target }) => onFilters({ ...filters, [name]: target.value })}
      />
    </label>
  );
}
