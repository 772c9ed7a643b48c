import { Check } from 'lucide-react';

import type { SectionView } from '../document/read';
import { AgreementChips } from './review/history/agreement-chips';
import { toggleSectionSignOff } from './review/history/sign-off-actions';
import { agrees } from './review/history/sign-offs';
import { useAgreements } from './review/history/use-agreements';
import type { Session } from './session';
import { useStore } from './store';

interface OutlineProps {
  readonly session: Session;
  readonly onJump: (section: SectionView) => void;
  readonly say: (message: string) => void;
}

/**
 * The headings of the draft, to jump by, with who agreed to what stands under them; in a review with a button to agree.
 * An empty section says so in words, not by colour alone.
 */
export function Outline({ session, onJump, say }: OutlineProps) {
  const { sections } = useStore(session.overview);
  const agreements = useAgreements(session.editor);
  const self = useStore(session.identity.current);
  const gone = agreements.filter(({ state }) => state === 'section gone');
  if (sections.length === 0 && gone.length === 0) {
    return <p className="quiet">Headings you write appear here.</p>;
  }
  return (
    <nav aria-label="Outline">
      <ol className="outline">
        {sections.map((section) => {
          const { id, heading, level, position, empty } = section;
          const isAgreed = id !== null && self !== null && agrees(agreements, id, self);
          return (
            <li key={position} style={{ paddingInlineStart: `${Math.max(0, level - 2) * 14}px` }}>
              <div className="outline-row">
                <button type="button" className="outline-item" onClick={() => onJump(section)}>
                  <span dir="auto">{heading === '' ? 'Untitled section' : heading}</span>
                  {empty ? <small>empty</small> : null}
                </button>
                {session.review === null || id === null ? null : (
                  <button
                    type="button"
                    className="outline-agree"
                    aria-pressed={isAgreed}
                    aria-label={`Agree to ${heading === '' ? 'this section' : heading}`}
                    title="Read and agreed (takes it back when pressed again)"
                    onClick={() => void toggleSectionSignOff(session, id, say)}
                  >
                    <Check aria-hidden />
                    {isAgreed ? 'Agreed' : 'Agree'}
                  </button>
                )}
              </div>
              <AgreementChips
                agreements={agreements.filter(
                  ({ signOff, state }) => signOff.section === id && state !== 'section gone',
                )}
              />
            </li>
          );
        })}
      </ol>
      {gone.length === 0 ? null : (
        <div className="outline-gone">
          <p className="quiet">Agreed to sections that are gone</p>
          <AgreementChips agreements={gone} />
        </div>
      )}
    </nav>
  );
}
