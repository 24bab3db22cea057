/** Some nodes, each in a process of its own, which join one ring at the same time. */
import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import Table from 'cli-table3';
import { below, randomStream } from '../model-check/chance/random.ts';
import { formatAddress } from '../runtime/frame.ts';
import { cannotMake } from '../traces/record/cannot-record.ts';
import { makeFolder } from '../traces/record/folder.ts';
import { BadOption } from './addresses.ts';
import { ChildNode, NodeFailed } from './child-node.ts';
import { EXIT } from './exit-codes.ts';
import { arePerfectRing } from './relaxed-ring.ts';
import type { Streams } from './streams.ts';

export interface ClusterOptions {
  /** How many nodes. */
  readonly nodes: number;
  /** The number of places on the ring. */
  readonly keys: number;
  /** Decides the places of the nodes, and the keys that are looked up. */
  readonly seed: number;
  /** The folder for the traces; it must hold none yet. Without it, nothing is recorded. */
  readonly trace?: string;
  /** Stops so many seconds after the lookups; without it, at Ctrl-C. */
  readonly durationSeconds?: number;
  /** What the nodes get to write the ends of their traces after a signal, before they are killed; 1.8 s when left out. */
  readonly patienceSeconds?: number;
  /** What to run, with this very Node: the file of the program, such as `bin/selfman.js`. */
  readonly entry: readonly string[];
}

/** What every node was asked, and answered. */
export interface Lookups {
  readonly key: number;
  /** In the order of the nodes. */
  readonly owners: readonly number[];
}

/** How long the ring may take to become perfect. Generous: a machine may be busy. */
const PATIENCE_MS = 60_000;
const POLL_MS = 50;
/** What nodes get to write the ends of their traces: little when somebody waits for it, else enough for a busy machine. */
const INTERRUPTED_SECONDS = 1.8;
const UNHURRIED_SECONDS = 20;
/** Each may come at any moment. A second one ends this process at once, and the nodes with it, as their input ends. */
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
/** A timer of Node's takes at most 2³¹ − 1 milliseconds. */
const LONGEST_SECONDS = 2_147_483;
const KEYS_TO_LOOK_UP = 4;

/**
 * Runs the cluster. Returns the exit code: 0 all is well, 1 a node failed or two nodes disagree, 2 it could not begin
 * with these options, 74 a node cannot write its trace.
 */
export async function runCluster(options: ClusterOptions, streams: Streams): Promise<number> {
  const cluster = new Cluster(options, streams);
  const exitCode = await exitCodeOf(cluster, streams);
  await cluster.stop();
  return cluster.lacksRoom ? EXIT.cannotWrite : exitCode;
}

async function exitCodeOf(cluster: Cluster, { errors }: Streams): Promise<number> {
  try {
    return await cluster.run();
  } catch (error) {
    if (!(error instanceof BadOption || error instanceof NodeFailed)) {
      await cluster.stop();
      throw error;
    }
    // The node itself has said that it cannot write its trace.
    if (!cluster.lacksRoom) errors.write(`selfman cluster: ${error.message}\n`);
    return error instanceof BadOption ? EXIT.badInput : EXIT.differs;
  }
}

/** The cluster was stopped while it started. */
class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

class Cluster {
  readonly #options: ClusterOptions;
  readonly #streams: Streams;
  readonly #run: string;
  #nodes: ChildNode[] = [];
  #isStopping = false;
  /** Aborted when it is over: by a signal, or because the cluster stops. */
  readonly #over = new AbortController();
  /** Rejects with `NodeFailed` as soon as a node ends that nobody has told to. Never resolves. */
  readonly #untilOneFails: Promise<never>;
  #oneFails: (failed: NodeFailed) => void = () => undefined;

