/**
 * One node in a world: its reducer's state, timers, failure detector and disk. The checker, the random walker and the
 * simulator all run reducers through `boot` and `react`. So the meaning of each effect is defined once, here.
 */

import { unreachable } from '../../impl/kernel/invariant.ts';
import { areEqual, encode, type Value } from '../../impl/kernel/plain-data.ts';
import type { Effect, Event, Next, NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { ascending, withNumber, withoutNumber } from '../../impl/kernel/sorted-set.ts';
import type { Envelope, Status } from './world.ts';

/** How a protocol is run: audited for verdicts (`checkedReducer`), as it is in a simulation. */
export interface Reducer<X extends ProtocolTypes> {
  boot(id: NodeId, config: X['config'], durable?: X['durable']): Next<X>;
  step(id: NodeId, state: X['state'], event: Event<X>): Next<X>;
}

/** One incarnation of a node. */
interface Life {
  readonly node: NodeId;
  readonly incarnation: number;
}

export interface WorldNode<X extends ProtocolTypes> {
  readonly status: Status;
  readonly state: X['state'];
  /** The armed timers, in the order of their canonical texts. */
  readonly timers: readonly X['timer'][];
  /** The nodes that the failure detector watches; ascending. */
  readonly monitored: readonly NodeId[];
  /** The nodes that the failure detector suspects; ascending. */
  readonly suspected: readonly NodeId[];
  /** Of the watched nodes, those of which a later incarnation than the first is watched; by ascending node. Omitted: none. */
  readonly watchedLives?: readonly Life[];
  /** The number of its boots, where failure detectors tell lives apart. Omitted: 1, or not counted. */
  readonly boots?: number;
  /** Numbers of the scenario's requests that have not arrived yet; ascending. */
  readonly requests: readonly number[];
  /** The last persisted record; null before the first. */
  readonly durable: X['durable'] | null;
}

/** A node's answer to an event: the node afterwards and what left it, in order. */
export interface Reaction<X extends ProtocolTypes> {
  readonly node: WorldNode<X>;
  readonly sends: readonly Envelope<X>[];
  readonly outputs: readonly X['output'][];
  /** The chosen values, in order. */
  readonly choices: readonly number[];
  /** All timers that were set, in order, even if they were cancelled or set again later in the same answer. */
  readonly alarms: readonly Alarm<X>[];
}

/** A timer and its delay. The checker ignores the delay. */
export interface Alarm<X extends ProtocolTypes> {
  readonly timer: X['timer'];
  readonly afterMs: number;
}

/** Chooses among the values 0 … `among` − 1: the checker goes on with all of them, a simulation with one. */
export type Chooser = (among: number) => readonly number[];

export const everyValue: Chooser = (among) => Array.from({ length: among }, (_, value) => value);

/** Boots a node, before it is told to start. */
export function boot<X extends ProtocolTypes>(reducer: Reducer<X>, id: NodeId, config: X['config']): Reaction<X> {
  const { state, effects } = reducer.boot(id, config);
  const node: WorldNode<X> = { status: 'new', state, timers: [], monitored: [], suspected: [], requests: [], durable: null };
  return perform(nothingYet(node), id, effects);
}

/** Returns the node as if it had been running for a while. Timers and monitored nodes that are left out are those of its boot. */
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

/** Boots a node that was down. It keeps its last persisted record and the clients' requests that have not arrived yet. */
export function reboot<X extends ProtocolTypes>(reducer: Reducer<X>, id: NodeId, config: X['config'], before: WorldNode<X>): Reaction<X> {
  const { node, effects } = bootedAgain(reducer, id, config, before);
  return perform(nothingYet(node), id, effects);
}

/** All ways in which the node may crash in the middle of `reboot`. */
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

/** All answers of `node` to `event`. If the reducer asks for a choice, there is one for each value that `choose` gives. */
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
 * All ways in which `node` may crash in the middle of its answer: after some, but not all, of the effects that reach the
 * outside. A crash that precedes the first effect, or follows the last, is a step of its own.
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

/** A node that has stopped, by a crash or by itself; its persisted record stays. */
export function crashed<X extends ProtocolTypes>({ watchedLives: _, ...node }: WorldNode<X>): WorldNode<X> {
  return { ...node, status: 'down', timers: [], monitored: [], suspected: [], requests: [] };
}

/** The incarnation of `other` that the failure detector of `node` watches. */
export function watchedLife<X extends ProtocolTypes>({ watchedLives = [] }: WorldNode<X>, other: NodeId): number {
  return watchedLives.find((life) => life.node === other)?.incarnation ?? 1;
}

/** The node as it watches that life of another node, or null: does not watch it any more. */
function withWatchedLife<X extends ProtocolTypes>(node: WorldNode<X>, other: NodeId, incarnation: number | null): WorldNode<X> {
  const { watchedLives = [], ...rest } = node;
  const others = watchedLives.filter((life) => life.node !== other);
  const lives = incarnation === null || incarnation === 1 ? others : [...others, { node: other, incarnation }];
  return lives.length === 0 ? rest : { ...rest, watchedLives: lives.sort((a, b) => a.node - b.node) };
}

/** Continues `draft` with this step, and with a step for each choice. Changes `draft`. */
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

/** A reaction under construction. */
type Draft<X extends ProtocolTypes> = { -readonly [field in keyof Reaction<X>]: Reaction<X>[field] };

/** Most lists stay empty in a step; one shared empty list makes simulations faster. */
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
      draft.node = { ...withWatchedLife(node, effect.node, effect.incarnation ?? 1), monitored: withNumber(node.monitored, effect.node) };
      return;
    case 'unmonitor':
      draft.node = {
        ...withWatchedLife(node, effect.node, null),
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

/** The node once it is handed `event`: a timer that ran out is no longer armed, a suspicion is recorded. */
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

/** Adds `timer` itself, in place of an equal one that was armed earlier. Timers are in the order of their texts. */
function withTimer<T extends Value>(timers: readonly T[], timer: T): readonly T[] {
  const others = withoutTimer(timers, timer);
  const place = others.findIndex((each) => textOf(each) > textOf(timer));
  return place < 0 ? [...others, timer] : others.toSpliced(place, 0, timer);
}

function withoutTimer<T extends Value>(timers: readonly T[], timer: T): readonly T[] {
  return timers.length === 0 ? timers : timers.filter((each) => !areEqual(each, timer));
}

/** The canonical texts of armed timers, which are compared with each timer that is armed later. */
const timerTexts = new WeakMap<object, string>();

function textOf(timer: Value): string {
  if (typeof timer !== 'object' || timer === null) return encode(timer);
  const known = timerTexts.get(timer);
  if (known !== undefined) return known;
  const text = encode(timer);
  timerTexts.set(timer, text);
  return text;
}
