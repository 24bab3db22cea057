/** A protocol scenario as a system: protocol, clients, network and faults. */

import { encode, isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import type { Event, NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { frozenCopy, withReversedKeys } from '../engine/system/key-order.ts';
import { ModelError } from '../engine/system/model-error.ts';
import type { Move, Outcome, Reader, Symmetry, System } from '../engine/system/system.ts';
import type { ProtocolScenario, ScenarioNode } from '../scenario.ts';
import { auditedAlike, remembered } from './audited-functions.ts';
import { Budget } from './budget.ts';
import { refuseContradictions } from './contradictions.ts';
import { actionOf, type Happening, type Taking } from './happening.ts';
import { knownActions } from './known-actions.ts';
import { type MoveKind, moveKinds } from './move-kinds.ts';
import { type Post, post } from './network.ts';
import { completed, Partitions } from './partitions.ts';
import { checkedReducer } from './reducer.ts';
import { Unreachable } from './unreachable.ts';
import { NodeViews } from './view.ts';
import type { ClientEvent, Envelope, World } from './world.ts';
import {
  boot,
  crashed,
  inTheMiddle,
  type Reaction,
  type Reducer,
  react,
  reactAndCrash,
  reboot,
  rebootAndCrash,
  type WorldNode,
} from './world-node.ts';
import { worldSymmetry } from './world-symmetry.ts';

/** Builds the world of `scenario`. Throws `ModelError` when the scenario contradicts itself. */
export function worldSystem<X extends ProtocolTypes, H>(scenario: ProtocolScenario<X, H>): System<World<X, H>> {
  return new WorldSystem(scenario);
}

class WorldSystem<X extends ProtocolTypes, H> implements System<World<X, H>> {
  readonly name: string;
  readonly slots: readonly string[];
  readonly firstQueue: number;
  readonly bag;
  readonly initial;
  readonly actions: readonly string[];
  readonly moves: readonly Move[];
  readonly symmetry?: Symmetry;
  readonly #scenario: ProtocolScenario<X, H>;
  readonly #reducer: Reducer<X>;
  readonly #ids: readonly NodeId[];
  readonly #slotOf: ReadonlyMap<NodeId, number>;
  readonly #nodeOf: ReadonlyMap<NodeId, ScenarioNode<X>>;
  readonly #unreachable: Unreachable;
  readonly #partitions: Partitions;
  readonly #post: Post<X>;
  readonly #states: 'records' | 'others';
  readonly #nodes: NodeViews<X>;
  readonly #budget: Budget;
  /** -1 without a history. */
  readonly #historySlot: number;

  constructor(scenario: ProtocolScenario<X, H>) {
    this.name = scenario.name;
    refuseContradictions(scenario);
    this.#scenario = { ...scenario, nodes: frozenCopy(scenario.nodes), requests: frozenCopy(scenario.requests ?? []) };
    this.#ids = scenario.nodes.map(({ id }) => id);
    this.#reducer = checkedReducer(scenario.protocol, [...this.#ids, ...(scenario.absent ?? [])]);
    this.#slotOf = new Map(this.#ids.map((id, slot) => [id, slot]));
    this.#nodeOf = new Map(scenario.nodes.map((node) => [node.id, node]));
    this.#unreachable = new Unreachable(scenario.unreachable ?? []);
    const names = this.#ids.map((id) => `node ${id}`);
    const faults = scenario.faults ?? {};
    this.#budget = new Budget(faults, Budget.isEmpty(faults) ? -1 : names.push('faults') - 1);
    this.#historySlot = scenario.history === undefined ? -1 : names.push('history') - 1;
    const splits = (scenario.partitions ?? []).map((split) => completed(split, this.#ids));
    this.#partitions = new Partitions(splits, splits.length === 0 ? -1 : names.push('partition') - 1);
    this.#post = post(scenario.network, this.#ids, names.length);
    this.slots = [...names, ...this.#post.slots];
    this.firstQueue = names.length;
    this.bag = this.#post.bag;
    const begin = this.#begin();
    this.initial = [begin];
    this.#states = begin.slots.slice(0, this.#ids.length).every((node) => isRecord((node as WorldNode<X>).state)) ? 'records' : 'others';
    this.#nodes = new NodeViews(this.#ids, this.#states);
    const moves = moveKinds(this.#ids, this.#post.queues, scenario.slowTimers === true, splits.length > 0);
    this.moves = moves.map((kind) => this.#move(kind));
    this.actions = knownActions(scenario);
    const places = { ids: this.#ids, slots: this.slots, history: this.#historySlot, partitions: this.#partitions, post: this.#post, moves };
    if (scenario.alike !== undefined) this.symmetry = worldSymmetry(auditedAlike(scenario.alike), scenario.requests ?? [], places);
  }

  deliveries(message: Value): readonly Move[] {
    const envelope = message as Envelope<X>;
    if (!this.#slotOf.has(envelope.to)) return [];
    return [
      {
        name: `node ${envelope.to}, receiving ${JSON.stringify(envelope.message)} from ${envelope.from}`,
        outcomes: (read) => this.#deliver(read, envelope),
      },
    ];
  }

  view(read: Reader): World<X, H> {
    const nodes = this.#nodes.seenBy(read);
    const post = this.#post;
    const historySlot = this.#historySlot;
    const partitions = this.#partitions;
    const world = {
      nodes,
      get messages() {
        return post.inFlight(read);
      },
      get quiet() {
        return read.quiet();
      },
      get partition() {
        return partitions.inForce(read);
      },
      get history() {
        return (historySlot < 0 ? null : read.whole(historySlot)) as H;
      },
    };
    return read.isReversed ? withReversedKeys(world) : world;
  }

  /** Boots the nodes again and reads the initial history again. Throws unless both are as they were. */
  auditInputs(): void {
    const [then, now] = [this.initial[0], this.#begin()];
    const differs = this.slots.findIndex((_, slot) => encode(then.slots[slot]) !== encode(now.slots[slot]));
    if (differs >= 0 || encode(then.messages) !== encode(now.messages))
      throw new ModelError(`${this.slots[differs] ?? 'what a boot sends'} is not pure: in the end of the run it begins in another way`);
  }

  #begin() {
    const { nodes, requests = [], faults = {}, history, partitions = [] } = this.#scenario;
    const boots = nodes.map(({ id, config, running, timers, monitored, suspected }) => {
      const booted = boot(this.#reducer, id, config);
      const mine = requests.flatMap(({ at }, number) => (at === id ? [number] : []));
      if (running === undefined) return { ...booted, node: { ...booted.node, requests: mine } };
      // The boot of a member is long over, so none of its messages is in flight.
      return { ...booted, node: { ...inTheMiddle(booted.node, running, timers, monitored, suspected), requests: mine }, sends: [] };
    });
    const mail = this.#post.initially(this.#unreachable.reaching(boots.flatMap(({ sends }) => sends)));
    const extra: Value[] = [];
    if (!Budget.isEmpty(faults)) extra.push(this.#budget.initial);
    if (history !== undefined) extra.push(history.initial);
    if (partitions.length > 0) extra.push(null);
    return { slots: [...boots.map(({ node }) => node), ...extra, ...mail.slots], messages: mail.messages };
  }

  #move(kind: MoveKind): Move {
    switch (kind.type) {
      case 'own':
        return this.#ownMoves(kind.node);
      case 'timers':
        return this.#slowTimers(kind.node);
      case 'head':
        return this.#headOf(kind.from, kind.to);
      case 'cut':
        return this.#partitions.cutMove(this.#budget);
      case 'heal':
        return this.#partitions.healMove(this.#scenario.longCuts === true);
    }
  }

  /** Everything that may happen at a node without a message. */
  #ownMoves(id: NodeId): Move {
    const slot = this.#slot(id);
    return {
      name: `node ${id}`,
      outcomes: (read) => {
        const node = this.#node(read, slot);
        if (node.status === 'down') return this.#restarts(id, node, read);
        return [...this.#ownEvents(id, node, read)].concat(this.#crashes(id, node, read));
      },
    };
  }

  *#ownEvents(id: NodeId, node: WorldNode<X>, read: Reader): Generator<Outcome> {
    if (node.status === 'new') return yield* this.#happen(read, id, { type: 'start' }, null);
    for (const number of node.requests) yield* this.#ask(read, id, node, number);
    if (this.#scenario.slowTimers !== true) yield* this.#timeouts(id, node, read);
    for (const watched of node.monitored) yield* this.#suspicions(read, id, node, watched);
  }

  #timeouts(id: NodeId, { timers }: WorldNode<X>, read: Reader): readonly Outcome[] {
    return timers.flatMap((timer) => this.#happen(read, id, { type: 'timeout', timer }, null));
  }

  #slowTimers(id: NodeId): Move {
    const slot = this.#slot(id);
    return { name: `the timers of node ${id}`, only: 'quiet', outcomes: (read) => this.#timeouts(id, this.#node(read, slot), read) };
  }

  #ask(read: Reader, id: NodeId, node: WorldNode<X>, number: number): readonly Outcome[] {
    const { request } = (this.#scenario.requests ?? [])[number];
    const rest = node.requests.filter((each) => each !== number);
    return this.#happen(read, id, { type: 'request', request }, null, { ...node, requests: rest });
  }

  #suspicions(read: Reader, id: NodeId, node: WorldNode<X>, watched: NodeId): readonly Outcome[] {
    const slot = this.#slotOf.get(watched);
    const away = slot === undefined || this.#unreachable.separates(id, watched) || this.#partitions.separates(read, id, watched);
    const down = away || read.part(slot, ['status']) === 'down';
    if (node.suspected.includes(watched)) return down ? [] : this.#happen(read, id, { type: 'restore', node: watched }, null);
    if (down) return this.#happen(read, id, { type: 'suspect', node: watched }, null);
    if (!this.#mayBeWrong(id, watched) || this.#budget.left(read, 'falseSuspicion') === 0) return [];
    return this.#happen(read, id, { type: 'suspect', node: watched }, null).map((outcome) =>
      this.#budget.charge(read, 'falseSuspicion', outcome),
    );
  }

  #crashes(id: NodeId, node: WorldNode<X>, read: Reader): readonly Outcome[] {
    if (!this.#mayCrash(id, read)) return [];
    const label: Happening<X> = { type: 'crash', node: id };
    return [this.#budget.charge(read, 'crash', { action: 'crash', label, writes: [[this.#slot(id), this.#down(node, node)]] })];
  }

  /**
   * Restarts a node that is down. Messages in flight stay there: those to the node may reach its next life, as a sender
   * that connects again delivers what it has kept. Those from the node had left its machine before the crash.
   */
  #restarts(id: NodeId, node: WorldNode<X>, read: Reader): readonly Outcome[] {
    const config = this.#nodeOf.get(id)?.config;
    if (this.#budget.left(read, 'restart') === 0) return [];
    const broken = this.#budget.left(read, 'crash') > 0 && this.#mayCrash(id, read) ? rebootAndCrash(this.#reducer, id, config, node) : [];
    return [
      this.#restarted(read, id, node, reboot(this.#reducer, id, config, node), false),
      ...broken.map((reaction) => this.#budget.charge(read, 'crash', this.#restarted(read, id, node, reaction, true))),
    ];
  }

  #restarted(read: Reader, id: NodeId, before: WorldNode<X>, { node, sends, outputs }: Reaction<X>, crashes: boolean): Outcome {
    this.#refuseOtherShape(id, node.state);
    const traffic = this.#post.carry(read, null, this.#unreachable.reaching(sends));
    const label: Happening<X> = { type: 'restart', node: id, sends, outputs, crashes };
    const history = this.#remember(read, id, { type: 'start' }, outputs);
    const after = crashes ? this.#down(before, node) : node;
    return this.#budget.charge(read, 'restart', {
      action: 'restart',
      label,
      ...traffic,
      writes: [[this.#slot(id), after], ...history, ...traffic.writes],
    });
  }

  /** A node that is down. If it may restart, its clients' requests wait. */
  #down({ requests }: WorldNode<X>, node: WorldNode<X>): WorldNode<X> {
    const down = crashed(node);
    return (this.#scenario.faults?.restart ?? 0) > 0 ? { ...down, requests } : down;
  }

  /** Delivers the head of a queue. */
  #headOf(from: NodeId, to: NodeId): Move {
    const slot = this.#post.queues.find((queue) => queue.from === from && queue.to === to)?.slot ?? -1;
    return {
      name: `node ${to}, receiving from ${from}`,
      outcomes: (read) => {
        const [message] = read.whole(slot) as readonly X['message'][];
        return message === undefined ? [] : this.#deliver(read, { from, to, message });
      },
    };
  }

  #deliver(read: Reader, envelope: Envelope<X>): readonly Outcome[] {
    const { from, to, message } = envelope;
    if (this.#partitions.separates(read, from, to)) return [this.#take(read, { type: 'lose', cut: true, ...envelope }, [])];
    const node = this.#node(read, this.#slot(to));
    if (node.status === 'new') return [];
    const outcomes =
      node.status === 'down'
        ? [this.#take(read, { type: 'lose', ...envelope }, [])]
        : [...this.#happen(read, to, { type: 'receive', from, message }, envelope)];
    if (this.#budget.left(read, 'drop') > 0)
      outcomes.push(this.#budget.charge(read, 'drop', this.#take(read, { type: 'drop', ...envelope }, [])));
    if (this.#budget.left(read, 'duplicate') > 0)
      outcomes.push(this.#budget.charge(read, 'duplicate', this.#take(read, { type: 'duplicate', ...envelope }, [envelope, envelope])));
    return outcomes;
  }

  /** The network removes a message and puts `instead` in its place. */
  #take(read: Reader, label: Taking<X>, instead: readonly Envelope<X>[]): Outcome {
    const { type, from, to, message } = label;
    return { action: type, label, ...this.#post.carry(read, { from, to, message }, instead) };
  }

  /** The outcomes of `event` at `id`: the whole step, and each crash in the middle of it. */
  #happen(read: Reader, id: NodeId, event: Event<X>, taken: Envelope<X> | null, before?: WorldNode<X>): readonly Outcome[] {
    const node = before ?? this.#node(read, this.#slot(id));
    const whole = react(this.#reducer, id, node, event).map((reaction) => this.#outcome(read, id, event, taken, reaction, false));
    if (!this.#mayCrash(id, read)) return whole;
    const broken = reactAndCrash(this.#reducer, id, node, event).map((reaction) =>
      this.#budget.charge(
        read,
        'crash',
        this.#outcome(read, id, event, taken, { ...reaction, node: this.#down(node, reaction.node) }, true),
      ),
    );
    return [...whole, ...broken];
  }

  /** Refuses a state that is a record where the others are not, or the reverse: a view notes reads of a record field by field. */
  #refuseOtherShape(id: NodeId, state: X['state']): void {
    if (isRecord(state) !== this.#states.includes('records'))
      throw new ModelError(`node ${id}: its state is ${JSON.stringify(state)}; the states of a protocol are all records, or none is`);
  }

  #outcome(
    read: Reader,
    id: NodeId,
    event: Event<X>,
    taken: Envelope<X> | null,
    { node, sends, outputs, choices }: Reaction<X>,
    crashes: boolean,
  ): Outcome {
    this.#refuseOtherShape(id, node.state);
    const traffic = this.#post.carry(read, taken, this.#unreachable.reaching(sends));
    const happening: Happening<X> = { type: 'event', node: id, event, sends, outputs, choices, crashes };
    const label: Happening<X> = node.status === 'down' && !crashes ? { ...happening, stops: true } : happening;
    const history = this.#remember(read, id, event, outputs);
    return { action: actionOf(event), label, ...traffic, writes: [[this.#slot(id), node], ...history, ...traffic.writes] };
  }

  #remember(read: Reader, node: NodeId, event: Event<X>, outputs: readonly X['output'][]): readonly (readonly [number, Value])[] {
    const { history } = this.#scenario;
    const asked: readonly ClientEvent<X>[] = event.type === 'request' ? [{ type: 'request', node, request: event.request }] : [];
    const seen = [...asked, ...outputs.map((output): ClientEvent<X> => ({ type: 'output', node, output }))];
    if (history === undefined || seen.length === 0) return [];
    return [[this.#historySlot, seen.reduce((past, event) => remembered(history, past, event), read.whole(this.#historySlot) as H)]];
  }

  #mayCrash(id: NodeId, read: Reader): boolean {
    return this.#nodeOf.get(id)?.neverCrashes !== true && this.#budget.left(read, 'crash') > 0;
  }

  #mayBeWrong(id: NodeId, watched: NodeId): boolean {
    return this.#nodeOf.get(id)?.wronglySuspects?.includes(watched) ?? true;
  }

  #node(read: Reader, slot: number): WorldNode<X> {
    return read.whole(slot) as WorldNode<X>;
  }

  #slot(id: NodeId): number {
    return this.#slotOf.get(id) ?? -1;
  }
}
