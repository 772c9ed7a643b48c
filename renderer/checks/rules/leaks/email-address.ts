import { leakRule, type Leak, type Published } from './published';

const address =
  /(?<![\p{L}\p{N}._%+@/-])([a-z0-9][a-z0-9._%+-]{0,63})@((?:[a-z0-9][a-z0-9-]{0,62}\.){1,6}[a-z]{2,24})(?![\p{L}\p{N}_@-])/giu;

/** Reserved for examples (RFC 2606, RFC 6761), names of pictures, and what no person reads. */
const exempt =
  /@(?:.*\.)?(?:example\.(?:com|org|net)|[a-z0-9.-]+\.(?:example|test|invalid|localhost|png|jpe?g|gif|svg|webp|js|ts|css))$|^(?:git|hg|noreply|no-reply|donotreply|do-not-reply)@|@users\.noreply\.github\.com$/iu;

function find({ text }: Published): readonly Leak[] {
  const found: Leak[] = [];
  for (const match of text.matchAll(address)) {
    const from = match.index;
    const to = from + match[0].length;
    const before = text.slice(Math.max(0, from - 7), from);
    // "user:password@host" is another rule's; "user@host:path" is where a program logs in.
    if ((before.endsWith(':') && !/mailto:$/iu.test(before)) || /^:[\w~/]/u.test(text.slice(to, to + 2)))
      continue;
    if (exempt.test(match[0])) continue;
    found.push({
      from,
      to,
      message: `“${match[0]}” is somebody’s e-mail address. Was it meant to be published?`,
    });
  }
  return found;
}

/** E-mail addresses, also in links: they name a person, and programs that send spam collect them. */
export const emailAddress = leakRule({
  id: 'email-address',
  severity: 'hint',
  title: 'No e-mail addresses',
  why: 'An address names a person, who has to be asked, and is collected by senders of spam.',
  find,
});
