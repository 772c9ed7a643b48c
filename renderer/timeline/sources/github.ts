import type { SourceFormat } from './format';
import { isComment, isIssue, readComment, readIssue } from './github/comment';
import { readTimelineEvent } from './github/timeline';
import { fieldsOf, idIn, listIn, textIn, valueIn, type Fields } from './json-fields';
import { readSystem, type Draft, type Element, type NoEvent } from './system-reading';
import type { SystemTimes } from './system-times';

/**
 * GitHub: issues, the comments and the timeline of one, as the REST API lists them (GET /repos/O/R/issues/N, …/comments,
 * …/timeline, …/events), and what `gh issue view --json` prints. Shapes: https://docs.github.com/rest/issues.
 */
export const githubFormat: SourceFormat = {
  id: 'github',
  label: 'GitHub issue',
  matches: ({ json }) => (listOf(json).slice(0, 20).some(looksLikeGitHub) ? 0.95 : 0),
  read: ({ json, name }, context) => {
    const list = listOf(json);
    if (list.length === 0 && !Array.isArray(json)) {
      return { refused: `${name} holds no GitHub issue, comments or timeline.` };
    }
    const elements = list.flatMap(commentsOf).map((value, index): Element => ({
      value,
      place: placeOf(value, index),
      read: readEntry,
    }));
    return readSystem({ format: 'github', system: 'GitHub', elements }, context);
  },
};

/** An issue together with lists of what was said of it is the issue and then those; a webhook has an issue and a comment. */
function listOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  const answer = fieldsOf(json);
  if (answer === null) return [];
  const inner = ['issue', 'comment']
    .map((name) => valueIn(answer, name))
    .filter((value) => fieldsOf(value) !== null);
  const lists = ['comments', 'timeline', 'events', 'items'].flatMap((name) => listIn(answer, name));
  const self = isIssue(answer) || isComment(answer) || isTimelineEvent(answer) ? [answer] : [];
  return [...inner, ...self, ...lists];
}

/** Comments on lines of a pull request come in threads, which have no date of their own. */
function commentsOf(value: unknown): readonly unknown[] {
  const fields = fieldsOf(value);
  const isThread = fields !== null && /^(?:line|commit)-commented$/u.test(textIn(fields, 'event'));
  const comments = isThread ? listIn(fields, 'comments') : [];
  return comments.length === 0 ? [value] : comments;
}

function isTimelineEvent(fields: Fields): boolean {
  return textIn(fields, 'event') !== '';
}

function looksLikeGitHub(value: unknown): boolean {
  const fields = fieldsOf(value);
  if (fields === null) return false;
  if (isTimelineEvent(fields)) {
    return Object.hasOwn(fields, 'actor') || Object.hasOwn(fields, 'node_id') || Object.hasOwn(fields, 'sha');
  }
  const address = `${textIn(fields, 'html_url')} ${textIn(fields, 'url')}`;
  return (
    (isComment(fields) || isIssue(fields)) && /\/(?:issues|pull|pulls)\/(?:comments\/)?\d/u.test(address)
  );
}

function placeOf(value: unknown, index: number): string {
  const fields = fieldsOf(value);
  if (fields === null) return `entry ${index + 1}`;
  const what = isTimelineEvent(fields) ? textIn(fields, 'event') : isIssue(fields) ? 'issue' : 'comment';
  return `${what} ${(isIssue(fields) && idIn(fields, 'number')) || idIn(fields, 'id') || index + 1}`;
}

function readEntry(fields: Fields, times: SystemTimes): Draft | NoEvent {
  if (isTimelineEvent(fields)) return readTimelineEvent(fields, times);
  if (isIssue(fields)) return readIssue(fields, times);
  if (isComment(fields)) return readComment(fields, times);
  return { reason: 'is neither a comment nor an event of an issue' };
}
