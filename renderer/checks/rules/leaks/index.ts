import type { Rule } from '../../rule';
import { emailAddress } from './email-address';
import { internalHost } from './internal-host';
import { privateAddress } from './private-address';
import { token } from './token';
import { unreachableLink } from './unreachable-link';

/** Rules about what would leave the house with the text, in the order in which their findings are shown. */
export const leakRules: readonly Rule[] = [
  token,
  privateAddress,
  internalHost,
  emailAddress,
  unreachableLink,
];
