/** A protocol scenario as a system: protocol, clients, network and faults. */

import { encode, isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Fairness } from '../../spec/kernel/fairness.ts';
import { withReversedKeys } from '../engine/system/key-order.ts';
import { ModelError } from '../engine/system/model-error.ts';
import type { Move, Occasion, Outcome, Reader, Symmetry, System } from '../engine/system/system.ts';
import type { ProtocolScenario } from '../scenario.ts';
import { auditedRenamings } from './audited-functions.ts';
import { Deliveries } from './deliveries.ts';
import { knownActions } from './known-actions.ts';
import { type MoveKind, moveKinds } from './move-kinds.ts';
import { occasionOf } from './occasions.ts';
import { OwnMoves } from './own-moves.ts';
import { beginning, partsOf, type WorldParts } from './parts.ts';
import type { Audits } from './reducer.ts';
import { Steps } from './steps.ts';
import { NodeViews } from './view.ts';
import type { Envelope, World } from './world.ts';
import type { WorldNode } from './world-node.ts';
import { worldSymmetry } from './world-symmetry.ts';

/** Builds the world of `scenario`. Throws `ModelError` when the scenario contradicts itself. */
export function worldSystem<X extends ProtocolTypes, H>(scenario: ProtocolScenario<X, H>, audits: Audits): System<World<X, H>> {
  return new WorldSystem(scenario, audits);
}

class WorldSystem<X extends ProtocolTypes, H> implements System<World<X, H>> {
  readonly name: string;
  readonly slots: readonly string[];
  readonly firstQueue: number;
  readonly bag;
  readonly inboxes: number;
  readonly initial;
  readonly actions: readonly string[];
  readonly fairness: readonly Fairness[];
  readonly moves: readonly Move[];
  readonly symmetry?: Symmetry;
  readonly #parts: WorldParts<X, H>;
  readonly #nodes: NodeViews<X>;
  readonly #ownMoves: OwnMoves<X, H>;
  readonly #deliveries: Deliveries<X, H>;

  constructor(scenario: ProtocolScenario<X, H>, audits: Audits) {
    this.name = scenario.name;
    this.#parts = partsOf(scenario, audits);
    const { ids, post, partitions, slots, historySlot: history } = this.#parts;
    this.slots = slots;
    this.firstQueue = this.#parts.firstQueue;
    this.bag = post.bag;
    // One inbox for each node, and one for messages to nodes that are absent.
    this.inboxes = ids.length + 1;
    const begin = beginning(this.#parts);
    this.initial = [begin];
    const states = begin.slots.slice(0, ids.length).every((node) => isRecord((node as WorldNode<X>).state)) ? 'records' : 'others';
    this.#nodes = new NodeViews(ids, states);
    const steps = new Steps(this.#parts, states);
    this.#ownMoves = new OwnMoves(this.#parts, steps);
    this.#deliveries = new Deliveries(this.#parts, steps);
    const moves = moveKinds(ids, post.queues, scenario.slowTimers === true, partitions.splits.length > 0);
    this.moves = moves.map((kind) => this.#move(kind));
    this.actions = knownActions(scenario);
    this.fairness = scenario.fairness ?? [];
    const places = { ids, slots, history, partitions, post, moves };
    if (scenario.symmetric !== undefined)
      this.symmetry = worldSymmetry(auditedRenamings(scenario.symmetric), scenario.requests ?? [], places);
  }

  #move(kind: MoveKind): Move {
    const { partitions, budget, scenario } = this.#parts;
    switch (kind.type) {
      case 'own':
        return this.#ownMoves.of(kind.node);
      case 'timers':
        return this.#ownMoves.slowTimers(kind.node);
      case 'head':
        return this.#deliveries.ofHead(kind.from, kind.to);
      case 'partition':
        return partitions.partitionMove(budget);
      case 'heal':
        return partitions.healMove(scenario.longPartitions === true);
    }
  }

  occasionOf(outcome: Outcome): Occasion {
    return occasionOf(outcome);
  }

  deliveries(message: Value): readonly Move[] {
    return this.#deliveries.of(message as Envelope<X>);
  }

  inboxOf(message: Value): number {
    const { ids, slotOf } = this.#parts;
    return slotOf.get((message as Envelope<X>).to) ?? ids.length;
  }

  view(read: Reader): World<X, H> {
    const nodes = this.#nodes.seenBy(read);
    const { post, historySlot, partitions } = this.#parts;
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
    const [then, now] = [this.initial[0], beginning(this.#parts)];
    const differs = this.slots.findIndex((_, slot) => encode(then.slots[slot]) !== encode(now.slots[slot]));
    if (differs >= 0 || encode(then.messages) !== encode(now.messages))
      throw new ModelError(`${this.slots[differs] ?? 'what a boot sends'} is not pure: at the end of the run it begins differently`);
  }
}
