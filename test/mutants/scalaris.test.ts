import { expect, test } from 'vitest';
import type { Scalaris } from '../../impl/baselines/scalaris/protocol.ts';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import { check } from '../../model-check/check.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../model-check/scenarios/all.ts';
import { broken, type Mutant } from './mutant.ts';
import { scalarisMutants } from './scalaris-mutants.ts';

interface Exports {
  readonly scalaris: Protocol<Scalaris>;
}

test.each(scalarisMutants)('a store whose $breaks is caught by $scenario', async (mutant) => {
  const report = await check(await withBrokenRule(mutant), { maxStates: 400_000 });
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});

async function withBrokenRule(mutant: Mutant): Promise<Scenario> {
  const sound = allScenarios.find(({ name }) => name === mutant.scenario);
  if (sound === undefined || !('protocol' in sound)) throw new Error(`no scenario of a protocol is named ${mutant.scenario}`);
  const { scalaris } = await broken<Exports>(mutant, ['kernel', 'baselines/scalaris']);
  return { ...sound, protocol: scalaris };
}
