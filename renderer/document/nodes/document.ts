import { Node } from '@tiptap/core';

import { isDismissal } from '../dismissals';
import { isFrontMatter } from '../front-matter';
import { audienceAttribute, defaultFacts, factNames, type FactName, type Role } from '../facts';
import {
  checkedAttribute,
  isBoolean,
  isEmptyOr,
  isListOf,
  isNullOr,
  isObject,
  isOneOf,
  isText,
  type Attributes,
  type Check,
} from '../attributes';
import { isDecision, isReceipt, isSignOff, isStatusMove } from '../review-record';
import { audiences, documentStatuses, incidentStatuses } from '../vocabulary';

const isRole: Check<Role> = (value): value is Role =>
  isObject(value) && isText(value['role']) && isText(value['name']);

const isDay: Check<string> = (value): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value);

const checks: Readonly<Record<FactName, Check<unknown>>> = {
  severity: isText,
  incidentStatus: isEmptyOr(isOneOf(incidentStatuses)),
  services: isListOf(isText),
  roles: isListOf(isRole),
  zone: isText,
  zoneConfirmed: isBoolean,
  incidentDate: isEmptyOr(isDay),
  language: isText,
  tags: isListOf(isText),
  status: isOneOf(documentStatuses),
};

function factAttributes(): Attributes {
  return Object.fromEntries(
    factNames.flatMap((fact) => [
      [fact, checkedAttribute(fact, defaultFacts[fact] as unknown, checks[fact])],
      [
        audienceAttribute(fact),
        checkedAttribute(audienceAttribute(fact), null, isNullOr(isOneOf(audiences))),
      ],
    ]),
  );
}

/**
 * The draft as a whole. Nothing is required and no order is asked for, because an edit or a merge could take it away:
 * the title comes first by repair, not by schema. `paragraph` is in `block`, so it stays the default block.
 */
export const DocumentNode = Node.create({
  name: 'doc',
  topNode: true,
  content: '(block | structure | title)*',
  addAttributes: () => ({
    ...factAttributes(),
    frontMatter: checkedAttribute('frontMatter', null, isNullOr(isFrontMatter)),
    dismissals: checkedAttribute('dismissals', [], isListOf(isDismissal)),
    receipts: checkedAttribute('receipts', [], isListOf(isReceipt)),
    decisions: checkedAttribute('decisions', [], isListOf(isDecision)),
    signOffs: checkedAttribute('signOffs', [], isListOf(isSignOff)),
    statusHistory: checkedAttribute('statusHistory', [], isListOf(isStatusMove)),
  }),
});
