/** Nodes that route by fingers, in states of many kinds, and events of each kind. */
import type { FingerEvent } from '../../impl/fingers/protocol.ts';
import type { Lookup, Mind } from '../../spec/fingers/deed.ts';
import { knowing } from '../../spec/fingers/learning.ts';
import type { Identifier } from '../../spec/identifier-space/interval.ts';

/** A node that is in no ring, and knows nobody. */
export function nobody(self: Identifier, config: Mind['config']): Mind {
  return { self, config, neighbours: null, heir: null, fingers: [], suspected: [], waiting: [] };
}

/** Node 5 of a circle of eight, with neighbours, suspicions and lookups of all kinds. */
export function minds(): readonly Mind[] {
  const none = nobody(5, { keys: 8, arity: 2 });
  const timed = { ...none, config: { ...none.config, refreshAfterMs: 700 } };
  const sides = [
    { predecessor: 3, successor: 6 },
    { predecessor: 6, successor: 0 },
    { predecessor: 3, successor: null },
    { predecessor: 3, successor: 5 },
    { predecessor: 1, successor: 1 },
  ];
  const members = sides.flatMap(({ predecessor, successor }) =>
    [[], [0, 1, 6]].flatMap((known) =>
      [[], [1, 3], [0, 6]].map((suspected) =>
        knowing({ ...none, neighbours: { type: 'neighbours', predecessor, successor }, suspected }, known),
      ),
    ),
  );
  const waiting = [question(7, 5, 'finger'), question(4, 0, 'client', 'back')];
  const cramped = [
    { ...none, config: { ...none.config, waitingAtMost: 0 } },
    { ...none, config: { ...none.config, waitingAtMost: 2 }, waiting },
    { ...none, config: { ...none.config, waitingAtMost: 2 }, waiting: [question(4, 0, 'client', 'back'), question(7, 6, 'client')] },
    ...members.slice(18, 21).map((mind) => ({ ...mind, config: { ...none.config, waitingAtMost: 2 }, waiting })),
  ];
  return [
    ...cramped,
    ...members,
    ...members.slice(0, 7).map((mind) => ({ ...mind, waiting })),
    none,
    timed,
    { ...knowing(none, [0, 3]), heir: 3 },
    { ...knowing({ ...none, suspected: [3] }, [0, 3]), heir: 3, waiting },
    ...[[], [1], [0, 2, 7], [2, 6]].flatMap((known) =>
      [null, 3, 0].map((heir) => ({ ...knowing({ ...none, suspected: [3] }, known), heir, hasLeft: true as const, waiting })),
    ),
  ];
}

export function events({ neighbours }: Mind): readonly FingerEvent[] {
  const received = [
    question(7, 5, 'finger'),
    question(7, 6, 'finger'),
    question(2, 0, 'client', 'onward', 1),
    question(4, 0, 'client', 'onward', 3),
    question(2, 6, 'finger', 'back'),
    question(5, 1, 'client', 'onward', 5),
    { ...question(7, 5, 'client'), turns: 1 },
    { ...question(2, 6, 'client', 'back'), turns: 8 },
    { type: 'found', key: 7, purpose: 'finger' } as const,
    { type: 'found', key: 0, purpose: 'client' } as const,
    { type: 'nearer', node: 7 } as const,
  ];
  return [
    { type: 'start' },
    { type: 'timeout', timer: { type: 'refresh' } },
    ...received.map((message) => ({ type: 'receive', from: 1, message }) as const),
    { type: 'request', request: { type: 'refresh' } },
    { type: 'request', request: { type: 'lookup', key: 1 } },
    { type: 'request', request: { type: 'lookup', key: 7 } },
    { type: 'request', request: { type: 'leaving', heir: 6 } },
    { type: 'request', request: { type: 'leaving', heir: null } },
    { type: 'request', request: { type: 'left' } },
    ...[
      { predecessor: 4, successor: 6 },
      { predecessor: 1, successor: 0 },
      { predecessor: neighbours?.predecessor ?? 0, successor: null },
    ].map((sides) => ({ type: 'request', request: { type: 'neighbours', ...sides } }) as const),
    ...[0, 3, 4, 6].flatMap((node) => [{ type: 'suspect', node } as const, { type: 'restore', node } as const]),
  ];
}

function question(
  key: Identifier,
  origin: Identifier,
  purpose: Lookup['purpose'],
  direction: Lookup['direction'] = 'onward',
  target: Identifier | null = null,
): Lookup {
  return { type: 'lookup', key, origin, purpose, direction, target };
}
