import { FolderOpen } from 'lucide-react';
import { useId, useState } from 'react';

import type { ShellClient } from '../../electron/contract/client';
import { Button } from '../ui/button';
import type { GivenSource } from './sources-messages';

interface SourcesChoiceProps {
  readonly shell: ShellClient;
  readonly say: (message: string) => void;
  readonly onGive: (source: GivenSource) => void;
  readonly onClose: () => void;
}

/** Where the events come from: a file, or what is on the clipboard. */
export function SourcesChoice({ shell, say, onGive, onClose }: SourcesChoiceProps) {
  const id = useId();
  const [text, setText] = useState('');
  const choose = async () => {
    const file = await shell.request('openSources');
    if (file === null) return;
    if (file.kind === 'unreadable') say(file.message);
    else onGive({ name: file.name, bytes: new Uint8Array(file.bytes) });
  };
  const give = (pasted: string) => onGive({ name: 'clipboard', text: pasted });
  return (
    <div className="sources-choice">
      <p className="sources-about">
        An export of Slack, PagerDuty, Opsgenie, Statuspage, Grafana or GitHub, a table, or lines that begin
        with times. It is read on this machine; nothing goes into the draft before you have seen it.
      </p>
      <div className="sources-file">
        <Button look="primary" data-first-focus="" onClick={() => void choose()}>
          <FolderOpen aria-hidden /> Choose a file…
        </Button>
        <span className="field-hint">.zip, .json, .csv, .tsv, .log or .txt; or drop it onto the window</span>
      </div>
      <div className="field sources-paste">
        <label htmlFor={id}>Or paste it here</label>
        <textarea
          id={id}
          className="input"
          spellCheck={false}
          value={text}
          placeholder={'13:31 The deploy begins\n13:42 Traffic falls'}
          onChange={(event) => setText(event.target.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain');
            // A long text is shown in the preview at once: a field of 50,000 lines is slow, and nobody edits it.
            if (text.trim() !== '' || !pasted.includes('\n')) return;
            event.preventDefault();
            give(pasted);
          }}
        />
      </div>
      <footer className="dialog-foot">
        <Button onClick={onClose}>Cancel</Button>
        <Button disabled={text.trim() === ''} onClick={() => give(text)}>
          Show the events
        </Button>
      </footer>
    </div>
  );
}
