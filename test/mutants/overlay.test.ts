import { expect, test } from 'vitest';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import type { FingersOnRing } from '../../impl/node/overlay.ts';
import { check } from '../../model-check/check.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../model-check/scenarios/all.ts';
import { broken, type Mutant } from './mutant.ts';
import { overlayMutants } from './overlay-mutants.ts';

interface Exports {
  readonly overlay: Protocol<FingersOnRing>;
}

const ROOMS = ['kernel', 'identifier-space', 'relaxed-ring', 'fingers', 'node'];

test.each(overlayMutants)('a $breaks is caught by $scenario', async (mutant) => {
  const report = await check(await withBrokenOverlay(mutant), { maxStates: 50_000 });
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});

async function withBrokenOverlay(mutant: Mutant): Promise<Scenario> {
  const sound = allScenarios.find(({ name }) => name === mutant.scenario);
  if (sound === undefined || !('protocol' in sound)) throw new Error(`no scenario of a protocol is named ${mutant.scenario}`);
  const { overlay } = await broken<Exports>(mutant, ROOMS, 'overlay.ts');
  return { ...sound, protocol: overlay };
}
