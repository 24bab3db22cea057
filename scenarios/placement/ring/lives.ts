/**
 * The runtime's part of a move. One process has several lives, each a node of its own with an identifier of its own. A life
 * that is told to move begins another one, and leaves when that one has joined.
 *
 * A scenario lists all lives, as nodes that are not born yet. A process keeps its number in its grain: it is the same for all
 * of its lives.
 */
import type { Effect, Event, Next, NodeId, Protocol } from '../../../impl/kernel/protocol.ts';
import type { PlacedRing } from '../../../impl/stack/placed-ring.ts';

export interface Lives {
  readonly config: PlacedRing['config'];
  readonly state: Life;
  readonly message:
    | { readonly type: 'of-the-ring'; readonly inner: PlacedRing['message'] }
    /** Within one process: "Begin, and join through me." */
    | { readonly type: 'begin' }
    /** Within one process: "I have joined; leave." */
    | { readonly type: 'joined' };
  readonly request: PlacedRing['request'];
  readonly timer: PlacedRing['timer'];
  readonly output: PlacedRing['output'];
  readonly durable: PlacedRing['durable'];
}

export type Life =
  | { readonly status: 'unborn'; readonly self: NodeId; readonly config: PlacedRing['config'] }
  /** `former`: the life that began this one, and is to leave. Null: none. */
  | { readonly status: 'born'; readonly self: NodeId; readonly former: NodeId | null; readonly inner: PlacedRing['state'] };

export type Born = Extract<Life, { readonly status: 'born' }>;

/** The node as it is at `self`, once it is born. */
export function lives(node: Protocol<PlacedRing>): Protocol<Lives> {
  function onEvent(life: Born, event: Event<Lives>): Next<Lives> {
    if (event.type !== 'receive') return taken(life, node.step(life.inner, event));
    switch (event.message.type) {
      case 'of-the-ring':
        return taken(life, node.step(life.inner, { ...event, message: event.message.inner }));
      case 'joined':
        return taken(life, node.step(life.inner, { type: 'request', request: { layer: 'ring', inner: { type: 'leave' } } }));
      case 'begin': // It has begun already.
        return { state: life, effects: [] };
    }
  }

  function begin({ self, config }: Life & { readonly status: 'unborn' }, former: NodeId): Next<Lives> {
    const booted = node.init(self, { ...config, ring: { ...config.ring, contacts: [former] } });
    const life: Born = { status: 'born', self, former, inner: booted.state };
    const started = taken(life, node.step(booted.state, { type: 'start' }));
    return { state: started.state, effects: [...booted.effects.flatMap((effect) => outward(life, effect)), ...started.effects] };
  }

  return {
    name: 'lives',
    init(self, config) {
      const booted = node.init(self, config);
      const life: Born = { status: 'born', self, former: null, inner: booted.state };
      return taken(life, booted);
    },
    step(life, event) {
      if (life.status === 'born') return onEvent(life, event);
      return event.type === 'receive' && event.message.type === 'begin' ? begin(life, event.from) : { state: life, effects: [] };
    },
    typeInvariant: (life) => (life.status === 'born' ? (node.typeInvariant?.(life.inner) ?? []) : []),
  };
}

function taken(life: Born, { state, effects }: Next<PlacedRing>): Next<Lives> {
  return { state: { ...life, inner: state }, effects: effects.flatMap((effect) => outward(life, effect)) };
}

/** The effect, and what the process does about it. */
function outward({ self, former, inner }: Born, effect: Effect<PlacedRing>): readonly Effect<Lives>[] {
  if (effect.type === 'send') return [{ ...effect, message: { type: 'of-the-ring', inner: effect.message } }];
  if (effect.type !== 'indicate') return [effect];
  const { output } = effect;
  if (output.layer === 'placer' && output.inner.type === 'move') {
    const { grain } = inner.layers.placer.config.zoning;
    return [effect, { type: 'send', to: output.inner.place + (self % grain), message: { type: 'begin' } }];
  }
  const hasJoined = output.layer === 'ring' && output.inner.type === 'joined';
  return hasJoined && former !== null ? [effect, { type: 'send', to: former, message: { type: 'joined' } }] : [effect];
}
