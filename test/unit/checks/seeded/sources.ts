import type { Source } from '../../../../renderer/document/source';

/** Where an event is known from, without a record that was kept. */
export const source = (system: string, link = '', id = ''): Source => ({
  system,
  id,
  link,
  author: '',
  raw: null,
  hash: null,
});
