/** The short version of faults as tests: all must be well afterwards, and nothing that was acknowledged may be lost. */
import { expect, test } from 'vitest';
import type { Fault } from '../../faults/fault.ts';
import { inTurn } from '../../faults/in-turn.ts';
import { runFault } from '../../faults/run.ts';

/** Declares one test of all these faults, one after the other on one cluster. */
export function testInTurn(faults: readonly Fault[]): void {
  const fault = inTurn(faults);
  test(`all is well after each of: ${fault.name}`, async () => {
    const { problems, steps, lost, verdict, traced, counts } = await runFault(fault, { isLong: false });
    // As one text, so that a failure shows all of it.
    expect(problems.join('\n')).toBe('');
    expect(steps.length).toBeGreaterThanOrEqual(faults.length);
    expect({ lost, verdict }).toEqual({ lost: 0, verdict: 'strictly serialisable' });
    // One life of the node whose disk is full is not recorded.
    const doubts = fault.cluster.narrow === undefined ? [] : ['missingSending', 'missingTrace'];
    expect({ ...traced, doubts: [...(traced?.doubts ?? [])].sort() }).toMatchObject({
      verdict: doubts.length === 0 ? 'conforms' : 'inconclusive',
      doubts,
    });
    expect(counts.committed).toBeGreaterThan(0);
  });
}
