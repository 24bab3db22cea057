/** The short version of faults as tests: all must be well afterwards, and nothing that was acknowledged may be lost. */
import { expect, test } from 'vitest';
import type { Fault } from '../../faults/fault.ts';
import { runFault } from '../../faults/run.ts';

export function testEach(faults: readonly Fault[]): void {
  test.each(faults.map((fault) => [fault.name, fault.says, fault] as const))('%s: %s', async (_name, _says, fault) => {
    const { problems, lost, verdict, traced, counts } = await runFault(fault, { isLong: false });
    expect(problems).toEqual([]);
    expect({ lost, verdict }).toEqual({ lost: 0, verdict: 'strictly serialisable' });
    // One life of the node whose disk is full is not recorded.
    const doubts = fault.name === 'disk-full' ? ['missingSending', 'missingTrace'] : [];
    expect({ ...traced, doubts: [...(traced?.doubts ?? [])].sort() }).toMatchObject({
      verdict: doubts.length === 0 ? 'conforms' : 'inconclusive',
      doubts,
    });
    expect(counts.committed).toBeGreaterThan(0);
  });
}
