import { expect, test } from 'vitest';
import type { TwoPhaseCommit } from '../../impl/baselines/two-phase-commit/protocol.ts';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import { check } from '../../model-check/check.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../model-check/scenarios/all.ts';
import { broken, type Mutant } from './mutant.ts';
import { twoPhaseCommitMutants } from './two-phase-commit-mutants.ts';

interface Exports {
  readonly twoPhaseCommit: Protocol<TwoPhaseCommit>;
}

test.each(twoPhaseCommitMutants)('two-phase commit whose $breaks is caught by $scenario', async (mutant) => {
  const report = await check(await withBrokenLine(mutant), { maxStates: 300_000 });
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});

async function withBrokenLine(mutant: Mutant): Promise<Scenario> {
  const sound = allScenarios.find(({ name }) => name === mutant.scenario);
  if (sound === undefined || !('protocol' in sound)) throw new Error(`no scenario of a protocol is named ${mutant.scenario}`);
  const { twoPhaseCommit } = await broken<Exports>(mutant, ['kernel', 'baselines/two-phase-commit']);
  return { ...sound, protocol: twoPhaseCommit };
}
