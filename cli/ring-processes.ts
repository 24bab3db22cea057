/** Runs a relaxed ring of several nodes, each in its own process, that join at the same time. */
import { setTimeout as pause } from 'node:timers/promises';
import Table from 'cli-table3';
import { below, randomStream } from '../model-check/chance/random.ts';
import { formatAddress } from '../runtime/frame.ts';
import { BadOption } from './addresses.ts';
import { ChildNode, NodeFailed } from './child-node.ts';
import { EXIT } from './exit-codes.ts';
import { arePerfectRing } from './relaxed-ring.ts';
import { ENDING_SIGNALS } from './signals.ts';
import type { Streams } from './streams.ts';
import { makeTraceFolder } from './trace-folder.ts';

export interface RingOptions {
  /** The number of nodes, at least 1. */
  readonly nodes: number;
  /** The number of places on the ring, at least `nodes`. */
  readonly keys: number;
  /** Determines the places of the nodes and the keys that are looked up. */
  readonly seed: number;
  /** The folder for the traces; it must not hold any yet. Without it, nothing is recorded. */
  readonly trace?: string;
  /** Seconds from the lookups to the end of the ring; without it, the ring runs until Ctrl-C. */
  readonly durationSeconds?: number;
  /** Seconds that the nodes have after a signal to finish their traces before they are killed; 1.8 when omitted. */
  readonly patienceSeconds?: number;
  /** The file of the program, such as `bin/selfman.js`. It is run by the Node that runs this process. */
  readonly entry: readonly string[];
}

/** One key that every node was asked for, with the answers. */
export interface Lookups {
  readonly key: number;
  /** In the order of the nodes. */
  readonly owners: readonly number[];
}

/** The time that the ring has to become perfect, in milliseconds. It is generous, as a machine may be busy. */
const PATIENCE_MS = 60_000;
const POLL_MS = 50;
/** The time that nodes have to finish their traces: short when a person waits, otherwise enough for a busy machine. */
const INTERRUPTED_SECONDS = 1.8;
const UNHURRIED_SECONDS = 20;
/** Timers of Node take at most 2³¹ − 1 milliseconds. */
const LONGEST_SECONDS = 2_147_483;
const KEYS_TO_LOOK_UP = 4;

/**
 * Runs the ring. Returns the exit code. 0: all is well. 1: a node failed, or two nodes disagree. 2: the options cannot
 * be used. 74: a node cannot write its trace.
 */
export async function runRing(options: RingOptions, streams: Streams): Promise<number> {
  const ring = new RingProcesses(options, streams);
  const exitCode = await exitCodeOf(ring, streams);
  await ring.stop();
  return ring.lacksRoom ? EXIT.cannotWrite : exitCode;
}

async function exitCodeOf(ring: RingProcesses, { errors }: Streams): Promise<number> {
  try {
    return await ring.run();
  } catch (error) {
    if (!(error instanceof BadOption || error instanceof NodeFailed)) {
      await ring.stop();
      throw error;
    }
    // The node itself has already reported that it cannot write its trace.
    if (!ring.lacksRoom) errors.write(`selfman ring: ${error.message}\n`);
    return error instanceof BadOption ? EXIT.badInput : EXIT.differs;
  }
}

/** The ring was stopped while it was still starting. */
class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

class RingProcesses {
  readonly #options: RingOptions;
  readonly #streams: Streams;
  readonly #run: string;
  #nodes: ChildNode[] = [];
  #isStopping = false;
  /** Aborted when the ring must end: by a signal, or because it stops. */
  readonly #over = new AbortController();
  /** Rejects with `NodeFailed` as soon as a node ends by itself. Never resolves. */
  readonly #untilOneFails: Promise<never>;
  #oneFails: (failed: NodeFailed) => void = () => undefined;

