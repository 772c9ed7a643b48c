import { readFile, readdir, readlink } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { launchApp } from './support/launch';
import type { RunningApp } from './support/launch';
import { sandboxObstacle, sandboxedLaunch } from './support/unprivileged';

/*
 * That the sandbox is on. Seccomp alone does not show it (Chromium installs a filter either way); what is true only in
 * the sandbox is a renderer in process and user namespaces of its own.
 */

const obstacle = await sandboxObstacle();
const applies = process.platform === 'linux' && obstacle === null;
if (process.platform === 'linux' && obstacle !== null) {
  process.stderr.write(`\nNOT TESTED: the real sandbox. ${obstacle}\n\n`);
}

interface Process {
  readonly pid: number;
  readonly commandLine: string;
  readonly status: string;
}

async function descendantsOf(root: number): Promise<readonly Process[]> {
  const all: (Process & { readonly parent: number })[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = await readFile(`/proc/${name}/status`, 'utf8');
      const commandLine = (await readFile(`/proc/${name}/cmdline`, 'utf8')).replaceAll('\0', ' ');
      all.push({
        pid: Number(name),
        status,
        commandLine,
        parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]),
      });
    } catch {
      // It has ended in the meantime.
    }
  }
  const found: Process[] = [];
  let parents = new Set([root]);
  while (parents.size > 0) {
    const children = all.filter((process) => parents.has(process.parent));
    found.push(...children);
    parents = new Set(children.map((process) => process.pid));
  }
  return found;
}

function field(status: string, name: string): readonly string[] {
  const line = new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status);
  return line?.[1]?.trim().split(/\s+/) ?? [];
}

let running: RunningApp;

beforeAll(async () => {
  if (applies) running = await launchApp(await sandboxedLaunch());
});

it.runIf(applies)('starts the browser without --no-sandbox, and not as root', async () => {
  const pid = running.process.pid;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8');
  expect(commandLine).toContain('electron');
  expect(commandLine).not.toContain('no-sandbox');
  expect(field(await readFile(`/proc/${pid}/status`, 'utf8'), 'Uid')).not.toContain('0');
});

it.runIf(applies)('puts the page into namespaces of its own', async () => {
  const pid = running.process.pid;
  if (pid === undefined) throw new Error('The browser has no process id.');
  const renderers = (await descendantsOf(pid)).filter(({ commandLine }) =>
    commandLine.includes('--type=renderer'),
  );
  expect(renderers.length).toBeGreaterThan(0);
  for (const renderer of renderers) {
    expect(renderer.commandLine).not.toContain('no-sandbox');
    // One id for each nested process namespace it is in, seen from this one.
    expect(field(renderer.status, 'NSpid').length).toBeGreaterThanOrEqual(2);
    expect(field(renderer.status, 'Seccomp')).toEqual(['2']);
    expect(field(renderer.status, 'NoNewPrivs')).toEqual(['1']);
    expect(await readlink(`/proc/${renderer.pid}/ns/pid`)).not.toBe(await readlink(`/proc/${pid}/ns/pid`));
    expect(await readlink(`/proc/${renderer.pid}/ns/user`)).not.toBe(await readlink(`/proc/${pid}/ns/user`));
    expect(await readlink(`/proc/${renderer.pid}/ns/net`)).not.toBe(await readlink(`/proc/${pid}/ns/net`));
  }
});
