import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What the figures were taken on, in a line: figures of two machines cannot be compared. */
export function machineName(): string {
  const model = cpus()[0]?.model.trim() ?? 'an unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  return `${model}, ${availableParallelism()} cores, ${memory}, ${process.platform} ${process.arch}, Node ${process.versions.node}, load ${load}`;
}
