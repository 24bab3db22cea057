/** The kept mutants, tried by several machines: each is a unit of work. Their lists are in the tests, so this is a script. */
import { Broker } from '../../cli/sharing/broker.ts';
import { codeDigest } from '../../cli/sharing/code-digest.ts';
import { serve } from '../../cli/sharing/serve.ts';
import { share } from '../../cli/sharing/share.ts';
import type { MutantUnit } from '../../cli/sharing/unit.ts';
import type { CheckReport } from '../../model-check/report/report.ts';
import { mutantLists, tried } from '../../test/mutants/mutant-lists.ts';

const LEASE_SECONDS = 60;
/** Workers of mutants take no other units: the digest of their code is another one. */
const FOLDERS = ['test/mutants'];

/** The reports on all mutants, by list and mutant. Rejects with `BadOption`, or if a mutant has no report. */
export async function triedElsewhere(url: string): Promise<readonly (readonly CheckReport[])[]> {
  const broker = await Broker.connected(url, codeDigest(FOLDERS));
  const units = mutantLists.flatMap(({ mutants }, list) =>
    mutants.map(({ file, breaks }, mutant): MutantUnit => ({ kind: 'mutant', list, mutant, name: `${file}: ${breaks}` })),
  );
  const reports: CheckReport[][] = mutantLists.map(() => []);
  try {
    await share<MutantUnit>({
      broker,
      units,
      onResult({ list, name }, result) {
        if (result.kind !== 'check')
          throw new Error(`${name}: ${result.kind === 'failed' ? result.because : 'got a result of another kind'}`);
        reports[list].push(result.report);
      },
      onDelay: (line) => console.error(line),
      signal: new AbortController().signal,
    });
  } finally {
    await broker.close();
  }
  return reports;
}

/** Works on mutants. Resolves with the exit code when no unit has come for `idleSeconds`. */
export async function workOnMutants(url: string, idleSeconds?: number): Promise<number> {
  return serve({
    ...{ url, code: codeDigest(FOLDERS), leaseSeconds: LEASE_SECONDS, output: process.stdout },
    ...(idleSeconds === undefined ? {} : { idleSeconds }),
    async work(unit) {
      const list = unit.kind === 'mutant' ? mutantLists[unit.list] : undefined;
      const mutant = unit.kind === 'mutant' ? list?.mutants[unit.mutant] : undefined;
      if (list === undefined || mutant === undefined) return { kind: 'failed', because: 'there is no such mutant' };
      return { kind: 'check', report: await tried(list, mutant) };
    },
  });
}
