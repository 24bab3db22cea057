/**
 * The layers of a node as one protocol: a record of layers by name, and one table of wires. An output of a layer may become
 * requests to others, or go to the client. Messages, timers and outputs carry the name of their layer, once.
 *
 * A layer is never entered during its own step. Requests between layers queue up, and all are done before the next event from
 * outside. A layer hears of suspicions only of nodes that it watches itself.
 */
import { withRecord } from '../kernel/by-number.ts';
import { invariant, unreachable } from '../kernel/invariant.ts';
import type { Effect, Event, Next, NodeId, Protocol, ProtocolTypes } from '../kernel/protocol.ts';
import { withNumber, withoutNumber } from '../kernel/sorted-set.ts';

export type LayerTypes = Readonly<Record<string, ProtocolTypes>>;

/** Something of one layer, with the layer's name. */
export type Of<L extends LayerTypes, Kind extends keyof ProtocolTypes, K extends keyof L = keyof L> = {
  readonly [P in K]: { readonly layer: P; readonly inner: L[P][Kind] };
}[K];

type Pending<L extends LayerTypes, K extends keyof L = keyof L> = {
  readonly [P in K]: { readonly layer: P; readonly inner: Event<L[P]> };
}[K];

type Each<L extends LayerTypes, Kind extends keyof ProtocolTypes> = { readonly [K in keyof L]: L[K][Kind] };

/** The types of the node. */
export interface Flat<L extends LayerTypes> {
  readonly config: Each<L, 'config'>;
  readonly state: FlatState<L>;
  readonly message: Of<L, 'message'>;
  readonly request: Of<L, 'request'>;
  readonly timer: Of<L, 'timer'>;
  readonly output: Of<L, 'output'>;
  /** By layer; a layer that has persisted nothing is missing. */
  readonly durable: Partial<Each<L, 'durable'>>;
}

export interface FlatState<L extends LayerTypes> {
  readonly layers: Each<L, 'state'>;
  /** By layer, the nodes that it watches; ascending. */
  readonly watched: { readonly [K in keyof L]: readonly NodeId[] };
  /** The watched nodes that are suspected; ascending. */
  readonly suspected: readonly NodeId[];
  /** Of the watched nodes, those of which a later life than the first is watched; by ascending node. Omitted: none. */
  readonly lives?: readonly Life[];
  /** The record that each layer last persisted. */
  readonly durable: Partial<Each<L, 'durable'>>;
  /** Events not yet delivered to their layers. Empty between two steps, unless a choice or the start is awaited. */
  readonly pending: readonly Pending<L>[];
  /** The layer that waits for the answer to a choice; `start`: the node has not begun; null: nothing is awaited. */
  readonly awaits: keyof L | 'start' | null;
  /** Layers that have ended with another one, in this order. They hear nothing more. */
  readonly ended: readonly (keyof L)[];
}

/** Where the outputs of each layer go. An empty list: nowhere. Null: to the client. */
export type Wires<L extends LayerTypes> = {
  readonly [K in keyof L]: (output: L[K]['output']) => readonly Of<L, 'request'>[] | null;
};

/**
 * By layer, what happens when it ends: others end with it, and then one is asked to end. Until that one has ended, the layer
 * answers nodes that have not heard yet. A layer that is not here ends the node.
 */
export type Ends<L extends LayerTypes> = {
  readonly [K in keyof L]?: { readonly with: readonly (keyof L)[]; readonly then: Of<L, 'request'> };
};

interface Life {
  readonly node: NodeId;
  readonly incarnation: number;
}

interface Work<L extends LayerTypes> {
  readonly state: FlatState<L>;
  readonly effects: readonly Effect<Flat<L>>[];
}

