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
import { type Alarm, Alarms } from './alarms.ts';
import { type Delay, drawDelay } from './delay.ts';
import { Detectors, type Notice } from './detectors.ts';
import { Disks, type Leaving } from './disks.ts';
import { EventQueue } from './event-queue.ts';
import { type Disturbance, Links, type OneWayPartition } from './links.ts';
import type { Observer } from './observer.ts';
import type { Limits, Run, Settled, SimulationOptions } from './options.ts';

type Due<X extends ProtocolTypes> =
  | ({ readonly type: 'arrival' } & Envelope<X>)
  | { readonly type: 'alarm'; readonly node: NodeId; readonly alarm: Alarm<X['timer']> }
  | Notice
  | { readonly type: 'sync'; readonly node: NodeId; readonly number: number }
  | { readonly type: 'plan'; act(): void };

export class Simulation<X extends ProtocolTypes> {
  readonly #reducer: Reducer<X>;
  readonly #links: Links;
  readonly #choose: Chooser;
  readonly #observers: readonly Observer<X>[];
  readonly #detectors: Detectors;
  readonly #syncsAfter: Delay | null;
  readonly #disks = new Disks<X>();
  readonly #syncs: RandomStream;
  readonly #queue = new EventQueue<Due<X>>();
  readonly #nodes = new Map<NodeId, WorldNode<X>>();
  readonly #alarms = new Alarms<X['timer']>();
  /** By paused node: what it meets when it goes on. */
  readonly #paused = new Map<NodeId, Due<X>[]>();
  #nowMs = 0;

