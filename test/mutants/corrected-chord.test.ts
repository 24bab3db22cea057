import { expect, test } from 'vitest';
import type { CorrectedChord } from '../../impl/baselines/chord-corrected/protocol.ts';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import { check } from '../../model-check/check.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { correctedChordScenarios } from '../../model-check/scenarios/baselines/chord-corrected.ts';
import { correctedChordMutants } from './corrected-chord-mutants.ts';
import { broken, type Mutant } from './mutant.ts';

interface Exports {
  readonly correctedChord: Protocol<CorrectedChord>;
}

test.each(correctedChordMutants)('a corrected Chord whose $breaks is caught by $scenario', async (mutant) => {
  const report = await check(await withBrokenChord(mutant), { maxStates: 400_000 });
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});

async function withBrokenChord(mutant: Mutant): Promise<Scenario> {
  const sound = correctedChordScenarios.find(({ name }) => name === mutant.scenario);
  if (sound === undefined || !('protocol' in sound)) throw new Error(`no scenario of a protocol is named ${mutant.scenario}`);
  const { correctedChord } = await broken<Exports>(mutant, ['kernel', 'identifier-space', 'baselines/chord-corrected']);
  return { ...sound, protocol: correctedChord };
}
