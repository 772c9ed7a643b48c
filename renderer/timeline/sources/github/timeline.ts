import { markdownBody, plainBlocks } from '../body';
import { fieldsIn, idIn, textIn, valueIn, type Fields } from '../json-fields';
import type { Draft, NoEvent } from '../system-reading';
import type { SystemTimes } from '../system-times';
import { commonOf, readComment, userOf } from './comment';

/** Events that say only who is told of changes. */
const notices: ReadonlySet<string> = new Set(['subscribed', 'unsubscribed', 'mentioned']);

/** An event of an issue's timeline: https://docs.github.com/rest/using-the-rest-api/issue-event-types. */
export function readTimelineEvent(fields: Fields, times: SystemTimes): Draft | NoEvent {
  const event = textIn(fields, 'event');
  if (notices.has(event)) return { reason: 'says only who is told of changes' };
  if (event === 'commented') return readComment(fields, times);
  const common = commonOf(fields, times);
  if (event === 'committed') return readCommit(fields, common, times);
  const words = plainBlocks(wordsOf(event, fields));
  if (event === 'reviewed' && textIn(fields, 'body').trim() !== '') {
    return { ...common, body: markdownBody(textIn(fields, 'body')) };
  }
  return {
    ...common,
    edited: false,
    link: common.link || textIn(sourceOf(fields), 'html_url'),
    kind: ['merged', 'deployed'].includes(event) ? 'change' : '',
    body: words,
  };
}

/** A commit has two dates and no id of its own: it is on the branch since it was committed. */
function readCommit(fields: Fields, common: Omit<Draft, 'body'>, times: SystemTimes): Draft {
  const committer = fieldsIn(fields, 'committer');
  const author = fieldsIn(fields, 'author');
  return {
    ...common,
    ...userOf(fields),
    id: textIn(fields, 'sha'),
    happened: times.read(valueIn(committer, 'date') ?? valueIn(author, 'date')),
    kind: 'change',
    body: plainBlocks(`Commit ${short(textIn(fields, 'sha'))}: ${textIn(fields, 'message')}`),
  };
}

const short = (sha: string): string => sha.slice(0, 7);

const sourceOf = (fields: Fields): Fields => fieldsIn(fieldsIn(fields, 'source'), 'issue');

/** What happened, in words. An event that is not here is called by its own name. */
function wordsOf(event: string, fields: Fields): string {
  const inside = (field: string, name: string): string => textIn(fieldsIn(fields, field), name);
  switch (event) {
    case 'closed':
      return inReason('Closed', textIn(fields, 'state_reason'));
    case 'locked':
      return inReason('Locked', textIn(fields, 'lock_reason'));
    case 'labeled':
      return about('Added the label', quoted(inside('label', 'name')));
    case 'unlabeled':
      return about('Removed the label', quoted(inside('label', 'name')));
    case 'assigned':
      return about('Assigned', inside('assignee', 'login'), 'to');
    case 'unassigned':
      return about('No longer assigned', inside('assignee', 'login'), 'to');
    case 'milestoned':
      return about('Added to the milestone', quoted(inside('milestone', 'title')));
    case 'demilestoned':
      return about('Removed from the milestone', quoted(inside('milestone', 'title')));
    case 'renamed':
      return `Renamed from "${inside('rename', 'from')}" to "${inside('rename', 'to')}"`;
    case 'cross-referenced': {
      const issue = sourceOf(fields);
      return `Mentioned in #${idIn(issue, 'number')}: ${textIn(issue, 'title')}`;
    }
    case 'referenced':
      return about('Mentioned in a commit', short(textIn(fields, 'commit_id')));
    case 'merged':
      return about('Merged', short(textIn(fields, 'commit_id')), 'as commit');
    case 'reviewed':
      return `Reviewed: ${textIn(fields, 'state').replaceAll('_', ' ')}`;
    case 'review_requested':
      return about(
        'Asked for a review',
        inside('requested_reviewer', 'login') || inside('requested_team', 'name'),
        'by',
      );
    default:
      return spaced(event);
  }
}

/** Old events do not say whom or what they are about. */
function about(words: string, name: string, joint = ''): string {
  return [words, ...(name === '' ? [] : [joint, name])].filter((part) => part !== '').join(' ');
}

const quoted = (name: string): string => (name === '' ? '' : `"${name}"`);

function inReason(word: string, reason: string): string {
  return reason === '' ? word : `${word} as ${reason.replaceAll('_', ' ')}`;
}

function spaced(event: string): string {
  const words = event.replace(/[_-]/gu, ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
