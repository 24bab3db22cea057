/** The states of nodes as a table for an operator. All comes from outside, so nothing in it is relied on. */

import { printable } from '../impl/kernel/printable.ts';
import { CIRCLE } from '../impl/places/identifiers.ts';
import { keptBy, type NodeStatus, partsIn, percent } from './kept-places.ts';
import { plainTable, type Row } from './plain-table.ts';
import type { Terminal } from './streams.ts';

/** The answer of one server. */
export interface Seen {
  readonly server: string;
  /** As `GET /v1/status` tells it; null: the server has not answered. */
  readonly status: NodeStatus | null;
  /** Why there is none. */
  readonly trouble: string | null;
}

/** The fields that have columns; all others stand below a node. */
const IN_COLUMNS = ['node', 'state', 'predecessor', 'successor', 'replicas', 'places', 'suspected', 'open', 'resolving'];
const COLUMNS = ['server', 'node', 'state', 'predecessor', 'successor', 'places', 'suspected', 'open', 'resolving'];
/** The longest text of a field below a node. */
const LONGEST = 60;

/** The table, and a sentence about the cluster as far as it was seen. */
export function statusTable(all: readonly Seen[], stream: Terminal): string {
  const columns = COLUMNS.map((head) => ({ head, ...(head === 'open' || head === 'resolving' ? { align: 'right' as const } : {}) }));
  return `${plainTable(columns, all.map(rowOf), stream)}\n\n${summaryOf(all)}`;
}

function rowOf({ server, status, trouble }: Seen): Row {
  if (status === null) return { cells: [server, '', 'no answer', '', '', '', '', '', ''], below: `  ${printable(trouble ?? '')}` };
  const { node, state, predecessor, successor, suspected, open, resolving } = status;
  const cells = [server, shown(node), shown(state), shown(predecessor), shown(successor), placesIn(status), shown(suspected)];
  const others = Object.entries(status).filter(([field]) => !IN_COLUMNS.includes(field));
  const below = others.map(([field, value]) => `${printable(field)} ${shown(value)}`).join(', ');
  return { cells: [...cells, shown(open), shown(resolving)], ...(below === '' ? {} : { below: `  ${below}` }) };
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : shortened(value.map((each) => shown(each)).join(' '));
  return shortened(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
}

function shortened(text: string): string {
  return printable(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

/** Such as `0: 100 %, 2: 33 %`: the share of all keys for which the node keeps the replica at that place. */
function placesIn(status: NodeStatus): string {
  const all = CIRCLE / Number(status.replicas);
  const places = partsIn(status).map(({ place, classes }) => `${place}: ${percent(classes, all)}`);
  return places.length === 0 ? 'none' : places.join(', ');
}

function summaryOf(all: readonly Seen[]): string {
  const seen = all.flatMap(({ status }) => (status === null ? [] : [status]));
  const members = seen.filter(({ state }) => state === 'member').length;
  const kept = keptBy(seen);
  const answered = `${seen.length} of ${all.length} answer, ${members} are members of the ring`;
  return kept === 0 ? answered : `${answered}; together they keep ${percent(kept, CIRCLE)} of all replicas`;
}
