/**
 * One node in a world: its reducer's state, and what the outside holds for it: timers, a failure detector, a disk.
 * The checker, the random walker and the simulator run reducers through `boot` and `react`, and nowhere else: what an
 * effect does is said here, once.
 */

import { unreachable } from '../../impl/kernel/invariant.ts';
import { encode, type Value } from '../../impl/kernel/plain-data.ts';
import type { Effect, Event, Next, NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { ascending, withNumber, withoutNumber } from '../../impl/kernel/sorted-set.ts';
import type { Envelope, Status } from './world.ts';

/** How a protocol is run: looked at closely for verdicts (`checkedReducer`), as it is in a simulation. */
export interface Reducer<X extends ProtocolTypes> {
  boot(id: NodeId, config: X['config'], durable?: X['durable']): Next<X>;
  step(id: NodeId, state: X['state'], event: Event<X>): Next<X>;
}

export interface WorldNode<X extends ProtocolTypes> {
  readonly status: Status;
  readonly state: X['state'];
  /** Armed, in the order of their canonical texts. */
  readonly timers: readonly X['timer'][];
  /** Watched by the failure detector; rising. */
  readonly monitored: readonly NodeId[];
  /** Taken by it to have crashed; rising. */
  readonly suspected: readonly NodeId[];
  /** Numbers of the scenario's requests that are still to come; rising. */
  readonly requests: readonly number[];
  /** The record last persisted; null before the first. */
  readonly durable: X['durable'] | null;
}

/** What a node does in answer to an event: its next self, and what leaves it, in order. */
export interface Reaction<X extends ProtocolTypes> {
  readonly node: WorldNode<X>;
  readonly sends: readonly Envelope<X>[];
  readonly outputs: readonly X['output'][];
  /** The values that were chosen on the way. */
  readonly choices: readonly number[];
  /** Each time that a timer was set; some of them may be cancelled, or set anew, since. */
  readonly alarms: readonly Alarm<X>[];
}

/** A timer, and when it is to run out. The checker does not look at the time. */
export interface Alarm<X extends ProtocolTypes> {
  readonly timer: X['timer'];
  readonly afterMs: number;
}

/** The values, of 0 … among − 1, to go on with: all of them for the checker, one for a simulation. */
export type Chooser = (among: number) => readonly number[];

export const everyValue: Chooser = (among) => Array.from({ length: among }, (_, value) => value);

/** A node right after its boot, before it is told to start. */
export function boot<X extends ProtocolTypes>(reducer: Reducer<X>, id: NodeId, config: X['config']): Reaction<X> {
  const { state, effects } = reducer.boot(id, config);
  const node: WorldNode<X> = { status: 'new', state, timers: [], monitored: [], suspected: [], requests: [], durable: null };
  return perform(nothingYet(node), id, effects);
}

/** A node that has been running for a while, with these timers armed, these nodes watched, else those of its boot, and these suspected. */
export function inTheMiddle<X extends ProtocolTypes>(
  booted: WorldNode<X>,
  state: X['state'],
  timers: readonly X['timer'][] = booted.timers,
  monitored: readonly NodeId[] = booted.monitored,
  suspected: readonly NodeId[] = [],
): WorldNode<X> {
  const armed = timers.reduce((all: readonly X['timer'][], timer) => withTimer(all, timer), []);
  return { ...booted, status: 'up', state, timers: armed, monitored: ascending(monitored), suspected: ascending(suspected) };
}

/** A node that was down boots again: all that is left of it is what it persisted, and the clients that have not asked yet. */
export function reboot<X extends ProtocolTypes>(reducer: Reducer<X>, id: NodeId, config: X['config'], before: WorldNode<X>): Reaction<X> {
  const { node, effects } = bootedAgain(reducer, id, config, before);
  return perform(nothingYet(node), id, effects);
}

/** The ways in which it may crash in the middle of that. */
export function rebootAndCrash<X extends ProtocolTypes>(
  reducer: Reducer<X>,
  id: NodeId,
  config: X['config'],
  before: WorldNode<X>,
): readonly Reaction<X>[] {
  const { node, effects } = bootedAgain(reducer, id, config, before);
  return brokenOff(node, id, effects);
}

function bootedAgain<X extends ProtocolTypes>(
  reducer: Reducer<X>,
  id: NodeId,
  config: X['config'],
  { durable, requests }: WorldNode<X>,
): { readonly node: WorldNode<X>; readonly effects: readonly Effect<X>[] } {
  const { state, effects } = durable === null ? reducer.boot(id, config) : reducer.boot(id, config, durable);
  return { node: { status: 'new', state, timers: [], monitored: [], suspected: [], requests, durable }, effects };
}

/** All ways in which `node` may answer `event`: one, or one per value that `choose` gives if the reducer asks for a choice. */
export function react<X extends ProtocolTypes>(
  reducer: Reducer<X>,
  id: NodeId,
  node: WorldNode<X>,
  event: Event<X>,
  choose: Chooser = everyValue,
): readonly Reaction<X>[] {
  return continueWith(reducer, id, nothingYet(after(node, event)), reducer.step(id, node.state, event), choose);
}

/**
 * The ways in which `node` may crash in the middle of its answer: after some, not all, of the effects that reach the
 * outside. A crash before the first is a crash before the event; one after the last is a crash after it.
 */
export function reactAndCrash<X extends ProtocolTypes>(
  reducer: Reducer<X>,
  id: NodeId,
  node: WorldNode<X>,
  event: Event<X>,
): readonly Reaction<X>[] {
  return brokenOff(node, id, reducer.step(id, node.state, event).effects);
}

function brokenOff<X extends ProtocolTypes>(node: WorldNode<X>, id: NodeId, effects: readonly Effect<X>[]): readonly Reaction<X>[] {
  const outward = effects.flatMap((effect, i) =>
    effect.type === 'send' || effect.type === 'persist' || effect.type === 'indicate' ? [i] : [],
  );
  return outward.slice(0, -1).map((last) => {
    const partial = perform(nothingYet(node), id, effects.slice(0, last + 1));
    return { ...partial, node: crashed({ ...node, durable: partial.node.durable }) };
  });
}

/** A node that has stopped, by a crash or by itself; its disk stays. */
export function crashed<X extends ProtocolTypes>(node: WorldNode<X>): WorldNode<X> {
  return { ...node, status: 'down', timers: [], monitored: [], suspected: [], requests: [] };
}

/** Goes on with `draft`, which is its own from now on. */
function continueWith<X extends ProtocolTypes>(
  reducer: Reducer<X>,
  id: NodeId,
  draft: Draft<X>,
  { state, effects }: Next<X>,
  choose: Chooser,
): readonly Reaction<X>[] {
  if (state !== draft.node.state) draft.node = { ...draft.node, state };
  perform(draft, id, effects);
  const last = effects.at(-1);
  if (last?.type !== 'choose') return [draft];
  return choose(last.among).flatMap((value) =>
    continueWith(
      reducer,
      id,
      { ...draft, choices: withOne(draft.choices, value) },
      reducer.step(id, state, { type: 'chosen', value }),
      choose,
    ),
  );
}

/** A reaction that is being put together. */
type Draft<X extends ProtocolTypes> = { -readonly [field in keyof Reaction<X>]: Reaction<X>[field] };

/** Of most lists a step has nothing or one thing; simulations are faster when those cost next to nothing. */
const NONE: readonly never[] = [];

function nothingYet<X extends ProtocolTypes>(node: WorldNode<X>): Draft<X> {
  return { node, sends: NONE, outputs: NONE, choices: NONE, alarms: NONE };
}

function withOne<T>(list: readonly T[], item: T): readonly T[] {
  return list.length === 0 ? [item] : [...list, item];
}

function perform<X extends ProtocolTypes>(draft: Draft<X>, id: NodeId, effects: readonly Effect<X>[]): Reaction<X> {
  for (const effect of effects) performOne(draft, id, effect);
  return draft;
}

function performOne<X extends ProtocolTypes>(draft: Draft<X>, id: NodeId, effect: Effect<X>): void {
  const { node } = draft;
  switch (effect.type) {
    case 'send':
      draft.sends = withOne(draft.sends, { from: id, to: effect.to, message: effect.message });
      return;
    case 'indicate':
      draft.outputs = withOne<X['output']>(draft.outputs, effect.output);
      return;
    case 'setTimer':
      draft.alarms = withOne(draft.alarms, { timer: effect.timer, afterMs: effect.afterMs });
      draft.node = { ...node, timers: withTimer(node.timers, effect.timer) };
      return;
    case 'cancelTimer':
      draft.node = { ...node, timers: withoutTimer(node.timers, effect.timer) };
      return;
    case 'monitor':
      draft.node = { ...node, monitored: withNumber(node.monitored, effect.node) };
      return;
    case 'unmonitor':
      draft.node = {
        ...node,
        monitored: withoutNumber(node.monitored, effect.node),
        suspected: withoutNumber(node.suspected, effect.node),
      };
      return;
    case 'persist':
      draft.node = { ...node, durable: effect.record };
      return;
    case 'choose':
      return;
    case 'stop':
      draft.node = crashed(node);
      return;
    default:
      unreachable(effect);
  }
}

/** What the outside notes when it hands over `event`: the timer is used up, the suspicion is on record. */
function after<X extends ProtocolTypes>(node: WorldNode<X>, event: Event<X>): WorldNode<X> {
  switch (event.type) {
    case 'start':
      return { ...node, status: 'up' };
    case 'timeout':
      return { ...node, timers: withoutTimer(node.timers, event.timer) };
    case 'suspect':
      return { ...node, suspected: withNumber(node.suspected, event.node) };
    case 'restore':
      return { ...node, suspected: withoutNumber(node.suspected, event.node) };
    default:
      return node;
  }
}

/** Keeps the timer itself, not one that is equal and was armed before. */
function withTimer<T>(timers: readonly T[], timer: T): readonly T[] {
  if (timers.length === 0) return [timer];
  const others = withoutTimer(timers, timer);
  return others.length === 0 ? [timer] : [...others, timer].sort((a, b) => (encode(a) < encode(b) ? -1 : 1));
}

function withoutTimer<T>(timers: readonly T[], timer: T): readonly T[] {
  return timers.length === 0 ? timers : timers.filter((each) => !areEqual(each, timer));
}

function areEqual(a: Value, b: Value): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && encode(a) === encode(b));
}
