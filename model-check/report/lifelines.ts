/** The grid of a space-time diagram in characters of fixed width: one column per node, time downwards. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';

/** A mark that a row draws over the lifelines. */
export type Stroke =
  | { readonly type: 'mark'; readonly at: NodeId; readonly mark: string }
  | {
      readonly type: 'arrow';
      readonly from: NodeId;
      readonly to: NodeId;
      readonly shaft: string;
      readonly heads: readonly [string, string];
    }
  | { readonly type: 'band'; readonly over: readonly NodeId[] };

/** The widest and the narrowest column, in characters. */
const WIDEST = 6;
const NARROWEST = 4;

const UP = '│';
const DOWN = '·';

export class Lifelines {
  /** The width of a row, in characters. */
  readonly width: number;
  readonly #nodes: readonly NodeId[];
  /** Whether nodes without a column of their own share the last one. */
  readonly #sharing: boolean;
  readonly #column: number;
  readonly #down = new Set<NodeId>();

  /** `nodes`: in the order in which they get columns. `most`: the available characters. */
  constructor(nodes: readonly NodeId[], most: number) {
    const mostColumns = Math.max(2, Math.floor(most / NARROWEST));
    this.#sharing = nodes.length > mostColumns;
    this.#nodes = ascending(this.#sharing ? nodes.slice(0, mostColumns - 1) : nodes);
    const columns = this.#nodes.length + (this.#sharing ? 1 : 0);
    const longest = Math.max(0, ...this.#nodes.map((id) => String(id).length));
    this.#column = Math.max(NARROWEST, longest + 1, Math.min(WIDEST, Math.floor(most / Math.max(1, columns))));
    this.width = columns * this.#column;
  }

  /** Whether the node has no column of its own. */
  isElsewhere(node: NodeId): boolean {
    return !this.#nodes.includes(node);
  }

  crash(node: NodeId): void {
    if (!this.isElsewhere(node)) this.#down.add(node);
  }

  restart(node: NodeId): void {
    this.#down.delete(node);
  }

  /** The line of ids above their columns. */
  head(): string {
    const row = Array<string>(this.width).fill(' ');
    for (const [i, name] of [...this.#nodes.map(String), ...(this.#sharing ? ['…'] : [])].entries()) {
      const start = Math.max(0, this.#middle(i) - Math.floor((name.length - 1) / 2));
      for (const [k, letter] of [...name].entries()) row[start + k] = letter;
    }
    return row.join('').trimEnd();
  }

  /** The lifelines with the strokes drawn over them, later strokes over earlier ones. */
  row(...strokes: readonly Stroke[]): string {
    const row = Array<string>(this.width).fill(' ');
    for (const [i, node] of this.#nodes.entries()) row[this.#middle(i)] = this.#down.has(node) ? DOWN : UP;
    if (this.#sharing) row[this.#middle(this.#nodes.length)] = UP;
    for (const stroke of strokes) this.#draw(row, stroke);
    return row.join('');
  }

  #draw(row: string[], stroke: Stroke): void {
    switch (stroke.type) {
      case 'mark':
        row[this.#placeOf(stroke.at)] = stroke.mark;
        return;
      case 'band': {
        const places = stroke.over.map((node) => this.#placeOf(node));
        for (let x = Math.min(...places); x < Math.max(...places); x++) if (row[x] === ' ') row[x] = '┄';
        return;
      }
      case 'arrow':
        this.#drawArrow(row, stroke);
    }
  }

  #drawArrow(row: string[], { from, to, shaft, heads }: Extract<Stroke, { type: 'arrow' }>): void {
    const [start, end] = [this.#placeOf(from), this.#placeOf(to)];
    if (start === end) {
      row[start] = '↺';
      return;
    }
    const towards = Math.sign(end - start);
    for (let x = start + towards; x !== end; x += towards) row[x] = row[x] === ' ' ? shaft : '┼';
    if (row[start] === UP) row[start] = towards > 0 ? '├' : '┤';
    row[end - towards] = heads[towards > 0 ? 0 : 1];
  }

  #placeOf(node: NodeId): number {
    const at = this.#nodes.indexOf(node);
    return this.#middle(at < 0 ? this.#nodes.length : at);
  }

  #middle(column: number): number {
    return column * this.#column + Math.floor(this.#column / 2);
  }
}
