import { leakRule, type Leak, type Published } from './published';
import { tokenKinds } from './token-kinds';

/** Keys that vendors and standards print as examples: AWS's end with EXAMPLE, the JSON Web Token's ends like this. */
const documented = /EXAMPLE(?:KEY)?$|SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c$/u;

/** Words that stand for a password, and variables that are filled in elsewhere. */
const stand =
  /^(?:pass(?:word|wd)?|pwd|secret|token|changeme|example|redacted|hidden|removed|user(?:name)?|xxx+|yyy+|\*+|\.+|x-oauth-basic)$|^[$%{[(<*…]|\$\{|\{\{/iu;

/** The fewest different characters that a secret has; "ghp_xxxxxxxx" has one. */
const fewest = 6;

function isStandIn(secret: string): boolean {
  return (
    documented.test(secret) ||
    /x{6}|X{6}|\*{3}|0{12}|1234567890123/u.test(secret) ||
    new Set(secret).size < fewest
  );
}

function find({ text }: Published): readonly Leak[] {
  const found: Leak[] = [];
  for (const { name, pattern } of tokenKinds) {
    for (const match of text.matchAll(pattern)) {
      const shown = match.groups?.['shown'] ?? '';
      const password = match.groups?.['password'];
      const isStand =
        password === undefined
          ? isStandIn(match[0].slice(shown.length))
          : stand.test(password) || password === match.groups?.['user'];
      if (isStand) continue;
      const to = match.index + shown.length;
      found.push({
        from: match.index,
        to,
        message: `“${shown.trim()}…” looks like ${name}. Take it out, and have it revoked if it was real.`,
      });
    }
  }
  return found;
}

/**
 * Secrets by their published shapes: keys and tokens of vendors, private keys, passwords in addresses. What is shown of
 * one, here and in what a person sets aside, is only the part that is the same for all.
 */
export const token = leakRule({
  id: 'token',
  severity: 'warning',
  title: 'No keys, tokens, passwords',
  why: 'Whoever reads a secret can use it, and programs look for them in what is published (secretlint, GitHub secret scanning).',
  find,
});
