import { expect, test } from 'vitest';
import type { Protocol } from '../../../impl/kernel/protocol.ts';
import type { RelaxedRing } from '../../../impl/relaxed-ring/protocol.ts';
import { check } from '../../../model-check/check.ts';
import type { Scenario } from '../../../model-check/scenario.ts';
import { allScenarios } from '../../../model-check/scenarios/all.ts';
import { broken, type Mutant } from '../mutant.ts';
import { failureMutants } from './failure-mutants.ts';
import { joinMutants } from './join-mutants.ts';
import { neighbourMutants } from './neighbour-mutants.ts';

interface Exports {
  readonly relaxedRing: Protocol<RelaxedRing>;
}

test.each([...joinMutants, ...neighbourMutants, ...failureMutants])('a ring whose $breaks is caught by $scenario', async (mutant) => {
  const report = await check(await withBrokenRing(mutant), { maxStates: 400_000 });
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});

async function withBrokenRing(mutant: Mutant): Promise<Scenario> {
  const sound = allScenarios.find(({ name }) => name === mutant.scenario);
  if (sound === undefined || !('protocol' in sound)) throw new Error(`no scenario of a protocol is named ${mutant.scenario}`);
  const { relaxedRing } = await broken<Exports>(mutant, ['kernel', 'identifier-space', 'relaxed-ring']);
  return { ...sound, protocol: relaxedRing };
}
