import { expect, test } from 'vitest';
import type { FailureDetector } from '../../impl/failure-detector/protocol.ts';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import { check } from '../../model-check/check.ts';
import { detectionBy } from '../../model-check/scenarios/failure-detector/detection.ts';
import { failureDetectorMutants } from './failure-detector-mutants.ts';
import { broken } from './mutant.ts';

interface Exports {
  readonly failureDetector: Protocol<FailureDetector>;
}

test.each(failureDetectorMutants)('a detector whose $breaks is caught by $scenario', async (mutant) => {
  const { failureDetector } = await broken<Exports>(mutant, ['kernel', 'failure-detector']);
  const scenario = detectionBy(failureDetector).find(({ name }) => name === mutant.scenario);
  if (scenario === undefined) throw new Error(`no scenario is named ${mutant.scenario}`);
  const report = await check(scenario, { maxStates: 200_000 });
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
