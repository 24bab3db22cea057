/** What a figure was measured on. */
import { cpus, totalmem } from 'node:os';

/** Processor, cores, memory and Node, in one line. */
export function machine(): string {
  const cores = cpus();
  const model = (cores[0]?.model ?? 'unknown processor').replace(/\s+/g, ' ').trim();
  return `${model}, ${cores.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
}
