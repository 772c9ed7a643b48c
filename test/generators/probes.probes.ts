import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, describe, expect, it } from 'vitest';

import { probes } from './documents/documents';
import { generators } from './kinds/generators';
import { runProbes, type Result } from './support/probe-run';
import { deviationsTable, probesTable, withPart, type Figures } from './support/readme';
import { readyFor } from './support/site';

/*
 * Measures what the escapes are worth: builds every probe as plain GitHub Flavored Markdown and as the app writes it,
 * and writes the table into README.md. GENERATORS="hugo mkdocs" measures those alone, and writes nothing.
 */

const readme = fileURLToPath(new URL('README.md', import.meta.url));
const chosen = process.env['GENERATORS']?.split(' ');
const measured = generators.filter(({ name }) => chosen?.includes(name) ?? true);
const figures: Figures[] = [];

describe('the table of targets and probes', () => {
  it.each(measured.map((generator) => [generator.name, generator] as const))(
    '%s',
    { timeout: 3_600_000 },
    async (_name, generator) => {
      const ready = await readyFor(generator);
      if (typeof ready === 'string') throw new Error(ready);
      for (const target of generator.targets) {
        const only = { ...generator, targets: [target] };
        const plain = await runProbes(only, ready, 'plain');
        const ours = await runProbes(only, ready, 'target');
        tell(ours);
        figures.push({ target, probes: probes.length, plain: wrong(plain), ours: wrong(ours) });
      }
      expect(figures.filter(({ target }) => generator.targets.includes(target))).toHaveLength(
        generator.targets.length,
      );
    },
  );

  afterAll(async () => {
    process.stderr.write(`\n${probesTable(figures)}\n\n`);
    if (figures.length !== generators.flatMap(({ targets }) => targets).length) return;
    const text = await readFile(readme, 'utf8');
    const day = new Date().toISOString().slice(0, 10);
    const table = `Measured on ${day}.\n\n${probesTable(figures)}`;
    await writeFile(readme, withPart(withPart(text, 'probes', table), 'deviations', deviationsTable()));
  });
});

const wrong = (results: readonly Result[]): readonly string[] =>
  results.filter(({ difference }) => difference.length > 0).map(({ probe }) => probe);

function tell(results: readonly Result[]): void {
  for (const { post, probe, difference } of results) {
    if (difference.length === 0) continue;
    const lines = difference.map((line) => `    ${line}\n`).join('');
    process.stderr.write(`${post.target}: ${probe}\n${lines}`);
  }
}
