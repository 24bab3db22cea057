/** The rules of somebody who climbs a ladder of three rungs with a lamp: each can be broken in another way. */

const NAMES = ['ground'];

export function mayClimb(rung: number): boolean {
  return rung < 3;
}

export function above(rung: number): number {
  return rung + 1;
}

export function mayTurn(rung: number): boolean {
  return rung === 3;
}

export function isLit(): boolean {
  return true;
}

export function feels(rung: number): string {
  return rung > 1 ? 'high' : 'low';
}

export function lettersOf(rung: number): number {
  const [lowest] = NAMES.slice(0, 1);
  return lowest.length + rung;
}

export function climbed(rung: number): number {
  let count = Math.min(0, rung);
  while (count < rung) count += 1;
  return count;
}

export function isAbove(rung: number): boolean {
  return rung > 3;
}