  constructor({ protocol, seed, network, suspectsAfterMs, trustsAfterMs, syncsAfterMs, observers = [] }: SimulationOptions<X>) {
    const random: RandomStream = randomStream(seed);
    this.#reducer = asItIs(protocol);
    this.#links = new Links(network, random());
    const choices = randomStream(random());
    this.#choose = (among) => [below(choices, among)];
    this.#observers = observers;
    this.#detectors = new Detectors({
      suspectsAfter: delayOf(suspectsAfterMs),
      trustsAfter: delayOf(trustsAfterMs ?? suspectsAfterMs),
      random: randomStream(random()),
      links: this.#links,
      isDown: (id) => this.#nodes.get(id)?.status === 'down',
      plan: (afterMs, notice) => this.#queue.add(this.#nowMs + afterMs, notice),
    });
    this.#syncsAfter = delayOf(syncsAfterMs);
    this.#syncs = randomStream(random());
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

  /** Delivers a client's request to `id` now, or when a pause of it ends. A node that is down receives nothing. */
  request(id: NodeId, request: X['request']): void {
    if (this.#waits(id, { type: 'plan', act: () => this.request(id, request) })) return;
    this.#happen(id, this.#nodes.get(id), { type: 'request', request });
  }

  /** Stops `id` for good, now. The messages that it has sent still arrive. */
  crash(id: NodeId): void {
    const node = this.#nodes.get(id);
    if (node === undefined || node.status === 'down') return;
    this.#paused.delete(id);
    const durable = this.#syncsAfter === null ? node.durable : this.#disks.crash(id);
    this.#nodes.set(id, { ...crashed(node), durable });
    this.#detectors.goesDown(id);
  }

  /** Holds up `id` from now on: messages, timers and requests wait until it goes on. */
  pause(id: NodeId): void {
    if (this.#nodes.get(id)?.status === 'up' && !this.#paused.has(id)) this.#paused.set(id, []);
  }

  /** A paused node meets all that has waited, now, in the order in which it came. */
  resume(id: NodeId): void {
    const waiting = this.#paused.get(id) ?? [];
    this.#paused.delete(id);
    for (const due of waiting) this.#queue.add(this.#nowMs, due);
  }

  /** The clock of `id` jumps, forward or, with a negative `byMs`, back: its timers run out that much earlier or later, never before now. */
  jumpClock(id: NodeId, byMs: number): void {
    for (const { timer, atMs } of this.#alarms.of(id)) this.#setAlarm(id, timer, Math.max(0, atMs - byMs - this.#nowMs));
  }

  /** Boots a node that is down, with what it last persisted, and tells it to start, now. Its earlier timers are over. */
  restart(id: NodeId, config: X['config']): void {
    const before = this.#nodes.get(id);
    if (before?.status !== 'down') throw new ModelError(`node ${id} is not down, so it cannot restart`);
    this.#alarms.forget(id);
    const booted = reboot(this.#reducer, id, config, before);
    this.#absorb(id, booted);
    this.#happen(id, booted.node, { type: 'start' });
    this.#detectors.comesBack(id);
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
    this.#detectors.partitioned();
  }

  /** Makes the network whole now. After its delay, each detector withdraws the suspicions that the partition caused. */
  heal(): void {
    this.#links.heal();
    this.#detectors.healed(this.#nodes);
  }

  /** From now on, messages of that direction are lost; null: none. No detector of the simulator notices. */
  partitionOneWay(partition: OneWayPartition | null): void {
    this.#links.partitionOneWay(partition);
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
    if (due.type !== 'sync' && due.type !== 'plan' && this.#waits(due.type === 'arrival' ? due.to : due.node, due)) return;
    switch (due.type) {
      case 'arrival':
        return this.#deliver(due);
      case 'alarm':
        return this.#ring(due.node, due.alarm);
      case 'suspicion':
        return this.#suspect(due.node, due.of, due.partition);
      case 'trust':
        return this.#trust(due.node, due.of, due.partition);
      case 'sync':
        return this.#synced(due.node, due.number);
      case 'plan':
        return due.act();
    }
  }

  #boot(id: NodeId, config: X['config']): Reaction<X> {
    if (this.#nodes.has(id)) throw new ModelError(`node ${id} has booted already`);
    return boot(this.#reducer, id, config);
  }

  /** Whether `id` is paused; then this waits for it. */
  #waits(id: NodeId, due: Due<X>): boolean {
    const waiting = this.#paused.get(id);
    waiting?.push(due);
    return waiting !== undefined;
  }

  #deliver(envelope: Envelope<X>): void {
    const { from, to, message } = envelope;
    const node = this.#nodes.get(to);
    const hears = node?.status === 'up' && !this.#links.loses(from, to);
    for (const observer of this.#observers) observer.message?.(envelope, hears ? 'received' : 'lost', this.#nowMs);
    if (hears) this.#happen(to, node, { type: 'receive', from, message });
  }

  /** Only the last alarm set for a timer counts, and only while the timer is armed. */
  #ring(id: NodeId, alarm: Alarm<X['timer']>): void {
    if (!this.#alarms.take(id, alarm)) return;
    const node = this.#nodes.get(id);
    if (node?.timers.includes(alarm.timer)) this.#happen(id, node, { type: 'timeout', timer: alarm.timer });
  }

  #suspect(id: NodeId, of: NodeId, partition: number | null): void {
    if (partition !== null && partition !== this.#links.changes) return;
    const watcher = this.#nodes.get(id);
    if (watcher?.monitored.includes(of) && !watcher.suspected.includes(of)) this.#happen(id, watcher, { type: 'suspect', node: of });
  }

  #trust(id: NodeId, of: NodeId, partition: number | null): void {
    const watcher = this.#nodes.get(id);
    if (partition !== this.#links.changes || !this.#detectors.isThere(id, of)) return;
    if (watcher?.suspected.includes(of)) this.#happen(id, watcher, { type: 'restore', node: of });
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

  #absorb(id: NodeId, reaction: Reaction<X>, before?: WorldNode<X>): void {
    const { node, alarms } = reaction;
    this.#nodes.set(id, node);
    for (const { timer, afterMs } of alarms) this.#setAlarm(id, timer, afterMs);
    if (node.monitored !== before?.monitored || node.suspected !== before.suspected) this.#detectors.watch(id, node, before);
    if (this.#isOut(id, reaction, before)) this.#leave(id, reaction);
    if (node.status === 'down') this.#detectors.goesDown(id);
  }

  /** Whether what leaves the node need not wait for its disk. */
  #isOut(id: NodeId, reaction: Reaction<X>, before: WorldNode<X> | undefined): boolean {
    if (this.#syncsAfter === null) return true;
    const { sync, leaves } = this.#disks.write(id, reaction, before);
    if (sync !== null) this.#queue.add(this.#nowMs + drawDelay(this.#syncsAfter, this.#syncs), { type: 'sync', node: id, number: sync });
    return leaves;
  }

  #synced(id: NodeId, number: number): void {
    for (const leaving of this.#disks.synced(id, number)) this.#leave(id, leaving);
  }

  #leave(id: NodeId, { sends, outputs }: Leaving<X>): void {
    for (const envelope of sends) this.#send(envelope);
    for (const output of outputs) for (const observer of this.#observers) observer.output?.(id, output, this.#nowMs);
  }

  #send(envelope: Envelope<X>): void {
    const { from, to, message } = envelope;
    const arrives = this.#links.reaches(from, to) && !this.#links.loses(from, to);
    for (const observer of this.#observers) observer.message?.(envelope, arrives ? 'sent' : 'cut off', this.#nowMs);
    const times = arrives ? this.#links.copies() : 0;
    for (let i = 0; i < times; i++) this.#queue.add(this.#links.arrivalMs(from, to, this.#nowMs), { type: 'arrival', from, to, message });
  }

  #setAlarm(node: NodeId, timer: X['timer'], afterMs: number): void {
    const alarm = this.#alarms.set(node, timer, this.#nowMs + afterMs);
    this.#queue.add(alarm.atMs, { type: 'alarm', node, alarm });
  }
}

function delayOf(delay: number | Delay | undefined): Delay | null {
  return typeof delay === 'number' ? { type: 'constant', ms: delay } : (delay ?? null);
}

/** A simulation judges nothing, so its steps are neither repeated nor looked at. */
function asItIs<X extends ProtocolTypes>(protocol: Protocol<X>): Reducer<X> {
  return { boot: (id, config, durable) => protocol.init(id, config, durable), step: (_, state, event) => protocol.step(state, event) };
}
