import { markdownBody, plainBlocks, printEach } from '../body';
import { fieldsIn, firstText, idIn, textIn, valueIn, type Fields } from '../json-fields';
import type { Draft } from '../system-reading';
import type { SystemTimes } from '../system-times';

/** The REST API writes `created_at`, the command line `createdAt`. */
export function createdIn(fields: Fields): unknown {
  return valueIn(fields, 'created_at') ?? valueIn(fields, 'createdAt') ?? valueIn(fields, 'submitted_at');
}

export function isIssue(fields: Fields): boolean {
  return typeof valueIn(fields, 'title') === 'string' && Object.hasOwn(fields, 'number');
}

export function isComment(fields: Fields): boolean {
  return typeof valueIn(fields, 'body') === 'string' && createdIn(fields) !== undefined && !isIssue(fields);
}

/** A comment or the text of a review; its body is GitHub Flavored Markdown and stays as it is. */
export function readComment(comment: Fields, times: SystemTimes): Draft {
  return { ...commonOf(comment, times), body: markdownBody(textIn(comment, 'body')) };
}

/** An issue as it was opened: its title is the headline. */
export function readIssue(issue: Fields, times: SystemTimes): Draft {
  const title = plainBlocks(textIn(issue, 'title').replace(/\s+/gu, ' '));
  const said = markdownBody(textIn(issue, 'body'));
  const [headline = ''] = printEach([title]);
  return {
    ...commonOf(issue, times),
    edited: false,
    channel: `#${idIn(issue, 'number')}`,
    body: {
      markdown: [headline, said.markdown].filter((part) => part !== '').join('\n\n'),
      text: [textIn(issue, 'title'), said.text]
        .filter((part) => part !== '')
        .join(' ')
        .replace(/\s+/gu, ' ')
        .trim(),
    },
  };
}

export function commonOf(fields: Fields, times: SystemTimes): Omit<Draft, 'body'> {
  const created = createdIn(fields);
  const updated = valueIn(fields, 'updated_at');
  const app = valueIn(fields, 'performed_via_github_app');
  const { bot, person } = userOf(fields);
  return {
    id: idIn(fields, 'id') || textIn(fields, 'node_id'),
    happened: times.read(created),
    person,
    channel: issueOf(fields),
    link: firstText(fields, 'html_url') || (Object.hasOwn(fields, 'createdAt') ? textIn(fields, 'url') : ''),
    edited:
      (typeof updated === 'string' && updated !== created) || valueIn(fields, 'includesCreatedEdit') === true,
    bot: bot || (typeof app === 'object' && app !== null),
  };
}

/** Who it was, and whether that is a program. */
export function userOf(fields: Fields): { readonly person: string; readonly bot: boolean } {
  for (const name of ['actor', 'user', 'author']) {
    const user = fieldsIn(fields, name);
    const person = firstText(user, 'login', 'name');
    if (person !== '') return { person, bot: textIn(user, 'type') === 'Bot' || person.endsWith('[bot]') };
  }
  return { person: '', bot: false };
}

/** "#42", as an event of a whole repository says, or from the address of the issue. */
function issueOf(fields: Fields): string {
  const named = idIn(fieldsIn(fields, 'issue'), 'number');
  if (named !== '') return `#${named}`;
  const address = `${textIn(fields, 'issue_url')} ${textIn(fields, 'html_url')} ${textIn(fields, 'url')}`;
  const number = /\/(?:issues|pull|pulls)\/(\d+)/u.exec(address)?.[1];
  return number === undefined ? '' : `#${number}`;
}
