/** Replays one incarnation of a node alone: the reducer runs again on the recorded inputs, and must do the same. */

import { areEqual } from '../../impl/kernel/plain-data.ts';
import type { Event, Next, NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { replayedShape } from '../../model-check/edge/effect-shape.ts';
import { readAs } from '../../model-check/edge/shape.ts';
import { ModelError, messageOf } from '../../model-check/engine/system/model-error.ts';
import { call, settled } from '../../model-check/engine/system/user-code.ts';
import { changes } from '../format/changes.ts';
import { digestOfState } from '../format/digest.ts';
import { edits } from '../format/edits.ts';
import type {
  BootInput,
  Change,
  Edit,
  EventLine,
  HeaderLine,
  Input,
  Output,
  RecordEntry,
  RecordLine,
  SnapshotLine,
} from '../format/line.ts';
import { messageId } from '../format/message-id.ts';
import { afterStep, NOTHING_OUTSTANDING, notEnabled, type Outstanding, outstandingOf } from '../format/outstanding.ts';
import { requirePlain } from '../format/plain.ts';
import { deeplyFrozen } from './frozen.ts';
import type { Replayable } from './replayable.ts';
import type { DivergenceKind } from './report.ts';
import { isStepWith } from './written-step.ts';

/** A divergence whose place is not known yet. */
export interface Divergence {
  readonly kind: DivergenceKind;
  readonly says: string;
  /** The name of the property that is broken. */
  readonly property?: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
  readonly diff?: readonly Change[];
}

interface Ran<X extends ProtocolTypes> {
  readonly next: Next<X>;
  /** The recorded part of the state. */
  readonly part: unknown;
  /** Null: the line says nothing of changes. */
  readonly changed: readonly Edit[] | null;
  /** Whether its outputs are those of the line, apart from the names of messages. */
  readonly isAsWritten: boolean;
}

export class LocalReplay<X extends ProtocolTypes> {
  readonly #protocol: Protocol<X>;
  readonly #header: HeaderLine;
  readonly #recordFrom: Replayable<X>['recordFrom'];
  readonly #partOf: (state: X['state']) => unknown;
  readonly #found: RecordEntry[] = [];
  readonly #shape = replayedShape<X>();
  #state: X['state'] | undefined;
  #outstanding: Outstanding = NOTHING_OUTSTANDING;
  /** The recorded part of the state, at the last line with changes. */
  #compared: unknown;
  #durable: X['durable'] | undefined;
  #bootRecord: X['durable'] | undefined;
  #records: readonly X['durable'][] = [];
  #started = false;
  #lamport = 0;

  constructor(
    { protocol, recordFrom, partOf = (state) => state }: Pick<Replayable<X>, 'protocol' | 'recordFrom' | 'partOf'>,
    header: HeaderLine,
  ) {
    this.#protocol = protocol;
    this.#recordFrom = recordFrom;
    this.#partOf = partOf;
    this.#header = header;
  }

  /** The state after the last step; undefined before the boot, and in a gap. */
  get state(): X['state'] | undefined {
    return this.#state;
  }

  /** The record that was found at the boot, or persisted last; undefined: there is none. */
  get durable(): X['durable'] | undefined {
    return this.#durable;
  }

  /** The record that was found at the boot; undefined: there was none. */
  get bootRecord(): X['durable'] | undefined {
    return this.#bootRecord;
  }

  /** The records that the last step has persisted, in order. */
  get records(): readonly X['durable'][] {
    return this.#records;
  }

  get started(): boolean {
    return this.#started;
  }

  get timers(): readonly X['timer'][] {
    // The decoding edge: a timer that is armed was set by the reducer.
    return [...this.#outstanding.timers.values()] as readonly X['timer'][];
  }

  get monitored(): readonly NodeId[] {
    return this.#outstanding.monitored;
  }

  get isWaiting(): boolean {
    return this.#outstanding.timers.size > 0 || this.#outstanding.choice !== null;
  }

  /** Takes a part of the record that the node found at its boot. */
  found({ entries }: RecordLine): void {
    this.#found.push(...entries);
  }

  /** Replays a step; null when the reducer does the same. `heard` is the clock of the sending; null when not known. */
  event(line: EventLine, heard: number | null): Divergence | null {
    const impossible = this.#impossible(line) ?? this.#wrongClock(line, heard);
    if (impossible !== null) return impossible;
    const ran = this.#run(line);
    if ('kind' in ran) return ran;
    const { next, part, changed, isAsWritten } = ran;
    const outputs = isAsWritten && this.#areNamed(line) ? line.outputs : this.#outputs(line.step, next);
    const divergence = (outputs === line.outputs ? null : wrongOutputs(line, outputs)) ?? wrongState(line, part, changed);
    if (divergence !== null) return divergence;
    this.#state = deeplyFrozen(next.state);
    if (changed !== null) this.#compared = deeplyFrozen(part);
    this.#outstanding = afterStep(this.#outstanding, line.input, outputs);
    this.#records = next.effects.flatMap((effect) => (effect.type === 'persist' ? [effect.record] : []));
    if (this.#records.length > 0) this.#durable = this.#records.at(-1);
    this.#started ||= line.input.type === 'start';
    this.#lamport = line.lamport;
    return null;
  }

  /** Compares a snapshot with the reducer's state; null when they agree. After a gap, the snapshot is believed. */
  snapshot(line: SnapshotLine): Divergence | null {
    if (this.#state === undefined) {
      // The decoding edge: a snapshot holds what the reducer had returned.
      this.#state = deeplyFrozen(line.state as X['state']);
      this.#compared = this.#partOf(this.#state as X['state']);
      this.#outstanding = outstandingOf(line.timers, line.monitored);
      this.#started = true;
      return null;
    }
    this.#compared = this.#partOf(this.#state as X['state']);
    const { timers, monitored } = this.#outstanding;
    const expected = { state: this.#state, timers: [...timers.values()], monitored };
    const actual = { state: line.state, timers: line.timers, monitored: line.monitored };
    const diff = changes(expected, actual);
    return diff.length === 0
      ? null
      : { kind: 'state', says: 'the snapshot is not the state that the reducer arrives at', expected, actual, diff };
  }

  /** Skips missing steps: nothing is known until the next snapshot. */
  gap(): void {
    this.#state = undefined;
    this.#lamport = Number.NaN;
  }

  #impossible({ step, input }: EventLine): Divergence | null {
    const why =
      (step === 0) !== (input.type === 'boot')
        ? 'step 0 is the boot, and no other'
        : (this.#tooEarly(input) ?? notEnabled(this.#outstanding, input));
    return why === null ? null : { kind: 'notEnabled', says: `the ${input.type} could not happen: ${why}`, actual: input };
  }

  #tooEarly(input: Input): string | null {
    if (input.type === 'start') return this.#started ? 'the node was started before' : null;
    return this.#started || input.type === 'boot' || input.type === 'chosen' ? null : 'the node was not started yet';
  }

  #wrongClock({ lamport }: EventLine, heard: number | null): Divergence | null {
    // After a gap the clock is not known. A sending that no trace has may have advanced the clock.
    if (Number.isNaN(this.#lamport)) return null;
    const least = Math.max(this.#lamport, heard ?? 0) + 1;
    if (heard === null ? lamport >= least : lamport === least) return null;
    return { kind: 'clock', says: 'the Lamport clock does not follow from what came before', expected: least, actual: lamport };
  }

  /** Runs the reducer again. A result that is not a step of plain JSON counts as an exception. */
  #run({ step, input, changes: recorded, outputs }: EventLine): Ran<X> | Divergence {
    const where = () => 'the reducer';
    try {
      const returned = settled(
        where,
        call(where, () => this.#next(input)),
      );
      const isAsWritten = isStepWith<X>(returned, outputs);
      const next = isAsWritten ? returned : this.#read(returned);
      if (step === 0) requirePlain(next.state);
      const part = this.#partOf(next.state);
      const changed = step === 0 ? [] : recorded === undefined ? null : edits(this.#compared, part);
      requirePlain(changed);
      return { next, part, changed, isAsWritten };
    } catch (error) {
      return { kind: 'reducerThrew', says: messageOf(error), actual: input };
    }
  }

  #read(returned: unknown): Next<X> {
    try {
      return readAs(this.#shape, returned, '');
    } catch (error) {
      throw error instanceof ModelError ? error.saying(`the reducer returned no step: ${error.message}`) : error;
    }
  }

  /** The decoding edge: recorded values have passed the checks of the node that recorded them. */
  #next(input: Input): Next<X> {
    const { node, config } = this.#header;
    // The order of the lines guarantees an earlier boot or snapshot.
    if (input.type !== 'boot') return this.#protocol.step(this.#state as X['state'], deeplyFrozen(asEvent<X>(input)));
    this.#durable = deeplyFrozen(this.#recordAt(input) as X['durable'] | undefined);
    this.#bootRecord = this.#durable;
    return this.#protocol.init(node, deeplyFrozen(config as X['config']), this.#durable);
  }

  #recordAt({ durable, entries }: BootInput): unknown {
    if (entries === undefined) return durable;
    if (this.#recordFrom === undefined) throw new TypeError('recordFrom: got nothing, expected a function, as the record is in entries');
    const found = this.#found.splice(0);
    if (found.length !== entries) throw new TypeError(`entries: got ${found.length}, expected ${entries}; the trace lacks some`);
    return this.#recordFrom(found) ?? undefined;
  }

  /** Whether the messages of the line have the names that those of its step must have. */
  #areNamed({ step, outputs }: EventLine): boolean {
    const { node, incarnation } = this.#header;
    return outputs.every((output, index) => output.type !== 'send' || output.mid === messageId({ node, incarnation, step, index }));
  }

  #outputs(step: number, next: Next<X>): readonly Output[] {
    const { node, incarnation } = this.#header;
    return next.effects.map((effect, index) => {
      if (effect.type === 'persist') return { type: 'persist' };
      if (effect.type !== 'send') return effect;
      return { type: 'send', mid: messageId({ node, incarnation, step, index }), to: effect.to, message: effect.message };
    });
  }
}

function wrongOutputs(line: EventLine, expected: readonly Output[]): Divergence | null {
  if (areEqual(expected, line.outputs)) return null;
  const diff = changes(expected, line.outputs);
  return { kind: 'outputs', says: 'the reducer does something else', expected, actual: line.outputs, diff };
}

function wrongState(line: EventLine, state: unknown, changed: readonly Edit[] | null): Divergence | null {
  const says = 'the reducer arrives at another state';
  if (line.step === 0) {
    const digest = digestOfState(state);
    return digest === line.digest ? null : { kind: 'state', says, expected: { digest }, actual: { digest: line.digest ?? null } };
  }
  if (changed === null || line.changes === undefined || areEqual(changed, line.changes)) return null;
  return {
    kind: 'state',
    says,
    expected: { changes: changed },
    actual: { changes: line.changes },
    diff: changes(byPath(changed), byPath(line.changes)),
  };
}

function byPath(changed: readonly Edit[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(changed.map(({ path, ...values }) => [path, values]));
}

/** The event that the reducer sees: an input without message ids. */
function asEvent<X extends ProtocolTypes>(input: Exclude<Input, { readonly type: 'boot' }>): Event<X> {
  if (input.type !== 'receive') return input as Event<X>;
  const from: NodeId = input.from;
  return { type: 'receive', from, message: input.message };
}
