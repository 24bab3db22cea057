/** Any state as a plain table: one card for each node, or one for the state of a spec. */
import { isRecord, type Value } from '../../../impl/kernel/plain-data.ts';
import { brief } from '../../../model-check/report/tell.ts';

/** One line of a card. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

export interface Card {
  /** The id of the node; null: the card of no node. */
  readonly node: number | null;
  readonly title: string;
  readonly status: string;
  readonly fields: readonly Field[];
}

/** What never changes, or is said elsewhere. */
const LEFT_OUT = new Set(['config', 'self']);
const LONGEST_VALUE = 400;

/** The cards of a state; what is empty is left out. */
export function tableView(state: unknown): readonly Card[] {
  if (!isRecord(state)) return [{ node: null, title: 'state', status: '', fields: [{ name: 'value', value: shown(state) }] }];
  const { nodes, messages: _, quiet: __, ...others } = state;
  const rest = fieldsOf(others);
  if (!Array.isArray(nodes) || !nodes.every(isRecord)) return [{ node: null, title: 'state', status: '', fields: fieldsOf(state) }];
  return [...nodes.map(cardOf), ...(rest.length === 0 ? [] : [{ node: null, title: 'all together', status: '', fields: rest }])];
}

function cardOf({ id, name, status, state, ...others }: Readonly<Record<string, unknown>>): Card {
  const own = isRecord(state) ? fieldsOf(state) : [{ name: 'state', value: shown(state) }];
  return {
    node: typeof id === 'number' ? id : null,
    title: `node ${shown(name ?? id)}`,
    status: shown(status),
    fields: [...own, ...fieldsOf(others)],
  };
}

function fieldsOf(record: Readonly<Record<string, unknown>>): readonly Field[] {
  return Object.entries(record)
    .filter(([name, value]) => !LEFT_OUT.has(name) && !isEmpty(value))
    .map(([name, value]) => ({ name, value: shown(value) }));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

function shown(value: unknown): string {
  // A state is plain JSON.
  const text = brief(value as Value);
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}
