import type { AppInfo } from '../../electron/contract/contract';
import { Dialog } from '../ui/dialog';

interface AboutDialogProps {
  readonly info: AppInfo;
  readonly onClose: () => void;
}

export function AboutDialog({ info, onClose }: AboutDialogProps) {
  return (
    <Dialog
      title={`${info.name} ${info.version}`}
      description="Post-mortems, written and reviewed offline. Drafts stay on this machine; nothing is sent anywhere."
      onClose={onClose}
    >
      <dl className="about">
        <dt>Electron</dt>
        <dd>{info.electron}</dd>
        <dt>Chromium</dt>
        <dd>{info.chromium}</dd>
        <dt>Node</dt>
        <dd>{info.node}</dd>
        <dt>Platform</dt>
        <dd>{info.platform}</dd>
      </dl>
    </Dialog>
  );
}
