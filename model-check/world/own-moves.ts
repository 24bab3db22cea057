/** Events at a node without a message: start, requests, timers, suspicions, crash and restart. */

import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Move, Outcome, Reader } from '../engine/system/system.ts';
import type { Happening } from './happening.ts';
import type { WorldParts } from './parts.ts';
import type { Steps } from './steps.ts';
import { type Reaction, reboot, rebootAndCrash, type WorldNode, watchedLife } from './world-node.ts';

export class OwnMoves<X extends ProtocolTypes, H> {
  readonly #parts: WorldParts<X, H>;
  readonly #steps: Steps<X, H>;

  constructor(parts: WorldParts<X, H>, steps: Steps<X, H>) {
    this.#parts = parts;
    this.#steps = steps;
  }

  /** Everything that may happen at a node without a message. */
  of(id: NodeId): Move {
    return {
      name: `node ${id}`,
      outcomes: (read) => {
        const node = this.#steps.node(read, id);
        if (node.status === 'down') return this.#restarts(id, node, read);
        return [...this.#events(id, node, read)].concat(this.#crashes(id, node, read));
      },
    };
  }

  /** The timers of a node, where timers are slow: they run out only while nothing is in flight. */
  slowTimers(id: NodeId): Move {
    const outcomes = (read: Reader) => this.#timeouts(id, this.#steps.node(read, id), read);
    return { name: `the timers of node ${id}`, only: 'quiet', outcomes };
  }

  *#events(id: NodeId, node: WorldNode<X>, read: Reader): Generator<Outcome> {
    if (node.status === 'new') return yield* this.#steps.happen(read, id, { type: 'start' }, null);
    for (const number of node.requests) yield* this.#ask(read, id, node, number);
    if (this.#parts.scenario.slowTimers !== true) yield* this.#timeouts(id, node, read);
    for (const watched of node.monitored) yield* this.#suspicions(read, id, node, watched);
  }

  #ask(read: Reader, id: NodeId, node: WorldNode<X>, number: number): readonly Outcome[] {
    const { request } = (this.#parts.scenario.requests ?? [])[number];
    const rest = node.requests.filter((each) => each !== number);
    return this.#steps.happen(read, id, { type: 'request', request }, null, { ...node, requests: rest });
  }

  #timeouts(id: NodeId, { timers }: WorldNode<X>, read: Reader): readonly Outcome[] {
    return timers.flatMap((timer) => this.#steps.happen(read, id, { type: 'timeout', timer }, null));
  }

  #suspicions(read: Reader, id: NodeId, node: WorldNode<X>, watched: NodeId): readonly Outcome[] {
    const { slotOf, unreachable, partitions, budget } = this.#parts;
    const slot = slotOf.get(watched);
    const away = slot === undefined || unreachable.separates(id, watched) || partitions.separates(read, id, watched);
    const down = away || read.part(slot, ['status']) === 'down' || this.#isOver(read, node, watched);
    if (node.suspected.includes(watched)) return down ? [] : this.#steps.happen(read, id, { type: 'restore', node: watched }, null);
    if (down) return this.#steps.happen(read, id, { type: 'suspect', node: watched }, null);
    if (!this.#maySuspectFalsely(id, watched) || budget.left(read, 'falseSuspicion') === 0) return [];
    const suspected = this.#steps.happen(read, id, { type: 'suspect', node: watched }, null);
    return suspected.map((outcome) => budget.charge(read, 'falseSuspicion', outcome));
  }

  /** Whether the node watches a life of another node that a restart has ended, and its failure detector can tell. */
  #isOver(read: Reader, node: WorldNode<X>, watched: NodeId): boolean {
    if (this.#parts.scenario.detectsRestarts !== true) return false;
    return (this.#steps.node(read, watched).boots ?? 1) > watchedLife(node, watched);
  }

  #maySuspectFalsely(id: NodeId, watched: NodeId): boolean {
    return this.#parts.nodeOf.get(id)?.falselySuspects?.includes(watched) ?? true;
  }

  #crashes(id: NodeId, node: WorldNode<X>, read: Reader): readonly Outcome[] {
    if (!this.#steps.mayCrash(id, read)) return [];
    const label: Happening<X> = { type: 'crash', node: id };
    const writes: Outcome['writes'] = [[this.#steps.slot(id), this.#steps.down(node, node)]];
    return [this.#parts.budget.charge(read, 'crash', { action: 'crash', label, writes })];
  }

  /**
   * Restarts a node that is down. Messages in flight stay there: those to the node may reach its next life, as a sender
   * that connects again delivers what it has kept. Those from the node had left its machine before the crash.
   */
  #restarts(id: NodeId, node: WorldNode<X>, read: Reader): readonly Outcome[] {
    const { reducer, nodeOf, budget } = this.#parts;
    const config = nodeOf.get(id)?.config;
    if (budget.left(read, 'restart') === 0) return [];
    const mayBreak = budget.left(read, 'crash') > 0 && this.#steps.mayCrash(id, read);
    const broken = mayBreak ? rebootAndCrash(reducer, id, config, node) : [];
    return [
      this.#restarted(read, id, node, reboot(reducer, id, config, node), false),
      ...broken.map((reaction) => budget.charge(read, 'crash', this.#restarted(read, id, node, reaction, true))),
    ];
  }

  #restarted(read: Reader, id: NodeId, before: WorldNode<X>, { node, sends, outputs }: Reaction<X>, crashes: boolean): Outcome {
    const label: Happening<X> = { type: 'restart', node: id, sends, outputs, crashes };
    const after = crashes ? this.#steps.down(before, node) : node;
    const counted = this.#parts.scenario.detectsRestarts === true ? { ...after, boots: (before.boots ?? 1) + 1 } : after;
    const changes = this.#steps.changes(read, id, { type: 'start' }, null, { node: counted, sends, outputs });
    return this.#parts.budget.charge(read, 'restart', { action: 'restart', label, ...changes });
  }
}