/** `layers`: from the lowest to the highest; they begin, and hear of suspicions, in this order. */
export function flat<L extends LayerTypes>(
  name: string,
  layers: { readonly [K in keyof L]: Protocol<L[K]> },
  wires: Wires<L>,
  ends: Ends<L> = {},
): Protocol<Flat<L>> {
  const names = Object.keys(layers) as (keyof L)[];

  /** The step of the layer that the event is for. `pending`: the events after it. */
  function take<K extends keyof L>({ state, effects }: Work<L>, { layer, inner }: Pending<L, K>, pending: readonly Pending<L>[]): Work<L> {
    const before = state.layers[layer];
    const after = layers[layer].step(before, inner);
    const stepped = after.state === before ? state.layers : { ...state.layers, [layer]: after.state };
    return perform({ state: { ...state, layers: stepped, pending }, effects }, layer, after.effects);
  }

  function perform<K extends keyof L>(work: Work<L>, layer: K, effects: readonly Effect<L[K]>[]): Work<L> {
    return effects.reduce((before, effect) => performOne(before, layer, effect), work);
  }

  function performOne<K extends keyof L>({ state, effects }: Work<L>, layer: K, effect: Effect<L[K]>): Work<L> {
    const tagged = <Kind extends keyof ProtocolTypes>(inner: L[K][Kind]) => ({ layer, inner }) as Of<L, Kind>;
    switch (effect.type) {
      case 'send':
        return { state, effects: [...effects, { ...effect, message: tagged<'message'>(effect.message) }] };
      case 'setTimer':
        return { state, effects: [...effects, { ...effect, timer: tagged<'timer'>(effect.timer) }] };
      case 'cancelTimer':
        return { state, effects: [...effects, { ...effect, timer: tagged<'timer'>(effect.timer) }] };
      case 'indicate': {
        const requests = wires[layer](effect.output);
        if (requests === null) return { state, effects: [...effects, { ...effect, output: tagged<'output'>(effect.output) }] };
        return { state: withPending(state, requests.map(asEvent)), effects };
      }
      case 'monitor':
        return monitor({ state, effects }, layer, effect);
      case 'unmonitor':
        return unmonitor({ state, effects }, layer, effect.node);
      case 'persist': {
        const durable = { ...state.durable, [layer]: effect.record };
        return { state: { ...state, durable }, effects: [...effects, { type: 'persist', record: durable }] };
      }
      case 'choose':
        return { state: { ...state, awaits: layer }, effects: [...effects, effect] };
      case 'stop': {
        const end = ends[layer];
        if (end === undefined) return { state, effects: [...effects, effect] };
        const others = end.with.filter((each) => !state.ended.includes(each));
        return { state: withPending({ ...state, ended: [...state.ended, ...others] }, [asEvent(end.then)]), effects };
      }
      default:
        return unreachable(effect);
    }
  }

  function asEvent({ layer, inner }: Of<L, 'request'>): Pending<L> {
    return { layer, inner: { type: 'request', request: inner } } as Pending<L>;
  }

  function withPending(state: FlatState<L>, more: readonly Pending<L>[]): FlatState<L> {
    return more.length === 0 ? state : { ...state, pending: [...state.pending, ...more] };
  }

  function lifeOf({ lives = [] }: FlatState<L>, node: NodeId): number {
    return lives.find((life) => life.node === node)?.incarnation ?? 1;
  }

  function isWatched({ watched }: FlatState<L>, node: NodeId): boolean {
    return names.some((each) => watched[each].includes(node));
  }

  function monitor<K extends keyof L>(
    { state, effects }: Work<L>,
    layer: K,
    effect: Extract<Effect<L[K]>, { readonly type: 'monitor' }>,
  ): Work<L> {
    const { node, incarnation = 1 } = effect;
    const isNew = !isWatched(state, node);
    const after = { ...state, watched: { ...state.watched, [layer]: withNumber(state.watched[layer], node) } };
    if (incarnation > lifeOf(state, node)) {
      const known = withLife(after, { node, incarnation });
      return { state: known, effects: [...effects, ...(isNew ? [] : [{ type: 'unmonitor', node } as const]), effect] };
    }
    if (state.watched[layer].includes(node)) return { state, effects };
    if (isNew) return { state: after, effects: [...effects, effect] };
    // The failure detector reports once. A layer that begins to watch later is told of a suspicion from here.
    const told = { layer, inner: { type: 'suspect', node } } as Pending<L>;
    return { state: state.suspected.includes(node) ? withPending(after, [told]) : after, effects };
  }

  /** A later life shows that the node is up again: no suspicion of an earlier one is left, in any layer. */
  function withLife(state: FlatState<L>, life: Life): FlatState<L> {
    const { node } = life;
    const after = { ...state, lives: withRecord(state.lives ?? [], life, 'node') };
    if (!state.suspected.includes(node)) return after;
    return toAll({ ...after, suspected: withoutNumber(state.suspected, node) }, { type: 'restore', node });
  }

  function unmonitor<K extends keyof L>({ state, effects }: Work<L>, layer: K, node: NodeId): Work<L> {
    const after = { ...state, watched: { ...state.watched, [layer]: withoutNumber(state.watched[layer], node) } };
    if (isWatched(after, node) || !isWatched(state, node)) return { state: after, effects };
    const { lives = [], ...rest } = after;
    const others = lives.filter((life) => life.node !== node);
    const forgotten = { ...rest, ...(others.length > 0 && { lives: others }), suspected: withoutNumber(after.suspected, node) };
    return { state: forgotten, effects: [...effects, { type: 'unmonitor', node }] };
  }

  function toAll(state: FlatState<L>, inner: Event<ProtocolTypes>): FlatState<L> {
    return withPending(
      state,
      names.map((layer) => ({ layer, inner }) as Pending<L>),
    );
  }

  function arrived(state: FlatState<L>, event: Event<Flat<L>>): FlatState<L> {
    switch (event.type) {
      case 'start': {
        const begun = toAll({ ...state, awaits: null, pending: [] }, event);
        return { ...begun, pending: [...begun.pending, ...state.pending] };
      }
      case 'receive': {
        const { layer, inner } = event.message;
        return withPending(state, [{ layer, inner: { type: 'receive', from: event.from, message: inner } } as Pending<L>]);
      }
      case 'request':
        return withPending(state, [asEvent(event.request)]);
      case 'timeout': {
        const { layer, inner } = event.timer;
        return withPending(state, [{ layer, inner: { type: 'timeout', timer: inner } } as Pending<L>]);
      }
      case 'suspect':
        return isWatched(state, event.node) ? toAll({ ...state, suspected: withNumber(state.suspected, event.node) }, event) : state;
      case 'restore':
        return toAll({ ...state, suspected: withoutNumber(state.suspected, event.node) }, event);
      case 'chosen': {
        invariant(state.awaits !== null && state.awaits !== 'start', 'a choice is answered that was asked for');
        // The layer that asked gets its answer before any other pending event.
        return { ...state, awaits: null, pending: [{ layer: state.awaits, inner: event } as Pending<L>, ...state.pending] };
      }
      default:
        return unreachable(event);
    }
  }

  /** The layer has ended. Or it does not watch the node, or the suspicion has changed since. */
  function isOutdated({ watched, suspected, ended: over }: FlatState<L>, { layer, inner }: Pending<L>): boolean {
    if (over.includes(layer)) return true;
    if (inner.type !== 'suspect' && inner.type !== 'restore') return false;
    return !watched[layer].includes(inner.node) || suspected.includes(inner.node) !== (inner.type === 'suspect');
  }

  function workOff(work: Work<L>): Next<Flat<L>> {
    let done = work;
    while (done.state.awaits === null && done.state.pending.length > 0) {
      const [first, ...pending] = done.state.pending;
      done = isOutdated(done.state, first) ? { ...done, state: { ...done.state, pending } } : take(done, first, pending);
    }
    return ended(done);
  }

  /** A node that ends does not wait for a choice, and its last effect is to stop. */
  function ended({ state, effects }: Work<L>): Next<Flat<L>> {
    const end = effects.filter(({ type }) => type === 'stop').slice(0, 1);
    if (end.length === 0) return { state, effects };
    return { state: { ...state, awaits: null }, effects: [...effects.filter(({ type }) => type !== 'stop' && type !== 'choose'), ...end] };
  }

  return {
    name,
    init(self, config, durable) {
      const begun = names.map((layer) => [layer, layers[layer].init(self, config[layer], durable?.[layer])] as const);
      const state: FlatState<L> = {
        layers: Object.fromEntries(begun.map(([layer, after]) => [layer, after.state])) as Each<L, 'state'>,
        watched: Object.fromEntries(names.map((layer): [keyof L, readonly NodeId[]] => [layer, []])) as FlatState<L>['watched'],
        suspected: [],
        durable: durable ?? {},
        pending: [],
        awaits: 'start',
        ended: [],
      };
      return begun.reduce<Work<L>>((work, [layer, { effects }]) => perform(work, layer, effects), { state, effects: [] });
    },
    step: (state, event) => workOff({ state: arrived(state, event), effects: [] }),
    typeInvariant: (state) => names.flatMap((layer) => layers[layer].typeInvariant?.(state.layers[layer]) ?? []),
  };
}
