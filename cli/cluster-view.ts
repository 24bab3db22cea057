/** How a cluster looks: a table of its nodes in the order of the ring, drawn again and again on a terminal. */
import { clearScreenDown, moveCursor } from 'node:readline';
import { CIRCLE } from '../impl/places/identifiers.ts';
import type { MachineStatus } from '../machine/machine-status.ts';
import { shareOf } from './local-cluster.ts';
import { type Column, plainTable } from './plain-table.ts';
import type { Listening } from './started-node.ts';
import type { Terminal } from './streams.ts';

export interface NodeInView {
  /** From 1. */
  readonly number: number;
  readonly pid: number | undefined;
  readonly at: Listening;
  /** Null: it does not answer. */
  readonly status: MachineStatus | null;
}

const COLUMNS: readonly Column[] = [
  { head: 'node' },
  { head: 'process', align: 'right' },
  { head: 'clients' },
  { head: 'on the ring', align: 'right' },
  { head: 'state' },
  { head: 'replicas', align: 'right' },
  { head: 'open', align: 'right' },
  { head: 'suspects' },
];

/** The table as text. `on the ring`: how far from the beginning of the circle. `replicas`: the node's share of all. */
export function clusterTable(nodes: readonly NodeInView[], stream: Terminal): string {
  const numbers = new Map(nodes.flatMap(({ number, status }) => (status === null ? [] : [[status.node, number]])));
  const place = ({ status }: NodeInView) => status?.node ?? CIRCLE;
  const rows = [...nodes].sort((a, b) => place(a) - place(b)).map((node) => ({ cells: cellsOf(node, numbers) }));
  return plainTable(COLUMNS, rows, stream);
}

function cellsOf({ number, pid, at, status }: NodeInView, numbers: ReadonlyMap<number, number>): readonly string[] {
  const begun = [`${number}`, `${pid ?? '–'}`, at.server];
  if (status === null) return [...begun, '–', 'no answer', '–', '–', ''];
  const suspects = status.suspected.map((id) => numbers.get(id) ?? `a node at ${percent(id)}`);
  const state = status.otherLives.length > 0 ? 'moving' : status.state;
  return [...begun, percent(status.node), state, percent(shareOf(status)), `${status.open}`, suspects.join(', ')];
}

function percent(part: number): string {
  return `${((100 * part) / CIRCLE).toFixed(1)} %`;
}

/** On a terminal, each picture takes the place of the last one. Elsewhere only the first one is written. */
export class LiveTable {
  readonly #stream: Terminal;
  #lines = 0;

  constructor(stream: Terminal) {
    this.#stream = stream;
  }

  show(text: string): void {
    if (this.#lines > 0 && this.#stream.isTTY !== true) return;
    if (this.#lines > 0) {
      moveCursor(this.#stream, 0, -this.#lines);
      clearScreenDown(this.#stream);
    }
    this.#stream.write(`${text}\n`);
    this.#lines = text.split('\n').length;
  }
}