  constructor(options: RingOptions, streams: Streams) {
    this.#options = options;
    this.#streams = streams;
    this.#run = `ring-${options.seed}-${Date.now().toString(36)}`;
    this.#untilOneFails = new Promise((_, reject) => {
      this.#oneFails = reject;
    });
  }

  /** Whether a node has ended because it could not write its trace. */
  get lacksRoom(): boolean {
    return this.#nodes.some(({ exitCode }) => exitCode === EXIT.cannotWrite);
  }

  async run(): Promise<number> {
    checkOptions(this.#options);
    const interrupt = (): void => {
      this.#over.abort();
      this.#killAfter(this.#options.patienceSeconds ?? INTERRUPTED_SECONDS);
    };
    // A second signal ends this process at once; the nodes then end because their input ends.
    for (const signal of ENDING_SIGNALS) process.once(signal, interrupt);
    try {
      const agreed = await this.#unlessOver(Promise.race([this.#bringUpAndLookUp(), this.#untilOneFails]));
      if (agreed === false) return 1;
      if (agreed === true) await this.#stayUp();
      const endings = await this.stop();
      return endings.every((how) => how === null) ? 0 : 1;
    } finally {
      for (const signal of ENDING_SIGNALS) process.off(signal, interrupt);
    }
  }

  /** Stops the nodes that still run, and waits for them. Returns how they ended; a second call does nothing. */
  async stop(): Promise<readonly (string | null)[]> {
    if (this.#isStopping) return [];
    this.#isStopping = true;
    this.#over.abort();
    this.#killAfter(Math.max(UNHURRIED_SECONDS, this.#options.patienceSeconds ?? 0));
    const running = this.#nodes.filter((node) => !node.hasEnded);
    const endings = await Promise.all(running.map((node) => node.stop()));
    for (const [index, how] of endings.entries()) {
      const node = running[index];
      if (how !== null && node?.exitCode !== EXIT.cannotWrite) this.#say(`node ${node?.id} did not stop cleanly: ${how}`);
    }
    return endings;
  }

  #killAfter(seconds: number): void {
    const killer = setTimeout(() => {
      for (const node of this.#nodes) node.kill();
    }, seconds * 1000);
    // The timer must not keep this process alive after all nodes have ended.
    killer.unref();
  }

  /** The result of `work`; null when the ring must end first. Failures after that are its consequences, and are ignored. */
  async #unlessOver<R>(work: Promise<R>): Promise<R | null> {
    const { signal } = this.#over;
    const done = work.catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    return Promise.race([done, this.#untilOver()]);
  }

  /** Returns whether all nodes agree. */
  async #bringUpAndLookUp(): Promise<boolean> {
    const { nodes, keys, seed } = this.#options;
    await this.#bringUp(drawDistinct(nodes, keys, seed));
    return this.#lookUp();
  }

  /** Waits for the end of the ring. Rejects with `NodeFailed` as soon as a node ends by itself. */
  async #stayUp(): Promise<void> {
    const { durationSeconds } = this.#options;
    this.#say(durationSeconds === undefined ? 'running until Ctrl-C' : `running for ${durationSeconds} s`);
    await Promise.race([this.#untilOver(durationSeconds), this.#untilOneFails]);
  }

  /** Resolves after `seconds`, or earlier when the ring must end. */
  #untilOver(seconds?: number): Promise<null> {
    const { signal } = this.#over;
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(null);
      const timer = seconds === undefined ? undefined : setTimeout(() => resolve(null), seconds * 1000);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve(null);
      });
    });
  }

  /** The first node founds the ring; all others are started at the same moment. */
  async #bringUp([founder, ...newcomers]: readonly number[]): Promise<void> {
    if (founder === undefined) throw new BadOption('--nodes: got 0, expected a whole number, at least 1; name at least one node');
    const first = this.#spawn(founder, []);
    const address = await this.#listening(first);
    const others = newcomers.map((id) => this.#spawn(id, ['--contact', `${founder}@${address}`, '--hold']));
    await Promise.all(others.map((node) => this.#listening(node)));
    this.#say(`${others.length === 1 ? '1 node joins' : `${others.length} nodes join`} through node ${founder}, all at once`);
    for (const node of others) node.tell({ type: 'start' });
    await Promise.all(this.#nodes.map((node) => node.joined()));
    await this.#untilPerfect();
    this.#say('every node has joined, and the ring is perfect');
  }

  /** Throws `Interrupted` when the ring must end: nothing would stop a node that starts after the others were stopped. */
  #spawn(id: number, more: readonly string[]): ChildNode {
    if (this.#over.signal.aborted) throw new Interrupted();
    const { keys, trace, entry } = this.#options;
    const tracing = trace === undefined ? [] : ['--trace', trace, '--run', this.#run];
    const args = ['node', '--id', String(id), '--keys', String(keys), '--listen', '127.0.0.1:0', '--stop-with-input', ...tracing, ...more];
    const node = new ChildNode(id, entry, args, this.#streams.errors);
    this.#nodes = [...this.#nodes, node];
    void node.ended.then((how) => {
      if (this.#over.signal.aborted) return;
      this.#oneFails(new NodeFailed(`node ${id} has ended unexpectedly (${how ?? 'exit code 0'}); stopping the others`));
    });
    return node;
  }

  /** The address of the node, once its port is open. */
  async #listening(node: ChildNode): Promise<string> {
    const address = formatAddress(await node.listening());
    this.#say(`node ${node.id}: process ${node.pid}, ${address}`);
    return address;
  }

  async #untilPerfect(): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const states = await Promise.all(this.#nodes.map((node) => node.state()));
      if (arePerfectRing(states)) return;
      if (Date.now() > deadline) throw new NodeFailed(`the ring is not perfect after ${PATIENCE_MS / 1000} s: ${JSON.stringify(states)}`);
      await pause(POLL_MS);
    }
  }

  /** Asks every node for the same keys. Returns whether all agree. */
  async #lookUp(): Promise<boolean> {
    const { keys, seed } = this.#options;
    const asked = drawDistinct(Math.min(KEYS_TO_LOOK_UP, keys), keys, seed + 1);
    const rows = await Promise.all(
      asked.map(async (key): Promise<Lookups> => ({ key, owners: await Promise.all(this.#nodes.map((node) => node.lookup(key))) })),
    );
    this.#streams.output.write(`${lookupTable(this.#nodes, rows)}\n`);
    const disputed = rows.filter(({ owners }) => new Set(owners).size !== 1);
    for (const { key } of disputed) this.#say(`the nodes name different owners of key ${key}`);
    return disputed.length === 0;
  }

  #say(text: string): void {
    this.#streams.errors.write(`${text}\n`);
  }
}

function checkOptions({ nodes, keys, trace, durationSeconds }: RingOptions): void {
  if (durationSeconds !== undefined && !(durationSeconds >= 0 && durationSeconds <= LONGEST_SECONDS)) {
    throw new BadOption(`--duration: got ${durationSeconds}, expected seconds, 0 … ${LONGEST_SECONDS}; leave it out to run until Ctrl-C`);
  }
  if (!Number.isSafeInteger(nodes) || nodes < 1)
    throw new BadOption(`--nodes: got ${nodes}, expected a whole number, at least 1; name at least one node`);
  if (!Number.isSafeInteger(keys) || keys < nodes)
    throw new BadOption(`--keys: got ${keys}, expected at least ${nodes}, a place for each node; write more keys or fewer nodes`);
  if (trace !== undefined) makeTraceFolder(trace);
}

/** Draws `count` distinct integers from 0 … `among` − 1; the seed determines them. */
function drawDistinct(count: number, among: number, seed: number): readonly number[] {
  const stream = randomStream(seed);
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(below(stream, among));
  return [...drawn];
}

function lookupTable(nodes: readonly ChildNode[], rows: readonly Lookups[]): string {
  const table = new Table({ head: ['key', ...nodes.map(({ id }) => `asked of ${id}`)], style: { head: [], border: [] } });
  for (const { key, owners } of rows) table.push([key, ...owners]);
  return table.toString();
}
