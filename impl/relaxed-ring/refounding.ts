/**
 * The way back when all nodes have been down at once, so that no member is left who could let a node in. Each member keeps the
 * nodes next to it on disk. After a restart it asks these, and its contacts, to be let in. When they do not answer, it founds a
 * ring of one, and lets in those that have asked it meanwhile. The merge of rings makes one ring of several.
 */

import type { NodeId } from '../kernel/protocol.ts';
import { incarnationOf } from './lives.ts';
import type { MemberNext } from './protocol.ts';
import type { Config, Durable, Joining, Member } from './state.ts';
import { successorsOf } from './successor-list.ts';

/** The field of a node that was a member before it restarted. */
export function formerMember({ refoundAfter }: Config, durable?: Durable): Pick<Joining, 'former'> {
  if (refoundAfter === undefined || durable?.known === undefined) return {};
  return { former: { known: durable.known, inVain: 0 } };
}

/** The nodes through which a newcomer joins, in the order in which it asks them. */
export function contactsOf({ config, former }: Joining): readonly NodeId[] {
  return distinct([...(former?.known ?? []), ...config.contacts]);
}

/** The end of each step of a member. When it has new neighbours, they are on disk before it says anything. */
export function keepingNeighbours({ state, effects }: MemberNext): MemberNext {
  if (state.config.refoundAfter === undefined) return { state, effects };
  const known = nodesToKeep(state);
  if (known.join() === state.known?.join()) return { state, effects };
  const record: Durable = { incarnation: incarnationOf(state.self, state), known };
  return { state: { ...state, known }, effects: [{ type: 'persist', record }, ...effects] };
}

function nodesToKeep(state: Member): readonly NodeId[] {
  const beside = [...successorsOf(state), state.predecessor].filter((node) => node !== state.self);
  return distinct([...beside, ...(state.known ?? [])]).slice(0, state.config.successorListLength + 1);
}

function distinct(nodes: readonly NodeId[]): readonly NodeId[] {
  return [...new Set(nodes)];
}
