import type { RendererCommandId } from '../../../../electron/contract/commands';
import type { ReviewRow } from '../../../storage/rows';
import type { Session } from '../../session';

interface StanceProps {
  readonly session: Session;
  readonly review: ReviewRow;
  readonly run: (id: RendererCommandId) => void;
}

/** Says above the page that it is reviewed here, for whom and until when, and leads to returning it. */
export function Stance(_props: StanceProps) {
  return null;
}
