import { CircleCheck } from 'lucide-react';

import { describeContents } from '../../../review/files/contents';
import { shownText } from '../../../review/files/author';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { dueWords } from './round-words';
import type { Sent } from './send-model';

/** What was written, for whom, and what comes next. */
export function SendDone({ sent, onClose }: { readonly sent: Sent; readonly onClose: () => void }) {
  const { file, recipients, due, permission, contents, moved, notices } = sent;
  const { inside } = describeContents(contents);
  const whom = recipients === '' ? 'whoever is to review it' : shownText(recipients);
  return (
    <Dialog title="Send for review" onClose={onClose}>
      <p className="round-done" role="status">
        <CircleCheck aria-hidden />
        <span>
          Saved <bdi>{file}</bdi>.
        </span>
      </p>
      <ol className="round-next">
        <li dir="auto">
          Send the file to {whom}
          {due === '' ? '' : `, who may take until ${dueWords(due).slice(3)}`}, as you send any file.
        </li>
        <li>
          {permission === 'suggest' ? 'They comment and suggest changes' : 'They comment'} in their own
          Aftermark, and send you a file back.
        </li>
        <li>Open or drop that file here: what they brought stands in this draft, for you to decide.</li>
      </ol>
      <p className="round-note">
        In it: {inside.join(', ')}. You can go on writing meanwhile.
        {moved ? ' This post-mortem is “In review” now.' : ''}
      </p>
      {notices.map((notice) => (
        <p key={notice} className="round-note">
          {notice}
        </p>
      ))}
      <footer className="dialog-foot">
        {/* The button that was pressed is gone. */}
        <Button look="primary" data-first-focus onClick={onClose}>
          Close
        </Button>
      </footer>
    </Dialog>
  );
}
