import { useId } from 'react';

import { isZone } from '../time/zone-names';
import { TextField } from '../ui/field';

interface ZoneFieldProps {
  readonly zone: string;
  readonly onChange: (zone: string) => void;
}

/** The names a zone may have here; read once, the list does not change while the app runs. */
const zoneNames = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')];

/** Asks for the document's time zone by its IANA name, with the machine's own named beside it. */
export function ZoneField({ zone, onChange }: ZoneFieldProps) {
  const list = useId();
  const machine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      <TextField
        label="Time zone of the document"
        value={zone}
        list={list}
        spellCheck={false}
        hint={machine === zone ? 'This machine’s own zone.' : `This machine is in ${machine}.`}
        error={isZone(zone) ? undefined : 'No zone has this name. Try UTC, Europe/Berlin or +02:00.'}
        onChange={(event) => onChange(event.target.value)}
      />
      <ZoneNames id={list} />
    </>
  );
}

/** The names to choose from, for a field whose `list` is this id. */
export function ZoneNames({ id }: { readonly id: string }) {
  return (
    <datalist id={id}>
      {zoneNames.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
