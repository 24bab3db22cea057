/**
 * Finds the changes from one state to the next. The result follows from the two values alone. Parts that both share are not
 * entered, so the cost is that of the change, whatever the size of the state.
 */
import { areEqual, isRecord } from '../../impl/kernel/plain-data.ts';
import { pointerStep } from './digest.ts';
import type { Edit } from './line.ts';

/** The changes from `before` to `after`, which are plain JSON; by ascending path, as far as arrays do not order them. */
export function edits(before: unknown, after: unknown): readonly Edit[] {
  const found: Edit[] = [];
  collect(before, after, '', found);
  return found;
}

function collect(before: unknown, after: unknown, path: string, found: Edit[]): void {
  if (before === after) return;
  if (Array.isArray(before) && Array.isArray(after)) collectItems(before, after, path, found);
  else if (isRecord(before) && isRecord(after)) collectFields(before, after, path, found);
  else found.push({ path, value: after });
}

function collectFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  path: string,
  found: Edit[],
): void {
  const changed: string[] = [];
  for (const key of Object.keys(after)) if (before[key] !== after[key] || !Object.hasOwn(before, key)) changed.push(key);
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) changed.push(key);
  if (changed.length > 1) changed.sort();
  for (const key of changed) {
    const at = path + pointerStep(key);
    if (!Object.hasOwn(after, key)) found.push({ path: at });
    else if (!Object.hasOwn(before, key)) found.push({ path: at, value: after[key] });
    else collect(before[key], after[key], at, found);
  }
}

/** Lists of one length are compared item by item. Otherwise items that are equal at both ends are left out, and others replaced. */
function collectItems(before: readonly unknown[], after: readonly unknown[], path: string, found: Edit[]): void {
  if (before.length === after.length) {
    for (let i = 0; i < after.length; i++) if (before[i] !== after[i]) collect(before[i], after[i], `${path}/${i}`, found);
    return;
  }
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && areEqual(before[first], after[first])) first++;
  let last = 0;
  while (last < shorter - first && areEqual(before[before.length - 1 - last], after[after.length - 1 - last])) last++;
  const added = after.slice(first, after.length - last);
  found.push({ path, splice: { at: first, removed: before.length - last - first, added } });
}
