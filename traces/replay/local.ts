/** Replays one incarnation of a node alone: the reducer runs again on the recorded inputs, and must do the same. */

import type { Event, Next, NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { replayedShape } from '../../model-check/edge/effect-shape.ts';
import { readAs } from '../../model-check/edge/shape.ts';
import { ModelError, messageOf } from '../../model-check/engine/system/model-error.ts';
import { call, settled } from '../../model-check/engine/system/user-code.ts';
import { changes } from '../format/changes.ts';
import { digestOf, sameJson } from '../format/digest.ts';
import type { Change, Digest, EventLine, HeaderLine, Input, Output, SnapshotLine } from '../format/line.ts';
import { messageId } from '../format/message-id.ts';
import { afterStep, NOTHING_OUTSTANDING, notEnabled, type Outstanding, outstandingOf } from '../format/outstanding.ts';
import { deeplyFrozen } from './frozen.ts';
import type { DivergenceKind } from './report.ts';

/** A divergence whose place is not known yet. */
export interface Divergence {
  readonly kind: DivergenceKind;
  readonly says: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
  readonly diff?: readonly Change[];
}

export class LocalReplay<X extends ProtocolTypes> {
  readonly #protocol: Protocol<X>;
  readonly #header: HeaderLine;
  readonly #shape = replayedShape<X>();
  #state: X['state'] | undefined;
  #outstanding: Outstanding = NOTHING_OUTSTANDING;
  #started = false;
  #lamport = 0;

  constructor(protocol: Protocol<X>, header: HeaderLine) {
    this.#protocol = protocol;
    this.#header = header;
  }

  /** The state after the last step; undefined before the boot, and in a gap. */
  get state(): X['state'] | undefined {
    return this.#state;
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

  /** Replays a step; null when the reducer does the same. `heard` is the clock of the sending; null when not known. */
  event(line: EventLine, heard: number | null): Divergence | null {
    const impossible = this.#impossible(line) ?? this.#wrongClock(line, heard);
    if (impossible !== null) return impossible;
    const ran = this.#run(line.input);
    if ('kind' in ran) return ran;
    const { next, digest } = ran;
    const outputs = this.#outputs(line.step, next);
    const divergence = wrongOutputs(line, outputs) ?? this.#wrongState(line, next.state, digest);
    if (divergence !== null) return divergence;
    this.#state = deeplyFrozen(next.state);
    this.#outstanding = afterStep(this.#outstanding, line.input, outputs);
    this.#started ||= line.input.type === 'start';
    this.#lamport = line.lamport;
    return null;
  }

  /** Compares a snapshot with the reducer's state; null when they agree. After a gap, the snapshot is believed. */
  snapshot(line: SnapshotLine): Divergence | null {
    if (this.#state === undefined) {
      // The decoding edge: a snapshot holds what the reducer had returned.
      this.#state = deeplyFrozen(line.state as X['state']);
      this.#outstanding = outstandingOf(line.timers, line.monitored);
      this.#started = true;
      return null;
    }
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
  #run(input: Input): { readonly next: Next<X>; readonly digest: Digest } | Divergence {
    const where = () => 'the reducer';
    try {
      const next = this.#read(
        settled(
          where,
          call(where, () => this.#next(input)),
        ),
      );
      return { next, digest: digestOf(next.state) };
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
    return this.#protocol.init(node, deeplyFrozen(config as X['config']), deeplyFrozen(input.durable as X['durable'] | undefined));
  }

  #outputs(step: number, next: Next<X>): readonly Output[] {
    const { node, incarnation } = this.#header;
    return next.effects.map((effect, index) => {
      if (effect.type !== 'send') return effect;
      return { type: 'send', mid: messageId({ node, incarnation, step, index }), to: effect.to, message: effect.message };
    });
  }

  #wrongState(line: EventLine, state: X['state'], digest: Digest): Divergence | null {
    const changed = line.step === 0 ? [] : changes(this.#state, state);
    if (digest === line.digest && sameJson(changed, line.changes)) return null;
    return {
      kind: 'state',
      says: 'the reducer arrives at another state',
      expected: { digest, changes: changed },
      actual: { digest: line.digest, changes: line.changes },
      diff: changes(byPath(changed), byPath(line.changes)),
    };
  }
}

function wrongOutputs(line: EventLine, expected: readonly Output[]): Divergence | null {
  const diff = changes(expected, line.outputs);
  return diff.length === 0 ? null : { kind: 'outputs', says: 'the reducer does something else', expected, actual: line.outputs, diff };
}

function byPath(changed: readonly Change[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(changed.map(({ path, ...values }) => [path, values]));
}

/** The event that the reducer sees: an input without message ids. */
function asEvent<X extends ProtocolTypes>(input: Exclude<Input, { readonly type: 'boot' }>): Event<X> {
  if (input.type !== 'receive') return input as Event<X>;
  const from: NodeId = input.from;
  return { type: 'receive', from, message: input.message };
}
