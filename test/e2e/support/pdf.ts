import { spawnSync } from 'node:child_process';

/* A PDF as other programs read it: Debian's poppler-utils. */

/** Whether the programs are installed. */
export function hasPoppler(): boolean {
  return ['pdftotext', 'pdfinfo', 'pdftohtml'].every(
    (program) => spawnSync(program, ['-v'], { stdio: 'ignore' }).status === 0,
  );
}

function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return stdout;
}

/** What can be selected, page by page, in the order in which it is written. */
export function pagesOf(file: string): readonly string[] {
  return run('pdftotext', ['-raw', file, '-']).split('\f').slice(0, -1);
}

/** What `pdfinfo` says, by its names: "Tagged" → "yes". */
export function factsOf(file: string): ReadonlyMap<string, string> {
  return new Map(
    run('pdfinfo', [file])
      .split('\n')
      .flatMap((line): [string, string][] => {
        const [, name, value] = /^([^:]+):\s+(.*)$/u.exec(line) ?? [];
        return name === undefined || value === undefined ? [] : [[name, value]];
      }),
  );
}

/** The tags of the structure, one a line, indented, with the text in them. */
export function structureOf(file: string): string {
  return run('pdfinfo', ['-struct-text', file]);
}

/** The outline, from the top: what a reader jumps by. */
export function outlineOf(file: string): readonly string[] {
  const xml = run('pdftohtml', ['-xml', '-i', '-stdout', file]);
  const outline = /<outline>[\s\S]*<\/outline>/u.exec(xml)?.[0] ?? '';
  return [...outline.matchAll(/<item page="\d+">([^<]*)<\/item>/gu)].map(([, title = '']) => title.trim());
}
