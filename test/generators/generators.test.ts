import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { targetIds } from '../../renderer/publish/targets/target';
import { deviations } from './deviations';
import {
  exampleDocument,
  probeDocument,
  probes,
  renamedDocument,
  renamedHeading,
  tortureDocument,
} from './documents/documents';
import type { Probe } from './documents/probe';
import { structureProbes } from './documents/structure-probes';
import { generators } from './kinds/generators';
import { compare, compareSections } from './support/compare';
import { deviationAt, unexplained } from './support/explain';
import type { Generator } from './support/generator';
import { anchorsMissing } from './support/pages';
import { postFor, type Post } from './support/posts';
import { deviationsTable, withPart } from './support/readme';
import { build, readyFor, type Built, type Ready } from './support/site';

const machine = new Map<Generator, Ready | string>();
for (const generator of generators) {
  const ready = await readyFor(generator);
  machine.set(generator, ready);
  if (typeof ready === 'string') {
    process.stderr.write(
      `\n!!! The tests of ${generator.name} CANNOT RUN, and count as skipped: ${ready}\n\n`,
    );
  }
}

/** With all lines in the message, because runners cut long values short. */
function expectNone(lines: readonly string[]): void {
  expect(lines, `\n${lines.join('\n')}\n`).toEqual([]);
}

const named = generators.map((generator) => [generator.name, generator] as const);

describe.each(named)('%s', (_name, generator) => {
  const ready = machine.get(generator) ?? 'it was not looked for.';
  const isHere = typeof ready !== 'string';
  const posts = new Map<string, Post>();
  let built: Built | undefined;

  beforeAll(async () => {
    if (!isHere) return;
    for (const target of generator.targets) {
      const add = (name: string, document: Post['document']) =>
        posts.set(`${target} ${name}`, postFor(target, name, document));
      add('example', exampleDocument());
      add('torture', tortureDocument());
      for (const probe of probes) add(probe.name, probeDocument(probe));
      const anchors = { [renamedHeading.id]: renamedHeading.anchor };
      posts.set(`${target} renamed`, postFor(target, 'renamed', renamedDocument(), { anchors }));
    }
    built = await build(
      generator,
      ready,
      [...posts.values()].flatMap(({ files }) => files),
    );
  });

  afterAll(() => built?.remove());

  /** The site and one of its posts. */
  function siteWith(name: string): readonly [Built, Post] {
    const post = posts.get(name);
    if (built === undefined || post === undefined) throw new Error(`There is no site with "${name}".`);
    return [built, post];
  }

  it.skipIf(!isHere)('builds the site', () => {
    expect(built?.code, built?.output).toBe(0);
    process.stderr.write(`${generator.name}: built in ${((built?.duration ?? 0) / 1000).toFixed(1)} s\n`);
  });

  describe.each(generator.targets)('%s', (target) => {
    it.skipIf(!isHere)('shows the example as it is', async () => {
      const difference = await compare(generator, ...siteWith(`${target} example`));
      expectNone(unexplained(target, 'example', difference));
    });

    it.skipIf(!isHere)('shows the long document, part by part', async () => {
      const differences = await compareSections(generator, ...siteWith(`${target} torture`));
      const parts = [...structureProbes, ...probes].map(({ name }) => name);
      const names = new Set([...differences.keys(), ...parts]);
      const left = [...names].flatMap((name) => {
        const lines = unexplained(target, name, differences.get(name) ?? []);
        return lines.length === 0 ? [] : [`## ${name}`, ...lines];
      });
      expectNone(left);
    });

    it.skipIf(!isHere).each(probes.map(({ name }) => name))('shows: %s', async (name) => {
      const difference = await compare(generator, ...siteWith(`${target} ${name}`));
      expectNone(unexplained(target, name, difference));
    });

    it.skipIf(!isHere)('is announced by the app where the table says so', () => {
      const isSaid = ({ name }: Probe) => deviationAt(target, name)?.said === true;
      const silent = probes.filter(isSaid).filter(({ name }) => {
        const [, { publication }] = siteWith(`${target} ${name}`);
        return publication.losses.length === 0;
      });
      expect(silent.map(({ name }) => name)).toEqual([]);
    });

    // Where the generator gives headings no anchors, there is nothing to test, rather than a test that is skipped.
    const withAnchors = generator.anchors === 'own' ? ['torture'] : [];
    it.skipIf(!isHere).each(withAnchors)('gives headings the anchors that the app says: %s', async (name) => {
      const [site, post] = siteWith(`${target} ${name}`);
      expect(Object.keys(post.publication.anchors).length).toBeGreaterThan(0);
      expect(await anchorsMissing(site, post)).toEqual([]);
    });

    it.skipIf(!isHere)('keeps the anchor of a heading that was renamed after the first export', async () => {
      const [site, post] = siteWith(`${target} renamed`);
      expect(Object.values(post.publication.anchors)).toEqual([renamedHeading.anchor]);
      expect(await anchorsMissing(site, post)).toEqual([]);
    });
  });
});

describe('the table of deviations', () => {
  const names = new Set(['example', ...[...structureProbes, ...probes].map(({ name }) => name)]);

  it('names only what there is, and each place once', () => {
    const places = deviations.flatMap(({ targets, shows }) =>
      targets.flatMap((target) => Object.keys(shows).map((place) => `${target}: ${place}`)),
    );
    expect(places).toEqual([...new Set(places)]);
    expect(
      deviations.flatMap(({ shows }) => Object.keys(shows)).filter((place) => !names.has(place)),
    ).toEqual([]);
  });

  it('is shown in the README', async () => {
    const readme = await readFile(new URL('README.md', import.meta.url), 'utf8');
    expect(withPart(readme, 'deviations', deviationsTable())).toBe(readme);
  });

  it('leaves no target untested', () => {
    expect(generators.flatMap(({ targets }) => targets).toSorted()).toEqual([...targetIds].toSorted());
  });
});
