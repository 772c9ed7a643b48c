import type { Node } from '@tiptap/pm/model';

import {
  checkGroups,
  findingSeverities,
  type CheckGroup,
  type Finding,
  type FindingSeverity,
} from '../../renderer/checks/finding';
import { locate } from '../../renderer/checks/locate';
import { checkDraft, withoutDismissed } from '../../renderer/checks/run';
import { textBlocks } from '../../renderer/checks/text-block';
import { readTitle } from '../../renderer/document/read';
import { openThreads } from '../../renderer/review/thread';
import { readArguments } from './arguments';
import { type OpenedDocument, readDocument } from './read-document';
import { sourceLines } from './source-lines';
import { type Printed, UsageError } from './usage';

/** A finding with where it stands, for people and for other programs. */
interface PlacedFinding {
  readonly finding: Finding;
  /** The heading over it; null above the first. */
  readonly section: string | null;
  /** Line of the Markdown file, from 1; null for a draft, and where it is not known. */
  readonly line: number | null;
}

interface CheckedFile {
  readonly file: string;
  readonly title: string;
  readonly open: readonly PlacedFinding[];
  /** How many findings somebody has set aside in the draft. */
  readonly dismissed: number;
}

/**
 * `aftermark check`: prints what is wrong or missing in drafts and Markdown files, or with --json the same as JSON, one
 * line a file. The exit code is 1 where an error is among it; warnings and hints leave it 0.
 */
export async function checkFiles(words: readonly string[]): Promise<Printed> {
  const { values, positionals: files } = readArguments(words, {
    json: { type: 'boolean', default: false },
  });
  if (files.length === 0) throw new UsageError('Name at least one draft or Markdown file to check.');
  const results: CheckedFile[] = [];
  const notes: string[] = [];
  for (const file of files) {
    const checked = await readDocument(file);
    notes.push(...checked.notices.map((notice) => `${file}: ${notice}`));
    results.push(checkOne(file, checked));
  }
  const lines = values.json ? results.map(asJson) : results.flatMap(asText);
  const hasError = results.some(({ open }) => open.some(({ finding }) => finding.severity === 'error'));
  return { lines, notes, ...(hasError ? { code: 1 as const } : {}) };
}

function checkOne(file: string, { doc, template, comments, source }: OpenedDocument): CheckedFile {
  const found = checkDraft(doc, { template }, openThreads(comments));
  const { open, dismissed } = withoutDismissed(found, doc);
  const blocks = textBlocks(doc);
  const lines = source === null ? null : sourceLines(source, blocks);
  const placed = open.map((finding): PlacedFinding => {
    const { block, range } = finding.place;
    const at = locate(doc, finding.place)?.block ?? null;
    const row = at === null ? null : doc.nodeAt(at);
    // A row stands where its headline does.
    const text = blocks.find(({ id, node }) => id === block || (row !== null && row.firstChild === node));
    const line = block === null || text === undefined ? null : (lines?.lineOf(text, range?.from) ?? null);
    return { finding, section: sectionAt(doc, at), line };
  });
  return { file, title: readTitle(doc), open: placed, dismissed: dismissed.length };
}

/** The nearest heading at or above a position of the document. */
function sectionAt(doc: Node, position: number | null): string | null {
  let heading: string | null = null;
  if (position === null) return heading;
  doc.forEach((node, at) => {
    if (at <= position && node.type.name === 'heading') heading = node.textContent.trim();
  });
  return heading;
}

const groupNames: Readonly<Record<CheckGroup, string>> = {
  facts: 'Facts',
  complete: 'Complete',
  blameless: 'Blameless',
  leaks: 'Leaks',
};

function count(open: readonly PlacedFinding[], severity: FindingSeverity): number {
  return open.filter(({ finding }) => finding.severity === severity).length;
}

function asText({ file, open, dismissed }: CheckedFile): readonly string[] {
  const counts = findingSeverities
    .map((severity) => ({ severity, number: count(open, severity) }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => `${number} ${severity}${number === 1 ? '' : 's'}`);
  const aside = dismissed === 0 ? '' : ` (${dismissed} set aside)`;
  const groups = checkGroups.flatMap((group) => {
    const ofGroup = open.filter(({ finding }) => finding.group === group);
    return ofGroup.length === 0 ? [] : [`  ${groupNames[group]}`, ...ofGroup.map(asLine)];
  });
  return [`${file}: ${counts.length === 0 ? 'nothing found' : counts.join(', ')}${aside}`, ...groups];
}

function asLine({ finding, section, line }: PlacedFinding): string {
  const { severity, message, rule, place } = finding;
  const where = [
    ...(line === null ? [] : [`line ${line}`]),
    ...(section === null ? [] : [section]),
    // What the message quotes need not be said twice.
    ...(message.includes(place.quote) || place.quote === section ? [] : [`“${place.quote}”`]),
  ].join(', ');
  return `    ${severity.padEnd(7)}  ${where === '' ? '' : `${where}: `}${message} [${rule}]`.replaceAll(
    '\n',
    ' ',
  );
}

function asJson({ file, title, open, dismissed }: CheckedFile): string {
  const findings = open.map(({ finding, section, line }) => {
    const { rule, group, severity, place, message, why, related, fixes } = finding;
    return {
      rule,
      group,
      severity,
      place: { ...place, section, line },
      message,
      why,
      related,
      fixes,
    };
  });
  const counts = Object.fromEntries(findingSeverities.map((severity) => [severity, count(open, severity)]));
  return JSON.stringify({ file, title, counts, dismissed, findings });
}
