import { Check, CircleDashed } from 'lucide-react';

import { shownAuthor, shownText } from '../../../review/files/author';
import type { SignOffState } from '../../../review/sign-off';
import { useNow } from '../../use-now';
import { momentWords } from './moment-words';
import type { Agreement } from './sign-offs';

const before: Readonly<Record<SignOffState, string>> = {
  agreed: 'agreed:',
  'changed since': 'changed since:',
  'section gone': 'section gone:',
};

/** Who agreed to a section, and whether it says the same still. Names are claims: the hint says whose. */
export function AgreementChips({ agreements }: { readonly agreements: readonly Agreement[] }) {
  const now = useNow();
  if (agreements.length === 0) return null;
  return (
    <ul className="agreements">
      {agreements.map(({ signOff: { id, author, at }, state }) => {
        const role = shownText(author.role);
        const when = momentWords(at, now);
        const hint = `${shownAuthor(author)}, as they say, read and agreed to this section: ${when}.${hints[state]}`;
        const isAgreed = state === 'agreed';
        const Icon = isAgreed ? Check : CircleDashed;
        return (
          <li key={id} className={isAgreed ? 'agreement is-agreed' : 'agreement is-changed'} title={hint}>
            <Icon aria-hidden />
            <span className={isAgreed ? 'visually-hidden' : ''}>{before[state]} </span>
            <span dir="auto">{role === '' ? shownAuthor(author) : role}</span>
          </li>
        );
      })}
    </ul>
  );
}

const hints: Readonly<Record<SignOffState, string>> = {
  agreed: '',
  'changed since': ' It has changed since.',
  'section gone': ' It is not in the post-mortem any more.',
};
