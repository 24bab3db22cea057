/** The machine on which a figure was measured. */
import { cpus, totalmem } from 'node:os';

/** Processor, cores, memory and Node, in one line. */
export function machine(): string {
  const cores = cpus();
  const model = (cores[0]?.model ?? 'unknown processor').replace(/\s+/g, ' ').trim();
  return `${model}, ${cores.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
}
