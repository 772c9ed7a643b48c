import type { Node } from '@tiptap/pm/model';

import type { ActionAttributes } from '../../document/nodes/actions';
import { readFactors } from '../../document/read';
import { actionStatuses, actionTypes, label, priorities } from '../../document/vocabulary';
import { element, setAttributes } from './dom';
import { fieldWriter, placeEmptyLast, selectField, textField } from './fields';
import { openFactorPicker } from './factor-picker';
import type { ViewContext, ViewParts } from './row-view';

function worded(terms: readonly string[]): readonly (readonly [string, string])[] {
  return terms.map((term) => [term, label(term)]);
}

/** "answers 1, 3": the factors an action answers by their numbers, and how many of them are gone. */
function answersText(answers: readonly string[], numbers: ReadonlyMap<string, number>): string {
  if (answers.length === 0) return 'Answers…';
  const known = answers.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b);
  const gone = answers.length - known.length;
  const named =
    known.length === 0 ? [] : [`answers ${known.length === 1 ? 'factor' : 'factors'} ${known.join(', ')}`];
  return [...named, ...(gone === 0 ? [] : [`${gone} answered factor${gone === 1 ? '' : 's'} gone`])].join(
    ' · ',
  );
}

/** One action item: its text, and below it type, owner, due date, priority, status, link and what it answers. */
export function actionView({ view, position }: ViewContext): ViewParts {
  const fields = {
    status: selectField({ name: 'status', label: 'Status', terms: worded(actionStatuses) }),
    type: selectField({ name: 'type', label: 'Type', terms: worded(actionTypes) }),
    owner: textField({ name: 'owner', label: 'Owner' }),
    due: textField({ name: 'due', label: 'Due', placeholder: 'Due' }),
    priority: selectField({ name: 'priority', label: 'Priority', terms: worded(priorities) }),
    link: textField({ name: 'link', label: 'Ticket or link' }),
  };
  const answers = element('button', {
    type: 'button',
    class: 'row-field field-answers',
    'data-field': 'answers',
    tabindex: -1,
    'aria-haspopup': 'dialog',
  });
  const contentDOM = element('div', { class: 'row-text' });
  const line = element(
    'div',
    { class: 'row-fields', contenteditable: 'false', role: 'group', 'aria-label': 'About this action' },
    ...Object.values(fields).map((field) => field.dom),
    answers,
  );
  const dom = element('li', { class: 'row action' }, contentDOM, line);
  const write = fieldWriter(view, position);

  const show = (node: Node) => {
    const attributes = node.attrs as ActionAttributes;
    for (const [name, field] of Object.entries(fields)) field.show(String(node.attrs[name]));
    setAttributes(fields.status.dom, { 'data-value': attributes.status });
    setAttributes(fields.priority.dom, { 'data-value': attributes.priority });
    dom.classList.toggle('is-done', attributes.status === 'done');
    dom.classList.toggle('is-dropped', attributes.status === 'dropped');
    const numbers = new Map(
      attributes.answers.length === 0
        ? []
        : readFactors(view.state.doc).map((factor, index) => [factor.id ?? '', index + 1] as const),
    );
    answers.textContent = answersText(attributes.answers, numbers);
    answers.classList.toggle('is-empty', attributes.answers.length === 0);
    placeEmptyLast(line);
  };

  return {
    dom,
    contentDOM,
    show,
    derives: true,
    host: {
      change: write,
      blur: () => queueMicrotask(() => placeEmptyLast(line)),
      click: (target) => {
        if (target === answers) openFactorPicker({ view, position, anchor: answers });
      },
    },
  };
}
