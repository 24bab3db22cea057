/** The task of chapter 2: nodes are placed on a circle, and each key belongs to the first node clockwise of it. */

/** The places of the circle in the page. */
export const PLACES = 16;

/** The owner of each key, by place; null while there is no node. */
export function ownersOf(nodes: readonly number[]): readonly (number | null)[] {
  return Array.from({ length: PLACES }, (_, key) => ownerOf(key, nodes));
}

/** The first node at or clockwise of the key. */
export function ownerOf(key: number, nodes: readonly number[]): number | null {
  const steps = Array.from({ length: PLACES }, (_, step) => (key + step) % PLACES);
  return steps.find((place) => nodes.includes(place)) ?? null;
}

/** Whether node 12 owns key 7, among three nodes or more. */
export function isSolved(nodes: readonly number[]): boolean {
  return nodes.length >= 3 && ownerOf(7, nodes) === 12;
}