  constructor(options: ClusterOptions, streams: Streams) {
    this.#options = options;
    this.#streams = streams;
    this.#run = `cluster-${options.seed}-${Date.now().toString(36)}`;
    this.#untilOneFails = new Promise((_, reject) => {
      this.#oneFails = reject;
    });
  }

  /** A node has ended because it could not write its trace. */
  get lacksRoom(): boolean {
    return this.#nodes.some(({ exitCode }) => exitCode === EXIT.cannotWrite);
  }

  async run(): Promise<number> {
    checkOptions(this.#options);
    const interrupt = (): void => {
      this.#over.abort();
      this.#killAfter(this.#options.patienceSeconds ?? INTERRUPTED_SECONDS);
    };
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

  /** Stops the nodes that still run, and waits for them. Returns how they ended; a second call changes nothing. */
  async stop(): Promise<readonly (string | null)[]> {
    if (this.#isStopping) return [];
    this.#isStopping = true;
    this.#over.abort();
    this.#killAfter(UNHURRIED_SECONDS);
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
    // It must not keep this process when all nodes have ended.
    killer.unref();
  }

  /** Null when it is over first. Whatever fails from then on fails because of that. */
  async #unlessOver<R>(work: Promise<R>): Promise<R | null> {
    const { signal } = this.#over;
    const done = work.catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    return Promise.race([done, this.#untilOver()]);
  }

  /** True when all nodes agree. */
  async #bringUpAndLookUp(): Promise<boolean> {
    const { nodes, keys, seed } = this.#options;
    await this.#bringUp(drawDistinct(nodes, keys, seed));
    return this.#lookUp();
  }

  /** Until it is over; rejects with `NodeFailed` as soon as a node ends that nobody has told to. */
  async #stayUp(): Promise<void> {
    const { durationSeconds } = this.#options;
    this.#say(durationSeconds === undefined ? 'running until Ctrl-C' : `running for ${durationSeconds} s`);
    await Promise.race([this.#untilOver(durationSeconds), this.#untilOneFails]);
  }

  /** Settles at Ctrl-C, or after so many seconds. */
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

  /** The first node founds the ring; all others are let loose at the same moment. */
  async #bringUp([founder, ...newcomers]: readonly number[]): Promise<void> {
    if (founder === undefined) throw new BadOption('a cluster needs at least one node');
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

  /** Throws `Interrupted` when it is over: what is started after the others are stopped would be stopped by nobody. */
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

  /** The address of the node, once it has one. */
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

  /** Asks every node for the same keys. True when all agree. */
  async #lookUp(): Promise<boolean> {
    const { keys, seed } = this.#options;
    const asked = drawDistinct(Math.min(KEYS_TO_LOOK_UP, keys), keys, seed + 1);
    const rows = await Promise.all(
      asked.map(async (key): Promise<Lookups> => ({ key, owners: await Promise.all(this.#nodes.map((node) => node.lookup(key))) })),
    );
    this.#streams.output.write(`${lookupTable(this.#nodes, rows)}\n`);
    const disputed = rows.filter(({ owners }) => new Set(owners).size !== 1);
    for (const { key } of disputed) this.#say(`the nodes do not agree who is responsible for key ${key}`);
    return disputed.length === 0;
  }

  #say(text: string): void {
    this.#streams.errors.write(`${text}\n`);
  }
}

function checkOptions({ nodes, keys, trace, durationSeconds }: ClusterOptions): void {
  if (durationSeconds !== undefined && !(durationSeconds >= 0 && durationSeconds <= LONGEST_SECONDS)) {
    throw new BadOption(`${durationSeconds} is no duration: it must be a number of seconds, 0 … ${LONGEST_SECONDS}`);
  }
  if (!Number.isSafeInteger(nodes) || nodes < 1)
    throw new BadOption(`${nodes} is no number of nodes: it must be a whole number, at least 1`);
  if (!Number.isSafeInteger(keys) || keys < nodes)
    throw new BadOption(`${nodes} nodes need as many places, and a ring of ${keys} keys has fewer`);
  if (trace === undefined) return;
  // Here, and not by the first node: a folder that cannot be made is bad input.
  makeFolder(trace);
  const old = namesIn(trace).find((name) => name.endsWith('.ndjson'));
  if (old !== undefined)
    throw new BadOption(`${trace} holds a trace already (${old}), and traces are never overwritten: name another folder, or empty it`);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw cannotMake(folder, error);
  }
}

/** `count` different integers, 0 ≤ each < `among`, by the seed. */
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
