import { checkedAttribute, isEmptyOr, isId, isListOf, isOneOf, isText } from '../attributes';
import {
  actionStatuses,
  actionTypes,
  priorities,
  type ActionStatus,
  type ActionType,
  type Priority,
} from '../vocabulary';
import { createStructure } from './structures';

export interface ActionAttributes {
  readonly type: ActionType | '';
  readonly owner: string;
  /** As written: a day (YYYY-MM-DD) or words such as "end of the quarter". */
  readonly due: string;
  readonly priority: Priority | '';
  readonly status: ActionStatus | '';
  /** The tracker's link or ticket number; checked before it is shown as a link. */
  readonly link: string;
  /** Ids of the factors that the action answers. */
  readonly answers: readonly string[];
}

export const defaultActionAttributes: ActionAttributes = {
  type: '',
  owner: '',
  due: '',
  priority: '',
  status: '',
  link: '',
  answers: [],
};

export const [Actions, Action] = createStructure({
  container: 'actions',
  row: 'action',
  attributes: () => ({
    type: checkedAttribute('type', defaultActionAttributes.type, isEmptyOr(isOneOf(actionTypes))),
    owner: checkedAttribute('owner', defaultActionAttributes.owner, isText),
    due: checkedAttribute('due', defaultActionAttributes.due, isText),
    priority: checkedAttribute('priority', defaultActionAttributes.priority, isEmptyOr(isOneOf(priorities))),
    status: checkedAttribute('status', defaultActionAttributes.status, isEmptyOr(isOneOf(actionStatuses))),
    link: checkedAttribute('link', defaultActionAttributes.link, isText),
    answers: checkedAttribute('answers', defaultActionAttributes.answers, isListOf(isId)),
  }),
});
