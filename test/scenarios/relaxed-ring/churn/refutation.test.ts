import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runReplay } from '../../../../cli/commands/replay.ts';
import type { Protocol } from '../../../../impl/kernel/protocol.ts';
import type { RelaxedRing } from '../../../../impl/relaxed-ring/protocol.ts';
import { churning, churningRing } from '../../../../scenarios/relaxed-ring/churn/beginning.ts';
import { KINDS_OF_CHURN, type KindOfChurn } from '../../../../scenarios/relaxed-ring/churn/claims.ts';
import { REPLAYABLES } from '../../../../traces/protocols/all.ts';
import { replay } from '../../../../traces/replay/replay-files.ts';
import { broken } from '../../../mutants/mutant.ts';
import { failureMutants } from '../../../mutants/relaxed-ring/failure-mutants.ts';
import { joinMutants } from '../../../mutants/relaxed-ring/join-mutants.ts';
import { neighbourMutants } from '../../../mutants/relaxed-ring/neighbour-mutants.ts';
import { saved, searchRefutation } from './refutation.ts';
import { scripts } from './scripts.ts';

interface Planted {
  /** A mutant: which line is broken. */
  readonly breaks: string;
  readonly kind: string;
  readonly claim: string;
  readonly nodes: number;
  readonly actions: number;
}

test.each<Planted>([
  {
    breaks: 'node takes keys on the word of its follower alone',
    kind: 'one false suspicion',
    claim: 'atMostOneResponsible',
    nodes: 3,
    actions: 1,
  },
  { breaks: 'node never takes over', kind: 'crashes', claim: 'perfectRingOfMembers', nodes: 3, actions: 1 },
])(
  'a ring whose $breaks is caught by random $kind, and the shrunk run is replayed to the same end',
  async ({ breaks, kind, ...expected }) => {
    const mutant = [...joinMutants, ...neighbourMutants, ...failureMutants].find((each) => each.breaks === breaks);
    if (mutant === undefined) throw new Error(`no mutant breaks like this: ${breaks}`);
    const { relaxedRing } = await broken<{ readonly relaxedRing: Protocol<RelaxedRing> }>(mutant, 'relaxed-ring/step.ts');
    const protocol = churning(relaxedRing);
    const refutation = searchRefutation(
      protocol,
      { kind: kindOf(kind), nodes: 8, actions: 12, runs: 60, seed: 1 },
      `planted-${kind.replaceAll(' ', '-')}`,
    );
    const { script, broken: found, folder = '' } = refutation ?? {};
    expect({ claim: found?.claim, nodes: script?.members.length, actions: script?.actions.length }).toEqual(expected);
    const report = replay([folder], { [protocol.name]: { ...REPLAYABLES[protocol.name], protocol } });
    expect(report).toMatchObject({ verdict: 'diverged', first: { kind: 'property', expected: expected.claim } });
  },
);

test('the message of a refutation names the trace, and the command that shows what it breaks', () => {
  const tooMuch: KindOfChurn = { ...kindOf('joins and crashes'), isResponsibilityUnique: true };
  const refutation = searchRefutation(churningRing, { kind: tooMuch, nodes: 8, actions: 12, runs: 1000, seed: 1 }, 'too-much');
  const command = 'npx selfman replay reports/churn/too-much';
  expect(refutation?.message).toContain(command);
  const output = new PassThrough();
  expect(runReplay({ paths: [refutation?.folder ?? ''] }, { output, errors: output })).toBe(1);
  expect(String(output.read())).toContain('"atMostOneResponsible" does not hold');
});

test('a recorded run that breaks no claim conforms, and its claims are judged where it ends', () => {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-churn-'));
  const kind = kindOf('everything');
  fc.assert(
    fc.property(scripts(kind, 6, 6), (script) => {
      expect(saved(churningRing, script, kind, folder)).toBeNull();
      const { verdict, properties } = replay([folder], REPLAYABLES);
      expect([verdict, properties.map(({ name, judged, held }) => [name, judged === held])]).toEqual(['conforms', CLAIMED]);
    }),
    { seed: 1, numRuns: 5 },
  );
});

const CLAIMED = ['everyPeerIsInItsSuccessorsRing', 'aPerfectRingIsASubset', 'perfectRingOfMembers', 'everyPeerIsLetIn', 'ownersAnswer'].map(
  (name) => [name, true],
);

function kindOf(name: string): KindOfChurn {
  const kind = KINDS_OF_CHURN.find((each) => each.name === name);
  if (kind === undefined) throw new Error(`no kind of churn is named ${name}`);
  return kind;
}
