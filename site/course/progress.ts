/** The tasks that a reader has solved, kept in this browser and nowhere else. */

const KEY = 'selfman-course';

/** A place that keeps texts, such as `localStorage`. */
export interface Keeper {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** The solved tasks; none where nothing, or nothing that makes sense, is kept. */
export function solvedIn(keeper: Keeper): readonly string[] {
  try {
    const kept: unknown = JSON.parse(keeper.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    // Storage may be forbidden, or hold what another program has written: the reader begins again.
    return [];
  }
}

/** Notes a solved task. Returns whether it could be kept. */
export function noteSolved(keeper: Keeper, id: string): boolean {
  try {
    keeper.setItem(KEY, JSON.stringify([...new Set([...solvedIn(keeper), id])].sort()));
    return true;
  } catch {
    return false;
  }
}
