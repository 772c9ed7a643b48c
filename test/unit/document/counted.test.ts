import { describe, expect, it } from 'vitest';
import { counted } from '../../../renderer/document/counted';

describe('counted', () => {
  it.each([
    [counted(0, 'event'), '0 events'],
    [counted(1, 'event'), '1 event'],
    [counted(2, 'event'), '2 events'],
    [counted(1, 'person', 'people'), '1 person'],
    [counted(3, 'person', 'people'), '3 people'],
  ])('%s', (words, expected) => {
    expect(words).toBe(expected);
  });
});
