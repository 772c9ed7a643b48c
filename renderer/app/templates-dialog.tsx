import { useState } from 'react';

import type { Template } from '../../templates/template';
import { Button } from '../ui/button';
import { Dialog, Question } from '../ui/dialog';
import { isBundled, type TemplateActions } from './template-actions';

interface TemplatesDialogProps {
  readonly templates: readonly Template[];
  readonly actions: TemplateActions;
  readonly onClose: () => void;
}

/** The templates there are: import one, duplicate one, edit and remove one's own. */
export function TemplatesDialog({ templates, actions, onClose }: TemplatesDialogProps) {
  const [edited, setEdited] = useState<Template | null>(null);
  const [removed, setRemoved] = useState<Template | null>(null);
  if (edited !== null) {
    return (
      <TemplateEditor
        template={edited}
        onSave={(text) => actions.save(edited.id, text)}
        onClose={() => setEdited(null)}
      />
    );
  }
  if (removed !== null) {
    return (
      <Question
        title={`Remove the template “${removed.name}”?`}
        text="Drafts made from it keep their own copy. The template itself cannot be brought back."
        confirm="Remove"
        danger
        onAnswer={(confirmed) => {
          if (confirmed) void actions.remove(removed);
          setRemoved(null);
        }}
      />
    );
  }
  return (
    <Dialog
      title="Templates"
      description="Those that come with Aftermark cannot be changed; duplicate one to make it yours."
      onClose={onClose}
      width="wide"
    >
      <ul className="template-list">
        {templates.map((template) => (
          <li key={template.id}>
            <span>
              <span className="template-name">{template.name}</span>{' '}
              {isBundled(template.id) ? null : <span className="template-own">yours</span>}
              <span className="template-about">{template.description}</span>
            </span>
            <Button
              onClick={() => void actions.duplicate(template)}
              aria-label={`Duplicate ${template.name}`}
            >
              Duplicate
            </Button>
            {isBundled(template.id) ? null : (
              <>
                <Button onClick={() => setEdited(template)} aria-label={`Edit ${template.name}`}>
                  Edit
                </Button>
                <Button
                  look="danger"
                  onClick={() => setRemoved(template)}
                  aria-label={`Remove ${template.name}`}
                >
                  Remove
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <footer className="dialog-foot">
        <Button onClick={() => void actions.importFile()}>Import from a file…</Button>
      </footer>
    </Dialog>
  );
}

interface TemplateEditorProps {
  readonly template: Template;
  /** Resolves to what is wrong, or to null once it is kept. */
  readonly onSave: (text: string) => Promise<string | null>;
  readonly onClose: () => void;
}

/** A template as its text: every field is there, and what is wrong is named. */
function TemplateEditor({ template, onSave, onClose }: TemplateEditorProps) {
  const [text, setText] = useState(() => JSON.stringify(template, null, 2));
  const [problem, setProblem] = useState<string | null>(null);
  async function save() {
    const found = await onSave(text);
    setProblem(found);
    if (found === null) onClose();
  }
  return (
    <Dialog title={template.name} onClose={onClose} width="wide">
      <textarea
        className="input template-text"
        aria-label="The template’s text"
        aria-invalid={problem !== null}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="field-error" role="alert">
        {problem}
      </p>
      <footer className="dialog-foot">
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" onClick={() => void save()}>
          Keep
        </Button>
      </footer>
    </Dialog>
  );
}
