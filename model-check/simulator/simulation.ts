/**
 * Many nodes in virtual time. The checker tries every order of events; a simulation has one, given by delays that a seed
 * draws. The same seed gives the same run. A simulation shows how much, how often and how far, never that something
 * cannot happen.
 */

import type { Event, NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { below, type RandomStream, randomStream } from '../chance/random.ts';
import { ModelError, messageOf } from '../engine/system/model-error.ts';
import type { Envelope, Groups, World } from '../world/world.ts';
import {
  boot,
  type Chooser,
  crashed,
  inTheMiddle,
  type Reaction,
  type Reducer,
  react,
  reboot,
  type WorldNode,
} from '../world/world-node.ts';
import { type Delay, drawDelay } from './delay.ts';
import { EventQueue } from './event-queue.ts';
import { type Disturbance, Links, type SimulatedNetwork } from './links.ts';
import type { Observer } from './observer.ts';

export interface SimulationOptions<X extends ProtocolTypes> {
  readonly protocol: Protocol<X>;
  readonly seed: number;
  readonly network: SimulatedNetwork;
  /** How long watchers take to notice that a node is down or out of reach; left out: they never do. */
  readonly suspectsAfterMs?: number | Delay;
  /** How long a detector takes to withdraw its suspicions after a partition has healed; left out: `suspectsAfterMs`. */
  readonly trustsAfterMs?: number | Delay;
  readonly observers?: readonly Observer<X>[];
}

/** The state of a node that has been running for a while. */
export interface Settled<X extends ProtocolTypes> {
  readonly state: X['state'];
  readonly timers?: readonly X['timer'][];
  readonly monitored?: readonly NodeId[];
}

/** Where to stop. Without a limit, a run goes on until no event is due. */
export interface Limits {
  readonly untilMs?: number;
  readonly events?: number;
}

export interface Run {
  readonly end: 'quiet' | 'time' | 'events';
  /** Events taken in this run. */
  readonly events: number;
}

type Due<X extends ProtocolTypes> =
  | ({ readonly type: 'arrival' } & Envelope<X>)
  | { readonly type: 'alarm'; readonly node: NodeId; readonly timer: X['timer']; readonly alarm: number }
  /** `partition`: the number of the network's change that caused it; null if none did. It lapses when the network changes again. */
  | { readonly type: 'suspicion' | 'trust'; readonly node: NodeId; readonly of: NodeId; readonly partition: number | null }
  | { readonly type: 'plan'; act(): void };

export class Simulation<X extends ProtocolTypes> {
  readonly #reducer: Reducer<X>;
  readonly #links: Links;
  readonly #choose: Chooser;
  readonly #observers: readonly Observer<X>[];
  readonly #suspectsAfter: Delay | null;
  readonly #trustsAfter: Delay | null;
  readonly #detectors: RandomStream;
  readonly #queue = new EventQueue<Due<X>>();
  readonly #nodes = new Map<NodeId, WorldNode<X>>();
  /** By node, then by timer: the number of the last alarm set, which alone counts. Timers are keyed by object identity. */
  readonly #alarms = new Map<NodeId, Map<X['timer'], number>>();
  /** By node: all nodes that have ever watched it. */
  readonly #watchers = new Map<NodeId, Set<NodeId>>();
  #alarmsSet = 0;
  #nowMs = 0;

  constructor({ protocol, seed, network, suspectsAfterMs, trustsAfterMs, observers = [] }: SimulationOptions<X>) {
    const random: RandomStream = randomStream(seed);
    this.#reducer = asItIs(protocol);
    this.#links = new Links(network, random());
    const choices = randomStream(random());
    this.#choose = (among) => [below(choices, among)];
    this.#observers = observers;
    this.#detectors = randomStream(random());
    this.#suspectsAfter = delayOf(suspectsAfterMs);
    this.#trustsAfter = delayOf(trustsAfterMs ?? suspectsAfterMs);
  }

  /** Virtual time, in milliseconds from the beginning. */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** All nodes that have booted, including those that are down, in the order of their boots. */
  get nodes(): ReadonlyMap<NodeId, WorldNode<X>> {
    return this.#nodes;
  }

  /** The current state, as properties see it. */
  get world(): World<X> {
    const nodes = [...this.#nodes].map(([id, { status, state, durable, timers, monitored }]) => ({
      id,
      status,
      state,
      durable,
      timers,
      monitored,
    }));
    const messages = [...this.#queue].flatMap((due) =>
      due.type === 'arrival' ? [{ from: due.from, to: due.to, message: due.message }] : [],
    );
    return { nodes, messages, quiet: messages.length === 0, partition: this.#links.groups, history: null };
  }

  /** Whether the two nodes can reach each other, partitions aside. */
  reaches(a: NodeId, b: NodeId): boolean {
    return this.#links.reaches(a, b);
  }

  /** Boots a node and tells it to start, now. */
  start(id: NodeId, config: X['config']): void {
    const booted = this.#boot(id, config);
    this.#absorb(id, booted);
    this.#happen(id, booted.node, { type: 'start' });
  }

  /** Adds a node that has been running for a while; its boot sends nothing. Its timers run out after `timersMs`. */
  settle(id: NodeId, config: X['config'], { state, timers, monitored }: Settled<X>, timersMs = 0): void {
    const node = inTheMiddle(this.#boot(id, config).node, state, timers, monitored);
    const alarms = node.timers.map((timer) => ({ timer, afterMs: timersMs }));
    this.#absorb(id, { node, sends: [], outputs: [], choices: [], alarms });
  }

  /** Delivers a client's request to `id` now. A node that is down receives nothing. */
  request(id: NodeId, request: X['request']): void {
    this.#happen(id, this.#nodes.get(id), { type: 'request', request });
  }

  /** Stops `id` for good, now. The messages that it has sent still arrive. */
  crash(id: NodeId): void {
    const node = this.#nodes.get(id);
    if (node === undefined || node.status === 'down') return;
    this.#nodes.set(id, crashed(node));
    this.#isDown(id);
  }

  /** Boots a node that is down, with what it last persisted, and tells it to start, now. Its earlier timers are over. */
  restart(id: NodeId, config: X['config']): void {
    const before = this.#nodes.get(id);
    if (before?.status !== 'down') throw new ModelError(`node ${id} is not down, so it cannot restart`);
    this.#alarms.delete(id);
    const booted = reboot(this.#reducer, id, config, before);
    this.#absorb(id, booted);
    this.#happen(id, booted.node, { type: 'start' });
    for (const watcher of this.#watchers.get(id) ?? []) if (this.#isThere(watcher, id)) this.#willTrust(watcher, id);
  }

  /** From now on, each message is lost, or arrives twice, with these probabilities. */
  disturb(disturbance: Disturbance): void {
    this.#links.disturb(disturbance);
  }

  /**
   * Splits the network into these groups now; nodes in none of them form one more. Messages sent across are lost, and so
   * are those that arrive across meanwhile. After its delay, each detector suspects the nodes across if the partition lasts.
   */
  partition(groups: Groups): void {
    this.#links.partition(groups);
    for (const [watched, watchers] of this.#watchers) {
      for (const watcher of watchers) if (this.#links.separates(watcher, watched)) this.#willSuspect(watcher, watched, this.#links.changes);
    }
  }

  /** Makes the network whole now. After its delay, each detector withdraws the suspicions that the partition caused. */
  heal(): void {
    this.#links.heal();
    for (const [id, { suspected }] of this.#nodes) for (const of of suspected) if (this.#isThere(id, of)) this.#willTrust(id, of);
  }

  /** Makes the detector of `id` suspect `of`, which it watches, now; the suspicion may be false. It is raised once until withdrawn. */
  suspect(id: NodeId, of: NodeId): void {
    this.#suspect(id, of, null);
  }

  /** Makes the detector of `id` withdraw its suspicion of `of` now. Does nothing if `of` is down or out of reach. */
  restore(id: NodeId, of: NodeId): void {
    this.#trust(id, of, this.#links.changes);
  }

  /** Calls `act` at `atMs`, ahead of whatever is planned later for the same moment. */
  plan(atMs: number, act: () => void): void {
    if (atMs < this.#nowMs) throw new ModelError(`nothing can be planned for ${atMs} ms: it is ${this.#nowMs} ms already`);
    this.#queue.add(atMs, { type: 'plan', act });
  }

  run({ untilMs = Number.POSITIVE_INFINITY, events: most = Number.POSITIVE_INFINITY }: Limits = {}): Run {
    for (let events = 0; ; events++) {
      if (events >= most) return { end: 'events', events };
      if (this.#queue.nextAtMs > untilMs) {
        this.#nowMs = Math.max(this.#nowMs, untilMs);
        return { end: 'time', events };
      }
      const atMs = this.#queue.nextAtMs;
      const due = this.#queue.take();
      if (due === undefined) return { end: 'quiet', events };
      this.#nowMs = atMs;
      this.#meet(due);
    }
  }

  #meet(due: Due<X>): void {
    switch (due.type) {
      case 'arrival':
        return this.#deliver(due);
      case 'alarm':
        return this.#ring(due.node, due.timer, due.alarm);
      case 'suspicion':
        return this.#suspect(due.node, due.of, due.partition);
      case 'trust':
        return this.#trust(due.node, due.of, due.partition);
      case 'plan':
        return due.act();
    }
  }

  #boot(id: NodeId, config: X['config']): Reaction<X> {
    if (this.#nodes.has(id)) throw new ModelError(`node ${id} has booted already`);
    return boot(this.#reducer, id, config);
  }

  #deliver(envelope: Envelope<X>): void {
    const { from, to, message } = envelope;
    const node = this.#nodes.get(to);
    const hears = node?.status === 'up' && !this.#links.separates(from, to);
    for (const observer of this.#observers) observer.message?.(envelope, hears ? 'received' : 'lost', this.#nowMs);
    if (hears) this.#happen(to, node, { type: 'receive', from, message });
  }

  /** Only the last alarm set for a timer counts, and only while the timer is armed. */
  #ring(id: NodeId, timer: X['timer'], alarm: number): void {
    const mine = this.#alarms.get(id);
    if (mine?.get(timer) !== alarm) return;
    mine.delete(timer);
    const node = this.#nodes.get(id);
    if (node?.timers.includes(timer)) this.#happen(id, node, { type: 'timeout', timer });
  }

  #suspect(id: NodeId, of: NodeId, partition: number | null): void {
    if (partition !== null && partition !== this.#links.changes) return;
    const watcher = this.#nodes.get(id);
    if (watcher?.monitored.includes(of) && !watcher.suspected.includes(of)) this.#happen(id, watcher, { type: 'suspect', node: of });
  }

  #trust(id: NodeId, of: NodeId, partition: number | null): void {
    const watcher = this.#nodes.get(id);
    if (partition !== this.#links.changes || !this.#isThere(id, of)) return;
    if (watcher?.suspected.includes(of)) this.#happen(id, watcher, { type: 'restore', node: of });
  }

  /** Whether `other` is up, or not booted yet, and `id` can reach it now. */
  #isThere(id: NodeId, other: NodeId): boolean {
    return this.#nodes.get(other)?.status !== 'down' && this.reaches(id, other) && !this.#links.separates(id, other);
  }

  #happen(id: NodeId, node: WorldNode<X> | undefined, event: Event<X>): void {
    if (node === undefined || node.status === 'down') return;
    const [reaction] = this.#react(id, node, event);
    this.#absorb(id, reaction, node);
    for (const observer of this.#observers) observer.event?.(id, event, reaction.node, this.#nowMs);
  }

  #react(id: NodeId, node: WorldNode<X>, event: Event<X>): readonly Reaction<X>[] {
    try {
      return react(this.#reducer, id, node, event, this.#choose);
    } catch (cause) {
      throw new ModelError(`node ${id}, at ${this.#nowMs} ms, at the event ${JSON.stringify(event)}: ${messageOf(cause)}`, { cause });
    }
  }

  #absorb(id: NodeId, { node, sends, outputs, alarms }: Reaction<X>, before?: WorldNode<X>): void {
    this.#nodes.set(id, node);
    for (const envelope of sends) this.#send(envelope);
    for (const { timer, afterMs } of alarms) this.#setAlarm(id, timer, afterMs);
    if (node.monitored !== before?.monitored || node.suspected !== before.suspected) this.#watch(id, node, before);
    for (const output of outputs) for (const observer of this.#observers) observer.output?.(id, output, this.#nowMs);
    if (node.status === 'down') this.#isDown(id);
  }

  #send(envelope: Envelope<X>): void {
    const { from, to, message } = envelope;
    const arrives = this.#links.reaches(from, to) && !this.#links.separates(from, to);
    for (const observer of this.#observers) observer.message?.(envelope, arrives ? 'sent' : 'cut off', this.#nowMs);
    const times = arrives ? this.#links.copies() : 0;
    for (let i = 0; i < times; i++) this.#queue.add(this.#links.arrivalMs(from, to, this.#nowMs), { type: 'arrival', from, to, message });
  }

  #setAlarm(node: NodeId, timer: X['timer'], afterMs: number): void {
    const known = this.#alarms.get(node);
    const mine = known ?? new Map<X['timer'], number>();
    if (known === undefined) this.#alarms.set(node, mine);
    const alarm = this.#alarmsSet++;
    mine.set(timer, alarm);
    this.#queue.add(this.#nowMs + afterMs, { type: 'alarm', node, timer, alarm });
  }

  /** Notes new watches, and watches whose suspicion was forgotten, and plans suspicions of nodes that are down or out of reach. */
  #watch(id: NodeId, { monitored, suspected }: WorldNode<X>, before: WorldNode<X> | undefined): void {
    for (const watched of monitored) {
      const isForgotten = before?.suspected.includes(watched) && !suspected.includes(watched);
      if (before?.monitored.includes(watched) && !isForgotten) continue;
      const known = this.#watchers.get(watched);
      if (known === undefined) this.#watchers.set(watched, new Set([id]));
      else known.add(id);
      if (this.#nodes.get(watched)?.status === 'down' || !this.reaches(id, watched)) this.#willSuspect(id, watched, null);
      else if (this.#links.separates(id, watched)) this.#willSuspect(id, watched, this.#links.changes);
    }
  }

  #isDown(id: NodeId): void {
    for (const watcher of this.#watchers.get(id) ?? []) this.#willSuspect(watcher, id, null);
  }

  #willSuspect(node: NodeId, of: NodeId, partition: number | null): void {
    if (this.#suspectsAfter === null) return;
    this.#queue.add(this.#nowMs + drawDelay(this.#suspectsAfter, this.#detectors), { type: 'suspicion', node, of, partition });
  }

  #willTrust(node: NodeId, of: NodeId): void {
    if (this.#trustsAfter === null) return;
    const atMs = this.#nowMs + drawDelay(this.#trustsAfter, this.#detectors);
    this.#queue.add(atMs, { type: 'trust', node, of, partition: this.#links.changes });
  }
}

function delayOf(delay: number | Delay | undefined): Delay | null {
  return typeof delay === 'number' ? { type: 'constant', ms: delay } : (delay ?? null);
}

/** A simulation judges nothing, so its steps are neither repeated nor looked at. */
function asItIs<X extends ProtocolTypes>(protocol: Protocol<X>): Reducer<X> {
  return { boot: (id, config, durable) => protocol.init(id, config, durable), step: (_, state, event) => protocol.step(state, event) };
}
