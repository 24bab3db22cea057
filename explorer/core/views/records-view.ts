/**
 * A state of epochs, registers or stores as tables in data: carriers, claims and configurations of a spec by their names; roles,
 * configurations and items of the nodes of a world.
 */
import { isRecord, type Value } from '../../../impl/kernel/plain-data.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { brief } from '../../../model-check/report/tell.ts';

export interface RecordTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly RecordRow[];
}

export interface RecordRow {
  /** The name of the record, or of its node. */
  readonly head: string;
  /** The node that has the record; null: a spec has no nodes. */
  readonly node: NodeId | null;
  /** In the order of the columns; empty where the record lacks the field. */
  readonly cells: readonly string[];
}

export interface RecordsView {
  readonly kind: 'records';
  readonly tables: readonly RecordTable[];
}

type Fields = Readonly<Record<string, unknown>>;
type Entry = readonly [head: string, record: Fields, node?: NodeId];

/** The tables of a layer's lists, by field; a world without any of them has no such view. */
const LISTS: Readonly<Record<string, string>> = {
  carried: 'Roles that are carried',
  known: 'Configurations that are known',
  claims: 'Claims under way',
  kept: 'Proposals that may still be chosen',
  given: 'Roles that were handed over',
  moves: 'Copies ahead of roles',
  coming: 'Data that have come ahead of roles',
  open: 'Open operations',
  resolving: 'Ballots on outcomes of others',
};
/** A layer of epochs has these. */
const OF_EPOCHS = ['carried', 'known'];
const DEEPEST_LAYER = 6;
const MOST_ROWS = 200;
const LONGEST_CELL = 160;

/** The tables of a state; null when it keeps no such records. */
export function recordsView(state: unknown): RecordsView | null {
  if (!isRecord(state)) return null;
  const tables = Array.isArray(state.nodes) ? tablesOfWorld(state.nodes.filter(isRecord)) : tablesOfSpec(state);
  return tables.length === 0 ? null : { kind: 'records', tables };
}

/** Each field whose values are records is a table. Where there are no carriers, the state is of another kind. */
function tablesOfSpec(state: Fields): readonly RecordTable[] {
  if (!isRecord(state.carriers)) return [];
  return Object.entries(state).flatMap(([field, value]) => {
    if (Array.isArray(value))
      return tableOf(
        inWords(field),
        value.map((each, i): Entry => [String(i), { value: each }]),
      );
    if (!isRecord(value)) return [];
    const records = Object.entries(value).filter(([, each]) => each !== null);
    const areRecords = records.every(([, each]) => isRecord(each));
    if (field !== 'carriers' && !areRecords && records.some(([, each]) => !Array.isArray(each)))
      return tableOf(inWords(field), [['', value]]);
    return tableOf(
      inWords(field),
      records.map(([name, each]): Entry => [name, isRecord(each) ? each : { value: each }]),
    );
  });
}

function tablesOfWorld(nodes: readonly Fields[]): readonly RecordTable[] {
  const layers = nodes.flatMap(({ id, state }) =>
    typeof id === 'number' ? layersIn(state, DEEPEST_LAYER).map((layer) => ({ id, layer })) : [],
  );
  if (!layers.some(({ layer }) => OF_EPOCHS.every((field) => Array.isArray(layer[field])))) return [];
  const lists = Object.entries(LISTS).flatMap(([field, title]) =>
    tableOf(
      title,
      layers.flatMap(({ id, layer }) => {
        const list = layer[field];
        return Array.isArray(list) ? list.filter(isRecord).map((record): Entry => [`node ${id}`, record, id]) : [];
      }),
    ),
  );
  const items = layers.flatMap(({ id, layer }) => itemsOf(layer.store).map((item): Entry => [`node ${id}`, item, id]));
  return [...lists, ...tableOf('Items', items)];
}

/** The items of a store: by place, a tree whose leaves are tuples of class, key, stamp and content. */
function itemsOf(store: unknown): readonly Fields[] {
  if (!isRecord(store) || !Array.isArray(store.places)) return [];
  return store.places.filter(Array.isArray).flatMap(([place, tree]) => leavesIn(tree).map((leaf) => ({ place, ...leaf })));
}

function leavesIn(tree: unknown): readonly Fields[] {
  if (!Array.isArray(tree)) return [];
  const [ofClass, key, , content] = tree;
  if (typeof key === 'string' && isRecord(content)) return [{ class: ofClass, key, ...content }];
  return tree.flatMap(leavesIn);
}

/** No table for no rows. A column is shown if some record fills it. */
function tableOf(title: string, entries: readonly Entry[]): readonly RecordTable[] {
  // A wrapping layer may show the same list again.
  const distinct = [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
  const shown = distinct.slice(0, MOST_ROWS);
  const columns = [...new Set(shown.flatMap(([, record]) => Object.keys(record).filter((field) => !isEmpty(record[field]))))];
  if (columns.length === 0) return [];
  const rows = shown.map(
    ([head, record, node = null]): RecordRow => ({ head, node, cells: columns.map((column) => cellOf(record[column])) }),
  );
  const left = distinct.length - shown.length;
  return [{ title: left === 0 ? title : `${title}, without ${left} more`, columns, rows }];
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function cellOf(value: unknown): string {
  if (isEmpty(value)) return '';
  // A state is plain JSON.
  const text = brief(value as Value);
  return text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL)}…`;
}

/** The states of all layers, the whole one first. What is durable is there twice, and is left out. */
function layersIn(state: unknown, deepest: number): readonly Fields[] {
  if (!isRecord(state) || deepest === 0) return [];
  const inner = Object.entries(state).filter(([name]) => name !== 'config' && name !== 'durable');
  return [state, ...inner.flatMap(([, value]) => layersIn(value, deepest - 1))];
}

/** A field as a title: `preparedAt` is “Prepared at”. */
function inWords(field: string): string {
  const words = field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
