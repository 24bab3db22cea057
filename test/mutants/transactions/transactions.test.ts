import { expect, test } from 'vitest';
import type { Protocol } from '../../../impl/kernel/protocol.ts';
import type { Transactions } from '../../../impl/transactions/protocol.ts';
import { check } from '../../../model-check/check.ts';
import type { Scenario } from '../../../model-check/scenario.ts';
import { allScenarios } from '../../../model-check/scenarios/all.ts';
import { rivalLeaders } from '../../../model-check/scenarios/transactions/walked.ts';
import { broken, type Mutant } from '../mutant.ts';
import { consensusMutants } from './consensus-mutants.ts';
import { validationMutants } from './validation-mutants.ts';

interface Exports {
  readonly transactions: Protocol<Transactions>;
}

test.each([...consensusMutants, ...validationMutants])('transactions whose $breaks are caught by $scenario', async (mutant) => {
  const report = await check(await withBrokenRules(mutant), { maxStates: 300_000 });
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});

async function withBrokenRules(mutant: Mutant): Promise<Scenario> {
  const sound = [...allScenarios, rivalLeaders].find(({ name }) => name === mutant.scenario);
  if (sound === undefined || !('protocol' in sound)) throw new Error(`no scenario of a protocol is named ${mutant.scenario}`);
  const { transactions } = await broken<Exports>(mutant, ['kernel', 'identifier-space', 'replication', 'transactions']);
  return { ...sound, protocol: transactions };
}
