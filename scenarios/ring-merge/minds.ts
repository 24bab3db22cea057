/** Nodes that merge rings, in states of many kinds, and events of each kind. */
import type { MergeLookup, Message, Timer } from '../../impl/ring-merge/messages.ts';
import type { MergeEvent } from '../../impl/ring-merge/protocol.ts';
import { type Config, outsider, type State } from '../../impl/ring-merge/state.ts';

const GOSSIP: Config = { keys: 16, fanout: 3, passiveListLength: 2, tickMs: 300, retryMs: 900, lookForSelfMs: 700, bootstrap: [7, 1] };
const SIMPLE: Config = { keys: 16, fanout: 1, passiveListLength: 2, tickMs: 300, bootstrap: [] };

/** Node 5 of a circle of 16, outside, isolated, alone, in a ring of two and in a larger one. */
export function minds(): readonly State[] {
  const none = outsider(5, GOSSIP);
  const sides = [
    { predecessor: 3, successor: 8 },
    { predecessor: 3, successor: null },
    { predecessor: 5, successor: 5 },
    { predecessor: 8, successor: 8 },
    null,
  ];
  const calm = sides.flatMap((neighbours) => [
    { ...none, neighbours },
    { ...none, neighbours, contacts: [2, 12], passive: [14], turn: 1 },
  ]);
  const [member, large] = calm;
  const queue = [
    { node: 14, fanout: 2, again: true },
    { node: 8, fanout: 1, again: false },
  ];
  const busy: readonly State[] = [
    { ...large, suspected: [12, 14] },
    { ...large, suspected: [2] },
    { ...large, passive: [14, 9], queue },
    { ...large, passive: [8, 14], queue, sought: [3] },
    { ...member, config: SIMPLE },
    { ...large, config: SIMPLE, queue },
    { ...large, config: { ...SIMPLE, retryMs: 900 } },
  ];
  return [...calm, ...busy].map((mind) => ({ ...mind, armed: armedIn(mind) }));
}

/** Nodes with a look-up that waits for a draw. */
export function waitingMinds(): readonly State[] {
  const [, large] = minds();
  const one = lookup(10, 3, 12);
  return [
    { ...large, agenda: [one] },
    { ...large, agenda: [one, lookup(4, 3, 1)] },
    { ...large, agenda: [one, lookup(6, 1, null)] },
  ];
}

export function events(): readonly MergeEvent[] {
  const lookups = [
    lookup(5, 3, 12),
    lookup(8, 1, 5),
    lookup(8, 2, 1),
    lookup(6, 1, 12),
    lookup(4, 2, null),
    lookup(12, 1, 3),
    lookup(1, 3, 1),
    lookup(14, 2, null),
  ];
  const messages: readonly Message[] = [
    ...lookups,
    { type: 'trymerge', predecessor: 3, successor: 9, again: false },
    { type: 'trymerge', predecessor: 1, successor: 8, again: true },
    { type: 'candidate', again: true },
    ...[14, 5, 1].map((id) => ({ type: 'enqueue', id, fanout: 2 }) as const),
    ...[14, 8].map((id) => ({ type: 'sameRing', id }) as const),
  ];
  return [
    { type: 'start' },
    ...messages.map((message) => ({ type: 'receive', from: 3, message }) as const),
    ...(['tick', 'retry', 'lookForSelf'] as const).map((type) => ({ type: 'timeout', timer: { type } }) as const),
    { type: 'request', request: { type: 'neighbours', predecessor: 2, successor: 14 } },
    { type: 'request', request: { type: 'neighbours', predecessor: 3, successor: null } },
    ...[14, 5].map((node) => ({ type: 'request', request: { type: 'merge', with: node } }) as const),
    { type: 'request', request: { type: 'contacts', nodes: [9, 5, 3] } },
    ...[8, 11, 12, 14].flatMap((node) => [{ type: 'suspect', node } as const, { type: 'restore', node } as const]),
  ];
}

/** The draws that a waiting node may meet. */
export function draws(): readonly MergeEvent[] {
  return [0, 1].map((value) => ({ type: 'chosen', value }) as const);
}

function lookup(id: number, fanout: number, origin: number | null): MergeLookup {
  return { type: 'mlookup', id, fanout, origin, again: fanout === 2 };
}

/** A tick while the queue has nodes, a retry while there may be a node to find. */
function armedIn({ queue, passive, suspected, config }: State): readonly Timer['type'][] {
  const isSearching = config.bootstrap.length > 0 || passive.some((node) => !suspected.includes(node));
  return [...(queue.length > 0 ? (['tick'] as const) : []), ...(isSearching && config.retryMs !== undefined ? (['retry'] as const) : [])];
}
