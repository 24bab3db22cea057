/**
 * Many nodes in virtual time. Where the checker tries every order of events, a simulation has one: that of the delays
 * it draws from a seed. The same seed gives the same run. It shows how much, how often and how far, never that
 * something cannot happen.
 */

import { encode } from '../../impl/kernel/plain-data.ts';
import type { Event, NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { ModelError, messageOf } from '../engine/model-error.ts';
import { below, type RandomStream, randomStream } from '../engine/random.ts';
import { boot, type Chooser, crashed, inTheMiddle, type Reaction, type Reducer, react, type WorldNode } from '../world/node.ts';
import type { Envelope } from '../world/world.ts';
import { type Delay, drawDelay } from './delay.ts';
import { EventQueue } from './event-queue.ts';
import { Links, type SimulatedNetwork } from './links.ts';
import type { Observer } from './observer.ts';

export interface SimulationOptions<X extends ProtocolTypes> {
  readonly protocol: Protocol<X>;
  readonly seed: number;
  readonly network: SimulatedNetwork;
  /**
   * How long a node that is down, or cut off, goes unnoticed by those that watch it, in milliseconds: the same for all,
   * or drawn for each watcher anew; left out: for ever.
   */
  readonly suspectsAfterMs?: number | Delay;
  readonly observers?: readonly Observer<X>[];
}

/** What a node begins with that has been running for a while. */
export interface Settled<X extends ProtocolTypes> {
  readonly state: X['state'];
  readonly timers?: readonly X['timer'][];
  readonly monitored?: readonly NodeId[];
}

/** Where to stop; without a limit, a run goes on until nothing is left to happen. */
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
  | { readonly type: 'arrival'; readonly envelope: Envelope<X> }
  | { readonly type: 'alarm'; readonly node: NodeId; readonly timer: X['timer']; readonly alarm: number }
  | { readonly type: 'detection'; readonly node: NodeId; readonly of: NodeId }
  | { readonly type: 'plan'; act(): void };

export class Simulation<X extends ProtocolTypes> {
  readonly #reducer: Reducer<X>;
  readonly #links: Links;
  readonly #choose: Chooser;
  readonly #observers: readonly Observer<X>[];
  readonly #detection: Delay | undefined;
  readonly #detections: RandomStream;
  readonly #queue = new EventQueue<Due<X>>();
  readonly #nodes = new Map<NodeId, WorldNode<X>>();
  /** By node, then by the canonical text of a timer: the number of the alarm that counts, the last one set. */
  readonly #alarms = new Map<NodeId, Map<string, number>>();
  /** By node: all that have ever watched it. */
  readonly #watchers = new Map<NodeId, Set<NodeId>>();
  #alarmsSet = 0;
  #nowMs = 0;

  constructor({ protocol, seed, network, suspectsAfterMs, observers = [] }: SimulationOptions<X>) {
    const random: RandomStream = randomStream(seed);
    this.#reducer = asItIs(protocol);
    this.#links = new Links(network, random());
    const choices = randomStream(random());
    this.#choose = (among) => [below(choices, among)];
    this.#observers = observers;
    this.#detection = typeof suspectsAfterMs === 'number' ? { type: 'constant', ms: suspectsAfterMs } : suspectsAfterMs;
    this.#detections = randomStream(random());
  }

  /** Virtual time, in milliseconds from the beginning. */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** All nodes that have booted, those that are down included, in the order of their boots. */
  get nodes(): ReadonlyMap<NodeId, WorldNode<X>> {
    return this.#nodes;
  }

  /** Whether these two can ever hear of each other. */
  reaches(a: NodeId, b: NodeId): boolean {
    return this.#links.reaches(a, b);
  }

  /** Boots a node and tells it to start, now. */
  start(id: NodeId, config: X['config']): void {
    this.#absorb(id, this.#boot(id, config));
    this.#happen(id, { type: 'start' });
  }

  /** A node that has been running for a while; what its boot sent is behind it. Its timers run out after `timersMs`. */
  settle(id: NodeId, config: X['config'], { state, timers, monitored }: Settled<X>, timersMs = 0): void {
    const node = inTheMiddle(this.#boot(id, config).node, state, timers, monitored);
    const alarms = node.timers.map((timer) => ({ timer, afterMs: timersMs }));
    this.#absorb(id, { node, sends: [], outputs: [], choices: [], alarms });
  }

  /** A client asks `id`, now. A node that is down hears nothing. */
  request(id: NodeId, request: X['request']): void {
    this.#happen(id, { type: 'request', request });
  }

  /** `id` stops for good, now. What it has sent still arrives. */
  crash(id: NodeId): void {
    const node = this.#nodes.get(id);
    if (node === undefined || node.status === 'down') return;
    this.#nodes.set(id, crashed(node));
    this.#isDown(id);
  }

  /** The detector of `id` takes `of`, which it watches, to be down, now, and may be wrong. It says so once, until it takes it back. */
  suspect(id: NodeId, of: NodeId): void {
    this.#detect(id, of);
  }

  /** The detector of `id` takes its suspicion back, now. It does not do so of a node that is down, or cut off. */
  restore(id: NodeId, of: NodeId): void {
    const isUp = this.#nodes.get(of)?.status === 'up' && this.reaches(id, of);
    if (isUp && this.#nodes.get(id)?.suspected.includes(of)) this.#happen(id, { type: 'restore', node: of });
  }

  /** Has `act` called at that time, before whatever is planned for the same moment later. */
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
        return this.#deliver(due.envelope);
      case 'alarm':
        return this.#ring(due.node, due.timer, due.alarm);
      case 'detection':
        return this.#detect(due.node, due.of);
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
    const hears = this.#nodes.get(to)?.status === 'up';
    for (const observer of this.#observers) observer.message?.(envelope, hears ? 'received' : 'lost', this.#nowMs);
    if (hears) this.#happen(to, { type: 'receive', from, message });
  }

  /** Only the alarm set last for a timer counts, and only while the timer is armed. */
  #ring(id: NodeId, timer: X['timer'], alarm: number): void {
    const text = encode(timer);
    if (this.#alarms.get(id)?.get(text) !== alarm) return;
    if (this.#nodes.get(id)?.timers.some((armed) => encode(armed) === text)) this.#happen(id, { type: 'timeout', timer });
  }

  #detect(id: NodeId, of: NodeId): void {
    const watcher = this.#nodes.get(id);
    if (watcher?.monitored.includes(of) && !watcher.suspected.includes(of)) this.#happen(id, { type: 'suspect', node: of });
  }

  #happen(id: NodeId, event: Event<X>): void {
    const node = this.#nodes.get(id);
    if (node === undefined || node.status === 'down') return;
    const [reaction] = this.#react(id, node, event);
    this.#absorb(id, reaction);
    for (const observer of this.#observers) observer.event?.(id, event, reaction.node, this.#nowMs);
  }

  #react(id: NodeId, node: WorldNode<X>, event: Event<X>): readonly Reaction<X>[] {
    try {
      return react(this.#reducer, id, node, event, this.#choose);
    } catch (cause) {
      throw new ModelError(`node ${id}, at ${this.#nowMs} ms, at the event ${JSON.stringify(event)}: ${messageOf(cause)}`, { cause });
    }
  }

  #absorb(id: NodeId, { node, sends, outputs, alarms }: Reaction<X>): void {
    const before = this.#nodes.get(id);
    this.#nodes.set(id, node);
    for (const envelope of sends) this.#send(envelope);
    for (const { timer, afterMs } of alarms) this.#setAlarm(id, timer, afterMs);
    if (node.monitored !== before?.monitored) this.#watch(id, node);
    for (const output of outputs) for (const observer of this.#observers) observer.output?.(id, output, this.#nowMs);
    if (node.status === 'down') this.#isDown(id);
  }

  #send(envelope: Envelope<X>): void {
    const { from, to } = envelope;
    const arrives = this.#links.reaches(from, to);
    for (const observer of this.#observers) observer.message?.(envelope, arrives ? 'sent' : 'cut off', this.#nowMs);
    if (arrives) this.#queue.add(this.#links.arrivalMs(from, to, this.#nowMs), { type: 'arrival', envelope });
  }

  #setAlarm(node: NodeId, timer: X['timer'], afterMs: number): void {
    const known = this.#alarms.get(node);
    const mine = known ?? new Map<string, number>();
    if (known === undefined) this.#alarms.set(node, mine);
    const alarm = this.#alarmsSet++;
    mine.set(encode(timer), alarm);
    this.#queue.add(this.#nowMs + afterMs, { type: 'alarm', node, timer, alarm });
  }

  #watch(id: NodeId, { monitored }: WorldNode<X>): void {
    for (const watched of monitored) {
      const known = this.#watchers.get(watched);
      if (known === undefined) this.#watchers.set(watched, new Set([id]));
      else known.add(id);
      if (this.#nodes.get(watched)?.status === 'down' || !this.reaches(id, watched)) this.#willDetect(id, watched);
    }
  }

  #isDown(id: NodeId): void {
    for (const watcher of this.#watchers.get(id) ?? []) this.#willDetect(watcher, id);
  }

  #willDetect(node: NodeId, of: NodeId): void {
    if (this.#detection === undefined) return;
    this.#queue.add(this.#nowMs + drawDelay(this.#detection, this.#detections), { type: 'detection', node, of });
  }
}

/** A simulation judges nothing, so its steps are neither repeated nor looked at. */
function asItIs<X extends ProtocolTypes>(protocol: Protocol<X>): Reducer<X> {
  return { boot: (id, config) => protocol.init(id, config), step: (_, state, event) => protocol.step(state, event) };
}
