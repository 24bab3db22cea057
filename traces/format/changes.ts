/** Finds the smallest parts in which two plain JSON values differ, each with its path. */
import { isRecord } from '../../impl/kernel/plain-data.ts';
import { pointerStep, sameJson } from './digest.ts';
import type { Change } from './line.ts';

/**
 * The differences from `before` to `after`, by path. Objects and arrays of equal length are compared part by part;
 * an array that grew or shrank is one difference.
 */
export function changes(before: unknown, after: unknown, path = ''): readonly Change[] {
  if (Object.is(before, after)) return [];
  if (isRecord(before) && isRecord(after)) return changedKeys(before, after, path);
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((each, index) => changes(each, after[index], path + pointerStep(index)));
  }
  return sameJson(before, after) ? [] : [{ path, before, after }];
}

function changedKeys(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>, path: string): readonly Change[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key): readonly Change[] => {
    if (Object.is(before[key], after[key]) && Object.hasOwn(before, key) && Object.hasOwn(after, key)) return [];
    const at = path + pointerStep(key);
    if (!Object.hasOwn(before, key)) return [{ path: at, after: after[key] }];
    if (!Object.hasOwn(after, key)) return [{ path: at, before: before[key] }];
    return changes(before[key], after[key], at);
  });
}
