import { expect, test } from 'vitest';
import type { Dks } from '../../impl/baselines/dks/protocol.ts';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import { check } from '../../model-check/check.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../model-check/scenarios/all.ts';
import { dksMutants } from './dks-mutants.ts';
import { broken, type Mutant } from './mutant.ts';

interface Exports {
  readonly dks: Protocol<Dks>;
}

test.each(dksMutants)('a ring of locks whose $breaks is caught by $scenario', async (mutant) => {
  const report = await check(await withBrokenLocks(mutant), { maxStates: 200_000 });
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});

async function withBrokenLocks(mutant: Mutant): Promise<Scenario> {
  const sound = allScenarios.find(({ name }) => name === mutant.scenario);
  if (sound === undefined || !('protocol' in sound)) throw new Error(`no scenario of a protocol is named ${mutant.scenario}`);
  const { dks } = await broken<Exports>(mutant, ['kernel', 'identifier-space', 'baselines/dks']);
  return { ...sound, protocol: dks };
}
