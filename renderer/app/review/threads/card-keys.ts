import type { KeyboardEvent } from 'react';

/** What a card's keys do, as the buttons in it that do the same: their `data-do`. */
export type CardAction = 'show' | 'reply' | 'resolve';

const actionOf: Readonly<Record<string, CardAction>> = { Enter: 'show', r: 'reply', e: 'resolve' };

function cardAt(cards: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return cards[at + 1];
    case 'ArrowUp':
      return cards[at - 1];
    case 'Home':
      return cards[0];
    case 'End':
      return cards.at(-1);
    default:
      return undefined;
  }
}

/**
 * Keys of the list of comments, while a card itself has the focus: arrows go from card to card, Enter shows the place in
 * the text, R replies, E resolves or reopens. In the fields and on the buttons of a card keys do what they always do.
 */
export function pressInCards(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
  if (target.dataset['threadCard'] === undefined) return;
  const cards = [...currentTarget.querySelectorAll<HTMLElement>('[data-thread-card]')];
  const next = cardAt(cards, cards.indexOf(target), key);
  const action = actionOf[key.length === 1 ? key.toLowerCase() : key];
  const button =
    action === undefined ? null : target.querySelector<HTMLButtonElement>(`[data-do="${action}"]`);
  if (next === undefined && button === null) return;
  event.preventDefault();
  event.stopPropagation();
  next?.focus();
  button?.click();
}
