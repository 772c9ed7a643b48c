import { Popover } from '@base-ui/react/popover';
import type { Editor } from '@tiptap/core';
import { ChevronDown } from 'lucide-react';
import { memo, useState, type ReactNode } from 'react';

import type { Facts } from '../document/facts';
import { incidentStatuses, label, severities, type IncidentStatus } from '../document/vocabulary';
import { statusName } from '../review/status';
import { isZone } from '../time/zone-names';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { createFactWriter } from './fact-writer';
import { ZoneField } from './zone-field';

interface FactsBarProps {
  readonly editor: Editor;
  readonly facts: Facts;
  /** When it hurt, derived from the events and impacts; '' while nothing is known. */
  readonly span: string;
  readonly severitiesOffered: readonly string[] | undefined;
  /** Asks for another status of the document; null where it is not for this person to give. */
  readonly onStatus: (() => void) | null;
  /** Whether they can only be looked at. */
  readonly readOnly?: boolean;
}

/** The facts under the title: what is known in one line, and a panel to change it. */
export const FactsBar = memo(function FactsBar(props: FactsBarProps) {
  const { editor, facts, span, severitiesOffered, onStatus, readOnly = false } = props;
  const parts = factParts(facts, span);
  const [isOpen, setIsOpen] = useState(false);
  const isEmpty = parts.length === 0 && facts.severity === '';
  return (
    <div className="facts-line">
      {facts.severity === '' ? null : <span className="severity">{facts.severity}</span>}
      {parts.map((part) => (
        <span key={part} dir="auto">
          {part}
        </span>
      ))}
      <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
        <Popover.Trigger className="facts-edit" aria-label="Facts of the incident">
          {isEmpty ? 'Facts of the incident' : 'Facts'} <ChevronDown aria-hidden />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner sideOffset={6} align="start" className="menu-place">
            <Popover.Popup
              className="popover facts-panel"
              // Back to where the caret was: the button itself is no place to write on.
              finalFocus={() => {
                editor.commands.focus();
                return false;
              }}
            >
              <Popover.Title className="visually-hidden">Facts of the incident</Popover.Title>
              <fieldset className="facts-lock" disabled={readOnly}>
                <FactsForm
                  editor={editor}
                  facts={facts}
                  severitiesOffered={severitiesOffered}
                  onStatus={
                    onStatus === null
                      ? null
                      : () => {
                          setIsOpen(false);
                          onStatus();
                        }
                  }
                />
              </fieldset>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </div>
  );
});

function factParts(facts: Facts, span: string): readonly string[] {
  return [
    span,
    facts.services.join(', '),
    ...facts.roles.map((role) => (role.name === '' ? role.role : `${role.role}: ${role.name}`)),
    facts.incidentStatus === '' ? '' : `Incident ${label(facts.incidentStatus)}`,
    facts.status === 'draft' ? '' : label(facts.status),
    facts.tags.map((tag) => `#${tag}`).join(' '),
  ].filter((part) => part !== '');
}

type FormProps = Omit<FactsBarProps, 'span' | 'readOnly'>;

function FactsForm({ editor, facts, severitiesOffered, onStatus }: FormProps): ReactNode {
  const [{ write: change, leave }] = useState(() => createFactWriter(editor));
  return (
    <div className="facts-form" onBlur={leave}>
      <div className="facts-row">
        <TextField
          label="Severity"
          list="severities"
          value={facts.severity}
          onChange={(event) => change('severity', event.target.value)}
        />
        <datalist id="severities">
          {(severitiesOffered ?? severities).map((severity) => (
            <option key={severity} value={severity} />
          ))}
        </datalist>
        <SelectField
          label="Incident"
          value={facts.incidentStatus}
          onChange={(event) => change('incidentStatus', event.target.value as IncidentStatus | '')}
        >
          <option value="">not said</option>
          {incidentStatuses.map((status) => (
            <option key={status} value={status}>
              {label(status)}
            </option>
          ))}
        </SelectField>
        <div className="field">
          <span className="facts-label">Document</span>
          {onStatus === null ? (
            <span className="facts-status">{statusName(facts.status)}</span>
          ) : (
            // Given by its own dialog, which knows where it may go and what holds it.
            <Button aria-label={`Document: ${statusName(facts.status)}…`} onClick={onStatus}>
              {statusName(facts.status)}…
            </Button>
          )}
        </div>
      </div>
      <ListField
        label="Services"
        hint="Separated by commas: Firewall, CDN"
        values={facts.services}
        onChange={(services) => change('services', services)}
      />
      <ListField
        label="Roles"
        hint="Role, or role: name. Commander: on-call SRE lead"
        values={facts.roles.map((role) => (role.name === '' ? role.role : `${role.role}: ${role.name}`))}
        onChange={(roles) => change('roles', roles.map(readRole))}
      />
      <ListField label="Tags" values={facts.tags} onChange={(tags) => change('tags', tags)} />
      <div className="facts-row facts-where">
        <TextField
          label="Date of the incident"
          type="date"
          value={facts.incidentDate}
          onChange={(event) => change('incidentDate', event.target.value)}
        />
        <ZoneChoice zone={facts.zone} onChange={(zone) => change('zone', zone)} />
        <TextField
          label="Language"
          value={facts.language}
          hint="A tag such as en or ja"
          onChange={(event) => change('language', event.target.value)}
        />
      </div>
    </div>
  );
}

/** Keeps what is typed here until it names a zone, so that the document never has one that does not exist. */
function ZoneChoice({
  zone,
  onChange,
}: {
  readonly zone: string;
  readonly onChange: (zone: string) => void;
}) {
  const [typed, setTyped] = useState(zone);
  return (
    <ZoneField
      zone={typed}
      onChange={(text) => {
        setTyped(text);
        if (isZone(text)) onChange(text);
      }}
    />
  );
}

interface ListFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/**
 * Several short texts in one line, separated by commas. Stored with every keystroke, as all that is typed; the field
 * keeps what was typed, as the comma on its way to the next text is not stored.
 */
function ListField({ label: name, hint, values, onChange }: ListFieldProps) {
  const [typed, setTyped] = useState(values.join(', '));
  return (
    <TextField
      label={name}
      hint={hint}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(splitList(event.target.value));
      }}
    />
  );
}

function splitList(text: string): readonly string[] {
  return [...new Set(text.split(',').map((part) => part.trim()))].filter((part) => part !== '');
}

function readRole(text: string): Facts['roles'][number] {
  const colon = text.indexOf(':');
  return colon < 0
    ? { role: text, name: '' }
    : { role: text.slice(0, colon).trim(), name: text.slice(colon + 1).trim() };
}
