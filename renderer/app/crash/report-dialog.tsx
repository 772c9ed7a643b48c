import { useState } from 'react';

import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import './crash.css';

interface ReportDialogProps {
  /** '' where nothing has gone wrong yet. */
  readonly report: string;
  readonly onClose: () => void;
}

/** The last error report, to be read and copied; nothing is sent anywhere. */
export function ReportDialog({ report, onClose }: ReportDialogProps) {
  const [said, setSaid] = useState('');

  if (report === '') {
    return (
      <Dialog
        title="Last error report"
        description="There is none: nothing has gone wrong so far."
        onClose={onClose}
      >
        <footer className="dialog-foot">
          <Button onClick={onClose} data-first-focus>
            Close
          </Button>
        </footer>
      </Dialog>
    );
  }

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(report);
      setSaid('Copied.');
    } catch {
      setSaid('The clipboard did not take it; try once more with the window in front.');
    }
  };

  return (
    <Dialog
      title="Last error report"
      description="It holds nothing of what you wrote, and no names. It is sent nowhere: copy it if somebody is to see it."
      onClose={onClose}
      width="wide"
    >
      <pre className="report" tabIndex={0} role="region" aria-label="Report">
        {report}
      </pre>
      <footer className="dialog-foot">
        <p className="report-said" role="status">
          {said}
        </p>
        <Button onClick={onClose}>Close</Button>
        <Button look="primary" onClick={() => void copy()} data-first-focus>
          Copy report
        </Button>
      </footer>
    </Dialog>
  );
}
