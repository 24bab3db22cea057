/** The knowledge of a node after an event: its neighbours, its table, and the suspicions that it remembers. Source: `docs/protocols/fingers.md`. */

import { halfOpen, type Identifier } from '../identifier-space/interval.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { dependedOn, type Happening, type Mind, type Neighbours, neighboursOf } from './deed.ts';
import { rightFingers, rightTable } from './table.ts';

/** The node after the event, before any lookup goes on. */
export function learned(before: Mind, event: Happening): Mind {
  switch (event.type) {
    case 'receive': {
      const { from, message } = event;
      if (message.type === 'lookup') return knowing(before, [message.origin]);
      if (message.type === 'nearer') return knowing(before, [message.node]);
      const isNoMember = (node: Identifier) => isBetween(node, message.key, from, before) && !neighboursOf(before).includes(node);
      return knowing({ ...before, suspected: before.suspected.filter((node) => !isNoMember(node)) }, [from]);
    }
    case 'request': {
      const { request } = event;
      if (request.type === 'leaving') return { ...before, neighbours: null, heir: request.heir };
      if (request.type === 'left') return { ...before, neighbours: null, hasLeft: true };
      if (request.type !== 'neighbours') return before;
      const fingers = before.fingers.filter((node) => !isPassedOver(before, request, node));
      const { predecessor, successor } = request;
      return knowing({ ...before, fingers, neighbours: { type: 'neighbours', predecessor, successor } }, []);
    }
    case 'suspect': {
      if (!dependedOn(before).includes(event.node)) return before;
      const suspected = ascending([...before.suspected, event.node]);
      return knowing({ ...before, suspected }, []);
    }
    case 'restore': {
      if (!before.suspected.includes(event.node)) return before;
      return knowing({ ...before, suspected: before.suspected.filter((node) => node !== event.node) }, [event.node]);
    }
    default:
      return before;
  }
}

/** The first place for which `finger` is to be contacted; null: there is none. */
export function placeOf({ self, config, fingers }: Mind, finger: Identifier): Identifier | null {
  if (!fingers.includes(finger)) return null;
  const part = rightTable(self, [self, ...fingers], config.keys, config.arity).find(({ contact }) => contact === finger);
  return part?.places[0] ?? null;
}

/** The places from which on a table needs a node, nearest first, without those for which the ring names one. */
export function placesToAskFor({ self, config, neighbours }: Mind): readonly Identifier[] {
  if (neighbours === null) return [];
  const places = rightTable(self, [self], config.keys, config.arity).map((part) => part.places[0]);
  const told = neighbours.successor === null ? [] : halfOpen(self, neighbours.successor, config.keys);
  return places.filter((place) => place !== self && !told.includes(place));
}

/** The right table of all known nodes, and the suspicions of neighbours and of nodes that would be fingers. */
export function knowing(mind: Mind, nodes: readonly Identifier[]): Mind {
  const { self, config, suspected } = mind;
  const table = (known: readonly Identifier[]) => rightFingers(self, [self, ...known], config.keys, config.arity);
  const fingers = table([...mind.fingers, ...nodes, ...neighboursOf(mind)].filter((node) => !suspected.includes(node)));
  const wanted = [...neighboursOf(mind), ...table([...fingers, ...suspected])];
  return { ...mind, fingers, suspected: suspected.filter((node) => wanted.includes(node)) };
}

/** Whether the ring has replaced the neighbour by one farther away on the same side. */
function isPassedOver({ self, neighbours, config }: Mind, now: Neighbours, node: Identifier): boolean {
  if (neighbours === null) return false;
  const lies = (from: Identifier, to: Identifier) => node !== to && halfOpen(from, to, config.keys).includes(node);
  const isSkipped = node === neighbours.successor && now.successor !== null && lies(self, now.successor);
  return isSkipped || (node === neighbours.predecessor && lies(now.predecessor, self));
}

/** Whether `node` lies at `place` or between the place and `owner`: as a member, it would own the place. */
function isBetween(node: Identifier, place: Identifier, owner: Identifier, { config }: Mind): boolean {
  return place !== owner && node !== owner && [place, ...halfOpen(place, owner, config.keys)].includes(node);
}
