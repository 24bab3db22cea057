import { expect, test } from 'vitest';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import { type MergingRing, mergingSeam } from '../../impl/node/merging-ring.ts';
import { stack } from '../../impl/node/stack.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import { relaxedRing } from '../../impl/relaxed-ring/step.ts';
import type { RingMerge } from '../../impl/ring-merge/protocol.ts';
import { ringMerge } from '../../impl/ring-merge/step.ts';
import { check } from '../../model-check/check.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../model-check/scenarios/all.ts';
import { mergeMutants } from './merge-mutants.ts';
import { broken, type Mutant } from './mutant.ts';

const ROOMS = ['kernel', 'identifier-space', 'relaxed-ring', 'ring-merge'];

test.each(mergeMutants)('a merge whose $breaks is caught by $scenario', async (mutant) => {
  const report = await check(await withBrokenMerge(mutant), { maxStates: 200_000 });
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});

async function withBrokenMerge(mutant: Mutant): Promise<Scenario> {
  const sound = allScenarios.find(({ name }) => name === mutant.scenario);
  if (sound === undefined || !('protocol' in sound)) throw new Error(`no scenario of a protocol is named ${mutant.scenario}`);
  return { ...sound, protocol: await brokenStack(mutant) };
}

/** Both layers, one of which has the broken line. */
async function brokenStack(mutant: Mutant): Promise<Protocol<MergingRing>> {
  if (mutant.file.startsWith('ring-merge/')) {
    const exports = await broken<{ readonly ringMerge: Protocol<RingMerge> }>(mutant, ROOMS);
    return stack(relaxedRing, exports.ringMerge, mergingSeam);
  }
  const exports = await broken<{ readonly relaxedRing: Protocol<RelaxedRing> }>(mutant, ROOMS.slice(0, -1));
  return stack(exports.relaxedRing, ringMerge, mergingSeam);
}
