/**
 * Explores a system one state at a time, with nothing interned or remembered: the plain meaning of moves. The drivers that
 * follow a single behaviour use it, and the engine is tested against it.
 */
import { encode, type Value } from '../../../impl/kernel/plain-data.ts';
import { frozen } from './key-order.ts';
import { ReversedReader, type Unnoted } from './reversed-reader.ts';
import { type BagKind, type Outcome, partOf, type Reader, type Snapshot, type System } from './system.ts';

/** A reader of a snapshot. */
export function readerOf({ firstQueue }: Pick<System<unknown>, 'firstQueue'>, state: Snapshot): Reader {
  const usual: Unnoted = {
    whole: (slot) => state.slots[slot],
    messages: () => state.messages,
    quiet: () => state.messages.length === 0 && state.slots.slice(firstQueue).every((queue) => (queue as readonly Value[]).length === 0),
  };
  return {
    ...usual,
    watching: false,
    stamp: 0,
    isReversed: false,
    again: new ReversedReader(usual, false),
    part: (slot, path) => partOf(state.slots[slot], path),
  };
}

/** All outcomes that are possible in `state`. Equal messages in flight are delivered once. */
export function* enabled<S>(system: System<S>, state: Snapshot): Generator<Outcome> {
  for (const outcome of turns(system, state)) if (outcome !== null) yield outcome;
}

/** The same outcomes turn by turn; null for a turn without one. */
export function* turns<S>(system: System<S>, state: Snapshot): Generator<Outcome | null> {
  const reader = readerOf(system, state);
  let idle = system.moves.some(({ only }) => only === 'idle');
  for (const outcome of happening(system, state, reader)) {
    if (outcome !== null) idle &&= textOf(apply(state, outcome, system.bag)) === textOf(state);
    yield outcome;
  }
  if (idle) for (const move of system.moves) if (move.only === 'idle') yield* move.outcomes(reader);
}

function* happening<S>(system: System<S>, state: Snapshot, reader: Reader): Generator<Outcome | null> {
  for (const move of system.moves) if (move.only === undefined || (move.only === 'quiet' && reader.quiet())) yield* move.outcomes(reader);
  const distinct = new Map(state.messages.map((message) => [encode(message), message]));
  for (const message of distinct.values()) for (const move of system.deliveries(message)) yield* move.outcomes(reader);
}

/** Returns the state after `outcome`. */
export function apply(state: Snapshot, outcome: Outcome, bag: BagKind): Snapshot {
  const slots = [...state.slots];
  for (const [slot, value] of outcome.writes) slots[slot] = frozen(value);
  let messages: readonly Value[] = state.messages;
  if (outcome.consumes !== undefined && bag !== 'growing-set') messages = withoutOne(messages, encode(outcome.consumes));
  for (const sent of outcome.sends ?? []) {
    if (bag === 'multiset' || !messages.some((message) => encode(message) === encode(sent))) messages = [...messages, frozen(sent)];
  }
  return { slots, messages };
}

/** The canonical text of a state. It does not depend on the order of messages. */
export function textOf(state: Snapshot): string {
  return `${encode(state.slots)}${state.messages.map(encode).sort().join()}`;
}

function withoutOne(messages: readonly Value[], text: string): readonly Value[] {
  const at = messages.findIndex((message) => encode(message) === text);
  return messages.filter((_, i) => i !== at);
}
