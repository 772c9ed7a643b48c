import { counted } from '../../document/counted';

/** Of what kind something was recognised. */
export type ImportKind = 'title' | 'section' | 'timeline' | 'actions' | 'factors' | 'impacts' | 'facts';

export interface Became {
  readonly kind: ImportKind;
  /** Line of the Markdown, from 1; null where it cannot be told. */
  readonly place: number | null;
  /** How many events, actions, factors or headings. */
  readonly rows: number;
}

export interface Stayed {
  /** What it looks like to a reader: "table", "list". */
  readonly what: 'table' | 'list' | 'paragraphs' | 'heading';
  readonly place: number | null;
  readonly why: string;
}

export interface NotRepresented {
  readonly what: string;
  readonly place: number | null;
}

/** What an import did, so that a person can check it. */
export interface ImportReport {
  readonly became: readonly Became[];
  /** What stands where structure is expected and was left as it is. */
  readonly stayed: readonly Stayed[];
  /** What the document cannot hold, or holds in another way; each a sentence. */
  readonly notRepresented: readonly NotRepresented[];
}

/** The report as sentences for a person, in the order of the Markdown. */
export function describeReport({ became, stayed, notRepresented }: ImportReport): readonly string[] {
  const sections = became.filter(({ kind }) => kind === 'section');
  const others = became.filter(({ kind }) => kind !== 'section');
  return [
    ...others.map((one) => `${describe(one)}${placed(one.place)}.`),
    ...(sections.length === 0
      ? []
      : [
          `${counted(sections.length, 'heading', 'headings')} stand for sections of the template.`.replace(
            /^1 heading stand /u,
            '1 heading stands ',
          ),
        ]),
    ...stayed.map(({ what, place, why }) => `A ${what}${placed(place)} stayed as it is: ${why}.`),
    ...notRepresented.map(({ what, place }) => (place === null ? what : `Line ${place}: ${what}`)),
  ];
}

function describe({ kind, rows }: Became): string {
  switch (kind) {
    case 'title':
      return 'The title was found';
    case 'section':
      return 'A section was found';
    case 'timeline':
      return `A timeline of ${counted(rows, 'event', 'events')}`;
    case 'actions':
      return counted(rows, 'action', 'actions');
    case 'factors':
      return counted(rows, 'factor', 'factors');
    case 'impacts':
      return counted(rows, 'impact', 'impacts');
    case 'facts':
      return `${counted(rows, 'fact', 'facts')} from the front matter`;
  }
}

function placed(place: number | null): string {
  return place === null ? '' : `, line ${place}`;
}
