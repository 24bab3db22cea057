import { expect, test } from 'vitest';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import type { Replication } from '../../impl/replication/protocol.ts';
import { check } from '../../model-check/check.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../model-check/scenarios/all.ts';
import { overlaid } from '../../model-check/scenarios/replication/overlay.ts';
import { broken, type Mutant } from './mutant.ts';
import { replicationMutants } from './replication-mutants.ts';

interface Exports {
  readonly replication: Protocol<Replication>;
}

test.each(replicationMutants)('a replication whose $breaks is caught by $scenario', async (mutant) => {
  const report = await check(await withBrokenReplication(mutant), { maxStates: 200_000 });
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});

async function withBrokenReplication(mutant: Mutant): Promise<Scenario> {
  const sound = allScenarios.find(({ name }) => name === mutant.scenario);
  if (sound === undefined || !('protocol' in sound)) throw new Error(`no scenario of a protocol is named ${mutant.scenario}`);
  const { replication } = await broken<Exports>(mutant, ['kernel', 'identifier-space', 'replication']);
  return { ...sound, protocol: overlaid(replication) };
}
