/** A packed search as plain data: all that it needs to go on later in another process, apart from code. */
import type { Value } from '../../../impl/kernel/plain-data.ts';
import type { Space } from '../memo/space.ts';
import { ModelError } from '../system/model-error.ts';
import type { PackedStates } from './packed-states.ts';
import { Packing } from './packing.ts';

export interface SavedSearch {
  /** By slot: its values, and the messages, in the order of their numbers. */
  readonly slots: readonly (readonly Value[])[];
  readonly messages: readonly Value[];
  /** By inbox and number of its contents: the messages. */
  readonly inboxes: readonly (readonly (readonly number[])[])[];
  /** By field of `rows`: the number of its values. The fields are the slots and the inboxes. */
  readonly sizes: readonly number[];
  readonly states: number;
  /** By level: its first state. */
  readonly starts: readonly number[];
  readonly end: number;
  readonly expanded: number;
  /** Steps so far by action, and outcomes that were computed. */
  readonly fired: Readonly<Record<string, number>>;
  readonly computed: number;
  /** Some expanded states, and how many successors each has: other code betrays itself here. */
  readonly samples: readonly (readonly [state: number, successors: number])[];
  /** Names of `reachable` properties that no state has met. */
  readonly unmet: readonly string[];
}

/** The states of a search in the form in which they are saved. */
export function savedStates(
  space: Space,
  { fields, inboxes, log }: Pick<PackedStates<unknown>, 'fields' | 'inboxes' | 'log'>,
): { readonly saved: Pick<SavedSearch, 'slots' | 'messages' | 'inboxes' | 'sizes' | 'states'>; readonly rows: Int32Array } {
  const contents = inboxes.contents.map((each) => [...each]);
  const sizes = [...space.slots.map(({ size }) => size), ...contents.map(({ length }) => length)];
  const bare = new Packing(sizes);
  const rows = new Int32Array(log.size * bare.words);
  for (let state = 0; state < log.size; state++)
    for (let field = 0; field < sizes.length; field++)
      bare.put(rows, state * bare.words, field, fields.packing.read(log.rows, state * fields.packing.words, field));
  const slots = space.slots.map(({ values }) => [...values]);
  return { saved: { slots, messages: [...space.messages.values], inboxes: contents, sizes, states: log.size }, rows };
}

/** Puts saved states into an empty search. Throws `ModelError` if they do not fit its slots. */
export function restoreStates(
  space: Space,
  { fields, inboxes, log }: Pick<PackedStates<unknown>, 'fields' | 'inboxes' | 'log'>,
  { slots, messages, inboxes: contents, sizes, states }: SavedSearch,
  rows: Int32Array,
): void {
  if (slots.length !== space.slots.length || contents.length !== inboxes.count)
    throw new ModelError('checkpoint: got one of another scenario, expected one with the same slots; begin without --resume');
  for (const [slot, values] of slots.entries()) for (const value of values) space.slots[slot].id(value);
  for (const message of messages) space.messages.id(message);
  for (const [inbox, each] of contents.entries()) for (const list of each) inboxes.number(inbox, list);
  const bare = new Packing(sizes);
  if (rows.length !== states * bare.words)
    throw new ModelError(`checkpoint: got ${rows.length} words of states, expected ${states * bare.words}; begin without --resume`);
  fields.repack();
  const { packing } = fields;
  log.rewrite(packing.words, () => undefined);
  const row = new Int32Array(packing.words);
  for (let state = 0; state < states; state++) {
    row.fill(0);
    for (let field = 0; field < sizes.length; field++) packing.put(row, 0, field, bare.read(rows, state * bare.words, field));
    log.add(row, 0);
  }
}
