/** What a reader looks at: one state, with everything that the views show of it. */

import { isRecord } from '../../impl/kernel/plain-data.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import type { Choice, Light } from '../../model-check/drivers/interactive.ts';
import type { Faults } from '../../model-check/scenario.ts';
import type { Groups } from '../../model-check/world/world.ts';
import { type AnyEnvelope, type Letter, lettersIn } from './steps.ts';
import { type RecordsView, recordsView } from './views/records-view.ts';
import { type RingView, ringView } from './views/ring-view.ts';
import { type Card, tableView } from './views/table-view.ts';
import { type TransactionsView, transactionsView } from './views/transactions-view.ts';

export interface Scene {
  readonly state: unknown;
  readonly nodes: readonly NodeId[];
  readonly ring: RingView | null;
  readonly transactions: TransactionsView | null;
  readonly records: RecordsView | null;
  /** Made when they are looked at: a large world has thousands. */
  readonly cards: readonly Card[];
  readonly letters: readonly Letter[];
  readonly choices: readonly Choice[];
  readonly lights: readonly Light[];
  /** How often each fault may still happen; null: nothing counts them. */
  readonly left: Faults | null;
  readonly partition: Groups | null;
}

/** A scene of a state. A recorded state has no choices, and no faults left. */
export function sceneOf(state: unknown, choices: readonly Choice[], lights: readonly Light[], left: Faults | null): Scene {
  const world = isRecord(state) ? state : {};
  return {
    state,
    nodes: nodesIn(state),
    ring: ringView(state),
    transactions: transactionsView(state),
    records: recordsView(state),
    get cards() {
      return tableView(state);
    },
    letters: lettersIn(messagesIn(state), choices),
    choices,
    lights,
    left,
    partition: isGroups(world.partition) ? world.partition : null,
  };
}

/** The ids of the nodes of a world; ascending. */
export function nodesIn(state: unknown): readonly NodeId[] {
  if (!isRecord(state) || !Array.isArray(state.nodes)) return [];
  const ids = state.nodes.filter(isRecord).flatMap(({ id }) => (typeof id === 'number' ? [id] : []));
  return ascending(ids);
}

/** The messages in flight in a world. */
export function messagesIn(state: unknown): readonly AnyEnvelope[] {
  return isRecord(state) && Array.isArray(state.messages) ? state.messages.filter(isEnvelope) : [];
}

function isEnvelope(value: unknown): value is AnyEnvelope {
  return isRecord(value) && typeof value.from === 'number' && typeof value.to === 'number' && 'message' in value;
}

function isGroups(value: unknown): value is Groups {
  return Array.isArray(value) && value.every((group) => Array.isArray(group) && group.every((id) => typeof id === 'number'));
}
