import { expect, test } from 'vitest';
import type { Fingers } from '../../impl/fingers/protocol.ts';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import { check } from '../../model-check/check.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../model-check/scenarios/all.ts';
import { fingerMutants } from './finger-mutants.ts';
import { broken, type Mutant } from './mutant.ts';

interface Exports {
  readonly fingers: Protocol<Fingers>;
}

test.each(fingerMutants)('a $breaks is caught by $scenario', async (mutant) => {
  const report = await check(await withBrokenFingers(mutant), { maxStates: 200_000 });
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});

async function withBrokenFingers(mutant: Mutant): Promise<Scenario> {
  const sound = allScenarios.find(({ name }) => name === mutant.scenario);
  if (sound === undefined || !('protocol' in sound)) throw new Error(`no scenario of a protocol is named ${mutant.scenario}`);
  const { fingers } = await broken<Exports>(mutant, ['kernel', 'identifier-space', 'fingers']);
  return { ...sound, protocol: fingers };
}
