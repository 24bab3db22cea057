/**
 * The durable record of a whole node as small entries. There is one for each layer, for each field of the epochs, and for each item
 * of the data. So a step writes what it has changed, however much the node holds.
 */
import { changesBetween, type Entry, entriesOf, restored, type Store } from '../epochs/entries.ts';
import type { Durable } from '../epochs/state.ts';
import type { WholeNode } from './node.ts';

export type Record = WholeNode['durable'];

/** An entry with its new value, which is plain JSON; null: the entry is removed. */
export interface Change {
  readonly key: string;
  readonly value: unknown;
}

const ITEM = 'item/';
const FIELD = 'epochs/';
const LAYER = 'layer/';

/** The entries that have changed. `before`: null if there was no record. */
export function changesOf(before: Record | null, after: Record): readonly Change[] {
  const old: { readonly [layer: string]: unknown } = before ?? {};
  const layers = Object.entries(after).filter(([layer, record]) => layer !== 'epochs' && old[layer] !== record);
  return [...layers.map(([layer, value]) => ({ key: LAYER + layer, value })), ...ofEpochs(before?.epochs, after.epochs)];
}

function ofEpochs(before: Durable | undefined, after: Durable | undefined): readonly Change[] {
  if (after === undefined || after === before) return [];
  const [old, now] = [before === undefined ? {} : fieldsOf(before), fieldsOf(after)];
  const fields = Object.entries(now).filter(([field, value]) => old[field] !== value);
  return [...fields.map(([field, value]) => ({ key: FIELD + field, value })), ...ofStore(before?.store, after.store)];
}

/** All fields but the data, and of these the number of changes. */
function fieldsOf({ store, ...fields }: Durable): { readonly [field: string]: unknown } {
  return { ...fields, changes: store.changes };
}

function ofStore(before: Store | undefined, after: Store): readonly Change[] {
  if (before === undefined) return entriesOf(after).map(written);
  return changesBetween(before, after).flatMap((change) => {
    if (change.after !== null) return [written(change.after)];
    return change.before === null ? [] : [{ key: keyOf(change.before), value: null }];
  });
}

function written(entry: Entry): Change {
  const { place: _, class: __, key: ___, ...content } = entry;
  return { key: keyOf(entry), value: content };
}

/** As JSON, a key may hold anything, even half of a surrogate pair. */
function keyOf({ place, class: ofClass, key }: Entry): string {
  return `${ITEM}${place}/${ofClass}/${JSON.stringify(key)}`;
}

/** The record with these entries, in any order. Null: there are none. */
export function recordFrom(entries: Iterable<readonly [key: string, value: unknown]>): Record | null {
  const layers: { [layer: string]: unknown } = {};
  const fields: { [field: string]: unknown } = {};
  const items: Entry[] = [];
  for (const [key, value] of entries) {
    if (key.startsWith(ITEM)) items.push(entryFrom(key, value));
    else if (key.startsWith(FIELD)) fields[key.slice(FIELD.length)] = value;
    else if (key.startsWith(LAYER)) layers[key.slice(LAYER.length)] = value;
  }
  const { changes, ...others } = fields;
  if (changes !== undefined) layers.epochs = { ...others, store: restored(items, Number(changes)) };
  return Object.keys(layers).length === 0 ? null : (layers as Record);
}

/** The value is trusted: only `changesOf` makes entries. */
function entryFrom(name: string, value: unknown): Entry {
  const [, place, ofClass, key] = /^item\/(\d+)\/(\d+)\/(.*)$/s.exec(name) ?? [];
  return { place: Number(place), class: Number(ofClass), key: JSON.parse(key), ...(value as object) } as Entry;
}
