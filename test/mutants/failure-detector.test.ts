import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { FailureDetector } from '../../impl/failure-detector/protocol.ts';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import { check } from '../../model-check/check.ts';
import { detectionBy } from '../../model-check/scenarios/failure-detector/detection.ts';
import { failureDetectorMutants } from './failure-detector-mutants.ts';
import type { Mutant } from './mutant.ts';

const IMPL = join(import.meta.dirname, '../../impl');

test.each(failureDetectorMutants)('a detector whose $breaks is caught by $scenario', async (mutant) => {
  const broken = detectionBy(await brokenDetector(mutant)).find(({ name }) => name === mutant.scenario);
  if (broken === undefined) throw new Error(`no scenario is named ${mutant.scenario}`);
  const report = await check(broken, { maxStates: 200_000 });
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});

async function brokenDetector(mutant: Mutant): Promise<Protocol<FailureDetector>> {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-mutant-'));
  try {
    for (const room of ['kernel', 'failure-detector']) cpSync(join(IMPL, room), join(folder, room), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const parts = readFileSync(join(IMPL, mutant.file), 'utf8').split(mutant.line);
    expect(parts).toHaveLength(2);
    writeFileSync(join(folder, mutant.file), parts.join(mutant.becomes));
    const path = pathToFileURL(join(folder, 'failure-detector/step.ts')).href;
    const loaded: { readonly failureDetector: Protocol<FailureDetector> } = await import(path);
    return loaded.failureDetector;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
