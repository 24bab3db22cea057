/**
 * A process that runs whole nodes, each as its command line would run it, and tells the CPU time that it has used. Its parent tells
 * it by messages what to do. It ends when its parent disconnects.
 */
import { PassThrough } from 'node:stream';
import { program } from '../../cli/program.ts';

/** An order of the parent to its host. */
export type HostOrder = { readonly type: 'run'; readonly options: readonly string[] } | { readonly type: 'cpu' };

/** A message of a host to its parent. */
export type HostMessage =
  /** The line that a node has printed. */
  | { readonly type: 'listening'; readonly line: string }
  /** In microseconds, since the process began, with all its threads. */
  | { readonly type: 'cpu'; readonly used: number };

const LONGEST_END_MS = 3_000;
const inputs: PassThrough[] = [];
const tell = (message: HostMessage): void => void process.send?.(message);

process.setMaxListeners(100);
process.on('message', (order: HostOrder) => {
  if (order.type === 'run') return void run(order.options);
  const { user, system } = process.cpuUsage();
  tell({ type: 'cpu', used: user + system });
});
process.on('disconnect', () => {
  // A node that waits for others, of which some have gone already, is not waited for.
  setTimeout(() => process.exit(0), LONGEST_END_MS).unref();
  for (const input of inputs) input.destroy();
});

async function run(options: readonly string[]): Promise<void> {
  const streams = { input: new PassThrough(), output: new PassThrough(), errors: process.stderr };
  inputs.push(streams.input);
  streams.output.on('data', (chunk: Buffer) => tell({ type: 'listening', line: chunk.toString() }));
  const exitCode = await program(streams, '', ['node', ...options, '--stop-with-input']);
  if (exitCode !== 0) process.exit(exitCode);
}
