/**
 * A machine: a process with a folder. It plays one life of a node, and two while it moves. It then begins a second life at
 * another identifier, and the first life leaves once the second one is a member.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NodeId } from '../impl/kernel/protocol.ts';
import { CIRCLE, GRAIN, grainOf } from '../impl/places/identifiers.ts';
import { sameAddress } from '../runtime/address-book.ts';
import { whoListens } from '../runtime/ask.ts';
import type { KnownAddress } from '../runtime/frame.ts';
import { Listener } from '../runtime/listener.ts';
import type { AskedStore } from '../service/asked-store.ts';
import { Meters } from '../service/meters.ts';
import { firstIdentifier } from './advice.ts';
import { Life, type LifeOptions } from './life.ts';
import { BadFolder, type NodeFolder } from './node-folder.ts';
import { NodeMeters } from './node-meters.ts';
import { randomBelow } from './random.ts';

export type MachineOptions = Omit<LifeOptions, 'instance' | 'process' | 'shared'>;

export interface MachineEvents {
  /** Something outside is wrong, and the machine goes on: one sentence. */
  warning(text: string): void;
  /** Another node refuses this one, which has heard from nobody yet: a mistake of the operator. One sentence. */
  refused(text: string): void;
  /** The machine cannot go on. */
  fatal(error: unknown): void;
  /** It has left its cluster for good. */
  left(): void;
}

/** How often the machine looks at its lives, in milliseconds. */
const LOOK_MS = 100;
/** How often the addresses of others are kept, in milliseconds. */
const REMEMBER_MS = 2_000;
/** How long a life waits to be let in before it begins again with the present identifiers of the others, in milliseconds. */
const PATIENCE_MS = 5_000;
/** How long a life that moves waits for the answers to its clients before it leaves, in milliseconds. */
const MOST_DRAINING_MS = 5_000;

/** The machine cannot leave. The message says why. */
export class CannotLeave extends Error {
  override readonly name = 'CannotLeave';
}

export class Machine {
  readonly #folder: NodeFolder;
  readonly #options: LifeOptions;
  readonly #events: MachineEvents;
  readonly meters = new Meters();
  readonly #nodeMeters = new NodeMeters(this.meters.registry, () => this.life);
  /** The lives that run, the newest last. */
  #lives: Life[] = [];
  /** Since when the newest life waits to be let in, or since when it is a member. */
  #since = performance.now();
  #isMember = false;
  #isLeaving: boolean;
  #isStopped = false;
  /** Lives begin and end one after another. */
  #changes: Promise<void> = Promise.resolve();

