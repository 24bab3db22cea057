import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KINDS_OF_CHURN } from '../../../../scenarios/relaxed-ring/churn/claims.ts';
import { endMs, forgettingMs, type Script, sizeOf } from '../../../../scenarios/relaxed-ring/churn/script.ts';
import { scripts } from './scripts.ts';

test.each(KINDS_OF_CHURN)(
  'scripts with $name have all of it, in rings of up to 64 nodes, and no more at once than the claims assume',
  (kind) => {
    const drawn = fc.sample(scripts(kind, 64, 30), { numRuns: 100, seed: 1 });
    const seen = new Set(drawn.flatMap(({ actions }) => actions.map(({ type }) => type)));
    expect([...seen].sort()).toEqual([...kind.actions].sort());
    expect(Math.max(...drawn.map(sizeOf))).toBeGreaterThan(48);
    expect(drawn.filter((script) => mostFailing(script) >= script.ring.successorListLength)).toEqual([]);
    expect(Math.max(...drawn.map(mostFailing))).toBe(kind.actions.every((type) => type === 'join') ? 0 : Math.min(4, kind.suspicions ?? 4));
  },
);

/** The most crashes, leaves and false suspicions that are going on, or not forgotten yet, at one time. */
function mostFailing(script: Script): number {
  const failing = script.actions.filter(({ type }) => type !== 'join');
  const at = (atMs: number) => failing.filter((action) => action.atMs <= atMs && endMs(action) + forgettingMs(script) >= atMs);
  return Math.max(0, ...failing.map(({ atMs }) => at(atMs).length));
}
