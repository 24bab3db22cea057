/** A toy protocol for both layers: it does what it is asked, and notes what it hears. */
import type { Effect, NodeId, Protocol } from '../../../impl/kernel/protocol.ts';

/** All effects that it is to have are part of what it is asked. */
export interface Toy {
  readonly config: readonly ToyEffect[];
  readonly state: { readonly heard: readonly string[] };
  readonly message: { readonly say: string };
  /** The effects of the answer. */
  readonly request: { readonly effects: readonly ToyEffect[] };
  readonly timer: { readonly name: string };
  /** `for`: a client, or the other layer, which is asked to do something. */
  readonly output: { readonly for: 'client' | 'other'; readonly effects: readonly ToyEffect[] };
  readonly durable: { readonly saved: string };
}

export type ToyEffect = Effect<Toy>;

/** Its configuration is what it does at its boot. */
export function toy(name: string): Protocol<Toy> {
  return {
    name,
    init: (_, config, durable) => ({ state: { heard: durable === undefined ? [] : [`woke with ${durable.saved}`] }, effects: config }),
    step({ heard }, event) {
      switch (event.type) {
        case 'start':
          return { state: { heard: [...heard, 'start'] }, effects: [] };
        case 'receive':
          return { state: { heard: [...heard, `${event.message.say} of ${event.from}`] }, effects: [] };
        case 'request':
          return { state: { heard: [...heard, 'request'] }, effects: event.request.effects };
        case 'timeout':
          return { state: { heard: [...heard, event.timer.name] }, effects: [] };
        case 'suspect':
        case 'restore':
          return { state: { heard: [...heard, `${event.type} ${event.node}`] }, effects: [] };
        case 'chosen':
          return { state: { heard: [...heard, `chosen ${event.value}`] }, effects: [] };
      }
    },
  };
}

/** Asks the other layer to do this. */
export function tellOther(...effects: readonly ToyEffect[]): ToyEffect {
  return { type: 'indicate', output: { for: 'other', effects } };
}

export const tellClient: ToyEffect = { type: 'indicate', output: { for: 'client', effects: [] } };
export const monitor = (node: NodeId): ToyEffect => ({ type: 'monitor', node });
export const unmonitor = (node: NodeId): ToyEffect => ({ type: 'unmonitor', node });
export const choose: ToyEffect = { type: 'choose', among: 3 };