  /**
   * `contacts`: the nodes through which the first life joins. `wanted`: its identifier; null: where it is needed. Rejects as
   * `RunningNode.boot` does, and with `BadFolder` when another process runs with a copy of the folder.
   */
  static async boot(
    folder: NodeFolder,
    contacts: readonly KnownAddress[],
    wanted: NodeId | null,
    options: MachineOptions,
    events: MachineEvents,
  ): Promise<Machine> {
    const { host, port } = options.listen;
    const shared = await Listener.open(options.transport, host, port);
    const listen = { host, port: shared.port };
    const machine = new Machine(folder, { ...options, listen, shared, instance: folder.instance, process: randomUUID() }, events);
    // Kept before the first word, so that a node that has joined never founds a cluster when it comes back.
    if (contacts.length > 0)
      folder.remember([...contacts, ...folder.peers.filter((peer) => !contacts.some(({ node }) => node === peer.node))]);
    try {
      if (folder.lives.length === 0) folder.begin(wanted ?? (await firstIdentifier(contacts, machine.#options)));
      for (const { id, listened } of folder.lives) {
        const life = await machine.#boot(id);
        machine.#lives.push(life);
        const { node } = life;
        const complaint = await node.introduce(listened ?? null);
        if (complaint !== null) throw new BadFolder(complaint);
      }
      return machine;
    } catch (error) {
      await machine.stop();
      throw error;
    }
  }

  private constructor(folder: NodeFolder, options: LifeOptions, events: MachineEvents) {
    this.#folder = folder;
    this.#options = options;
    this.#events = events;
    this.#isLeaving = folder.lives.length > 0 && folder.lives.every(({ isLeaving }) => isLeaving);
  }

  /** Starts what was booted. */
  start(): void {
    for (const life of this.#lives) this.#begin(life);
    void this.#watch();
  }

  /** The life that clients talk to: the newest one that is a member. */
  get life(): Life {
    const life = this.#lives.findLast(({ status }) => status === 'member') ?? this.#lives.at(-1);
    if (life === undefined) throw new Error('the machine has no life');
    return life;
  }

  get lives(): readonly Life[] {
    return this.#lives;
  }

  get store(): AskedStore {
    return this.life.store;
  }

  /** Writes the traces that are kept in memory. Returns the folders. Throws `CannotRecord`. */
  dumpTraces(): readonly string[] {
    return this.#lives.flatMap(({ node }) => node.dumpTrace() ?? []);
  }

  /** Leaves the cluster for good, with all lives. Throws `CannotLeave` if nobody else is there: all values would be lost. */
  leave(): void {
    if (this.#isLeaving) return;
    if (this.life.status !== 'member')
      throw new CannotLeave(`the node is ${this.life.status}, expected a member of the ring; wait, or stop it`);
    if (this.life.isAlone)
      throw new CannotLeave('the node is the last one of its cluster, and would take all values with it; stop it instead');
    this.#isLeaving = true;
    for (const life of this.#lives) this.#leave(life);
  }

  /** Stops all lives. They come back at the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#changes;
    if (this.#lives.length > 0) this.#remember();
    await Promise.all(this.#lives.map((life) => life.stop()));
    await this.#options.shared.close();
  }

  async #boot(id: NodeId): Promise<Life> {
    // Others may remember a life that this machine has had here.
    const others = this.#folder.peers.filter((peer) => peer.node !== id && !sameAddress(peer, this.#options.listen));
    const own = this.#lives.filter((life) => life.id !== id).map(({ node }) => node.address);
    const life: Life = await Life.boot(id, this.#folder.diskOf(id), [...own, ...others], this.#options, {
      move: (place) => this.#change(() => this.#move(life, place)),
      left: () => this.#change(() => this.#end(life)),
      stepped: (before, after) => this.#nodeMeters.stepped(before, after),
      answered: (question, answer, seconds) => this.meters.answered(question, answer, seconds),
      warning: this.#events.warning,
      refused: (text) => (this.#lives.length > 1 ? this.#events.warning(text) : this.#events.refused(text)),
      fatal: this.#events.fatal,
    });
    return life;
  }

  #begin(life: Life): void {
    this.#folder.listens(life.node.address);
    life.start();
    this.#since = performance.now();
    this.#isMember = false;
    if (this.#folder.lives.some(({ id, isLeaving }) => id === life.id && isLeaving)) life.leave();
  }

  /** Does this after all that goes on. */
  #change(work: () => Promise<void>): void {
    this.#changes = this.#changes.then(async () => {
      if (this.#isStopped) return;
      await work().catch((error: unknown) => this.#events.fatal(error));
    });
  }

  /** Another node, or this one, wants an anchor at `place`. Only the newest life moves. */
  async #move(from: Life, place: number): Promise<void> {
    const isPlace = place >= 0 && place < CIRCLE && grainOf(place) === place;
    if (!isPlace || this.#isLeaving || from !== this.#lives.at(-1)) return;
    const id = place + randomBelow(GRAIN);
    if (this.#lives.some((life) => life.id === id)) return;
    this.#folder.begin(id);
    const life = await this.#boot(id);
    this.#lives.push(life);
    this.#begin(life);
  }

  async #end(life: Life): Promise<void> {
    await life.stop();
    this.#folder.end(life.id);
    // Whoever asks about a machine that has left still sees its last life.
    if (this.#lives.length === 1) return this.#events.left();
    this.#lives = this.#lives.filter((each) => each !== life);
  }

  #leave(life: Life): void {
    this.#folder.leave(life.id);
    life.leave();
  }

  async #watch(): Promise<void> {
    for (let remembered = performance.now(); !this.#isStopped; await sleep(LOOK_MS)) {
      this.#change(() => this.#look());
      await this.#changes;
      if (performance.now() - remembered < REMEMBER_MS || this.#lives.length === 0) continue;
      this.#remember();
      remembered = performance.now();
    }
  }

  async #look(): Promise<void> {
    const newest = this.#lives.at(-1);
    if (newest === undefined || this.#isLeaving) return;
    const isMember = newest.status === 'member';
    if (isMember !== this.#isMember) this.#since = performance.now();
    this.#isMember = isMember;
    const waitedMs = performance.now() - this.#since;
    if (newest.status === 'joining' && waitedMs > PATIENCE_MS) return this.#beginAgain(newest);
    if (!isMember) return;
    // Older lives hear no new clients any more. Those that wait are answered first.
    const older = this.#lives.slice(0, -1).filter(({ status }) => status === 'member');
    for (const life of older) if (life.store.waiting === 0 || waitedMs > MOST_DRAINING_MS) this.#leave(life);
  }

  /** The nodes that it knows may have moved: it learns who is at their addresses now. */
  async #beginAgain(life: Life): Promise<void> {
    const { peers } = life.node;
    const ask = async ({ host, port }: KnownAddress): Promise<KnownAddress> => {
      const { node, instance, incarnation } = await whoListens(this.#options.transport, { host, port }, this.#options.network);
      return { node, host, port, instance, incarnation };
    };
    const others = peers.filter(({ node }) => !this.#lives.some(({ id }) => id === node));
    const known = await Promise.all(others.map((peer) => ask(peer).catch(() => peer)));
    await life.stop();
    this.#folder.remember(known);
    // Whoever asks about the machine meanwhile still sees the life that has stopped.
    const again = await this.#boot(life.id);
    this.#lives = this.#lives.map((each) => (each === life ? again : each));
    this.#begin(again);
  }

  #remember(): void {
    const own = this.#lives.map(({ id }) => id);
    this.#folder.remember(this.life.node.peers.filter(({ node }) => !own.includes(node)));
  }
}
