import { useState, type FormEvent } from 'react';

import type { Template } from '../../templates/template';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { ZoneField } from './zone-field';

export interface NewDraft {
  readonly template: Template;
  readonly title: string;
  /** YYYY-MM-DD, or '' where the person leaves it open. */
  readonly incidentDate: string;
  readonly zone: string;
}

interface NewDialogProps {
  readonly templates: readonly Template[];
  readonly onCreate: (draft: NewDraft) => void;
  readonly onClose: () => void;
}

/** Asks for template, date and zone. The zone is offered, and it is the person who confirms it. */
export function NewDialog({ templates, onCreate, onClose }: NewDialogProps) {
  const [templateId, setTemplateId] = useState(templates[0]?.id ?? '');
  const [title, setTitle] = useState('');
  const [incidentDate, setIncidentDate] = useState('');
  const [zone, setZone] = useState('UTC');
  const template = templates.find((one) => one.id === templateId);

  function create(event: FormEvent) {
    event.preventDefault();
    if (template !== undefined) onCreate({ template, title: title.trim(), incidentDate, zone });
  }

  return (
    <Dialog title="New post-mortem" onClose={onClose} width="wide">
      <form className="new-form" onSubmit={create}>
        <TextField
          label="Title"
          value={title}
          placeholder="What happened, in a reader’s words"
          onChange={(event) => setTitle(event.target.value)}
        />
        <div className="new-when">
          <TextField
            label="Date of the incident"
            type="date"
            value={incidentDate}
            hint="Bare times such as 13:42 start from this day."
            onChange={(event) => setIncidentDate(event.target.value)}
          />
          <ZoneField zone={zone} onChange={setZone} />
        </div>
        <TemplateChoice templates={templates} chosen={templateId} onChoose={setTemplateId} />
        <footer className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={template === undefined}>
            Start writing
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

interface TemplateChoiceProps {
  readonly templates: readonly Template[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function TemplateChoice({ templates, chosen, onChoose }: TemplateChoiceProps) {
  return (
    <fieldset className="template-choice">
      <legend>Template</legend>
      {templates.map((template) => (
        <label key={template.id} className="template-card">
          <input
            type="radio"
            name="template"
            value={template.id}
            checked={template.id === chosen}
            onChange={() => onChoose(template.id)}
          />
          <span className="template-name">{template.name}</span>
          <span className="template-about">{template.description}</span>
          <span className="template-sections">
            {template.sections.filter((section) => (section.level ?? 2) === 2).length} sections
          </span>
        </label>
      ))}
    </fieldset>
  );
}
