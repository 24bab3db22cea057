/** All temporary folders of a run of the tests lie in one, which goes when the run ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;

export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), 'selfman-tests-'));
  // The workers, and the programs that they start, inherit it.
  process.env.TMPDIR = folder;
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
