/** A whole node as a process of its own, which serves clients. */
import { expect, onTestFinished } from 'vitest';
import { newFolder, type Program, start } from './run-program.ts';

export interface ListeningNode {
  readonly program: Program;
  readonly data: string;
  readonly listen: string;
  /** Such as `http://127.0.0.1:41234`. */
  readonly server: string;
  /** Ends it in order, and waits. */
  end(): Promise<number | null>;
}

const patiently = { timeout: 60_000, interval: 50 };

/** Starts a node with any ports, and waits until it listens. It is killed at the end of the test. */
export async function listeningNode(...options: readonly string[]): Promise<ListeningNode> {
  const data = options.includes('--data') ? options[options.indexOf('--data') + 1] : newFolder();
  const program = start('node', '--data', data, '--listen', '127.0.0.1:0', '--http', '127.0.0.1:0', ...options);
  onTestFinished(() => void program.process.kill('SIGKILL'));
  await expect.poll(() => program.output().includes('\n') || program.process.exitCode !== null, patiently).toBe(true);
  if (!program.output().includes('\n')) throw new Error(`the node has ended: ${program.errors()}`);
  const { listen, http } = JSON.parse(program.output());
  return {
    program,
    data,
    listen,
    server: `http://${http}`,
    end: async () => {
      program.process.kill('SIGTERM');
      return (await program.ended).code;
    },
  };
}

/** Waits until a node that founds a cluster can serve clients. */
export async function untilReady({ server }: ListeningNode): Promise<void> {
  await expect.poll(async () => (await fetch(`${server}/v1/health/ready`)).status, patiently).toBe(200);
}
