/** One behaviour of a scenario, chosen by a schedule: which event happens next, and when messages are delivered. */
import { encode } from '../../impl/kernel/plain-data.ts';
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { withModel } from '../../model-check/drivers/model.ts';
import type { Outcome, Snapshot, System } from '../../model-check/engine/system/system.ts';
import { apply, enabled } from '../../model-check/engine/system/walk.ts';
import { changes, isHappening, tell } from '../../model-check/report/tell.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import type { Happening } from '../../model-check/world/happening.ts';

/** The next turn: the event whose telling begins with these words, or the delivery of all messages, oldest first. */
export type Turn = string | typeof DELIVER;

/** Delivers messages in the order of sending, including those sent in answer, until none is in flight. */
export const DELIVER = Symbol('deliver');

export interface Step {
  readonly happening: Happening<ProtocolTypes>;
  /** In the words of `changes`: `node 4: successor 0 → 8`. */
  readonly changes: readonly string[];
}

/** A schedule with more deliveries in one turn counts as endless. */
const MOST_DELIVERIES = 300;

/** The steps of `scenario` under `turns`. Throws when no possible event fits the words of a turn. */
export function behaviour(scenario: Scenario, turns: readonly Turn[]): Promise<readonly Step[]> {
  return withModel(scenario, ({ system }) => {
    const [initial] = system.initial;
    const walk: Walk = { system, state: initial, steps: [] };
    for (const turn of turns) {
      if (turn === DELIVER) deliverAll(walk);
      else take(walk, chosen(walk, turn));
    }
    return walk.steps;
  });
}

interface Walk {
  readonly system: System<unknown>;
  state: Snapshot;
  readonly steps: Step[];
}

function chosen({ system, state }: Walk, words: string): Outcome {
  const outcomes = [...enabled(system, state)].filter(({ label }) => !(isHappening(label) && 'crashes' in label && label.crashes));
  const found = outcomes.find(({ label }) => tell(label).startsWith(words));
  if (found !== undefined) return found;
  throw new Error(`turn: got "${words}", expected one of:\n${outcomes.map(({ label }) => `  ${tell(label)}`).join('\n')}`);
}

function deliverAll(walk: Walk): void {
  for (let delivered = 0; ; delivered++) {
    const { system, state } = walk;
    const [oldest] = state.messages;
    if (oldest === undefined) return;
    if (delivered === MOST_DELIVERIES) throw new Error(`turn: got ${MOST_DELIVERIES} deliveries, expected that messages come to an end`);
    const text = encode(oldest);
    const outcome = [...enabled(system, state)].find(({ consumes, label }) => isDelivery(label) && encode(consumes ?? null) === text);
    if (outcome === undefined) throw new Error(`turn: ${text} cannot be delivered; name another event first`);
    take(walk, outcome);
  }
}

function isDelivery(label: Outcome['label']): boolean {
  if (!isHappening(label)) return false;
  return label.type === 'lose' || (label.type === 'event' && label.event.type === 'receive' && !label.crashes);
}

function take(walk: Walk, { label, ...outcome }: Outcome): void {
  if (!isHappening(label)) throw new Error('a transcript is of a protocol; a spec has no nodes');
  const after = apply(walk.state, { label, ...outcome }, walk.system.bag);
  walk.steps.push({ happening: label, changes: changes(walk.system.slots, walk.state, after) });
  walk.state = after;
}
