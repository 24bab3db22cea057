/** A protocol that uses every effect once: a rumour goes to one peer drawn at random, which acknowledges it. */
import { indicate, type Next, type NodeId, next, type Protocol, type ProtocolTypes, send } from '../../../impl/kernel/protocol.ts';
import type { History, World } from '../../../model-check/world/world.ts';
import { always, type Properties, reachable, recoverable } from '../../../spec/kernel/spec.ts';
import type { Replayable } from '../../../traces/replay/replayable.ts';

export interface RumourTypes extends ProtocolTypes {
  readonly config: { readonly peers: readonly NodeId[] };
  readonly state: {
    readonly self: NodeId;
    readonly peers: readonly NodeId[];
    readonly heard: readonly string[];
    readonly telling: string | null;
    readonly absent: readonly NodeId[];
  };
  readonly message: { readonly type: 'rumour' | 'thanks'; readonly word: string };
  readonly request: { readonly type: 'tell'; readonly word: string };
  readonly timer: { readonly word: string };
  readonly output: { readonly type: 'heard'; readonly word: string };
  readonly durable: readonly string[];
}
type Rumour = RumourTypes['state'];

export const rumour: Protocol<RumourTypes> = {
  name: 'rumour',
  init: (self, { peers }, durable) => next({ self, peers, heard: durable ?? [], telling: null, absent: [] }),
  step(state, event): Next<RumourTypes> {
    switch (event.type) {
      case 'start':
        return next(state, ...state.peers.map((node) => ({ type: 'monitor', node }) as const));
      case 'request':
        return next(
          { ...state, telling: event.request.word },
          { type: 'persist', record: [...state.heard, event.request.word] },
          { type: 'choose', among: state.peers.length },
        );
      case 'chosen':
        return tell(state, state.peers[event.value]);
      case 'receive':
        return event.message.type === 'rumour'
          ? hear(state, event.from, event.message.word)
          : next(state, { type: 'cancelTimer', timer: { word: event.message.word } });
      case 'timeout':
        return next({ ...state, telling: event.timer.word }, { type: 'choose', among: state.peers.length });
      case 'suspect':
        return next({ ...state, absent: [...state.absent, event.node] });
      case 'restore':
        return next({ ...state, absent: state.absent.filter((node) => node !== event.node) });
    }
  },
};

function tell(state: Rumour, to: NodeId | undefined): Next<RumourTypes> {
  if (state.telling === null || to === undefined) return next(state);
  return next({ ...state, telling: null }, send(to, { type: 'rumour', word: state.telling }), {
    type: 'setTimer',
    timer: { word: state.telling },
    afterMs: 60_000,
  });
}

function hear(state: Rumour, from: NodeId, word: string): Next<RumourTypes> {
  const heard = state.heard.includes(word) ? state.heard : [...state.heard, word];
  return next({ ...state, heard }, send(from, { type: 'thanks', word }), indicate({ type: 'heard', word }));
}

/** How many outputs clients saw. */
const outputsSeen: History<RumourTypes, number> = { initial: 0, after: (count, event) => (event.type === 'output' ? count + 1 : count) };

const properties: Properties<World<RumourTypes, number>> = {
  nobodyHearsTwice: always(({ nodes }) => nodes.every(({ state }) => new Set(state.heard).size === state.heard.length)),
  somebodyHears: reachable(({ history }) => history > 0),
  nobodyIsStillTelling: recoverable(({ nodes }) => nodes.every(({ state }) => state.telling === null)),
};

export const replayableRumour: Replayable<RumourTypes, number> = {
  protocol: rumour,
  recordFrom: ([first]) => (first === undefined ? null : (first.value as readonly string[])),
  history: outputsSeen,
  properties: () => properties,
};
