/** Records simulated runs in a process of their own. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { RunWishes } from './events-of-run.ts';
import { recordCluster } from './recorded-cluster.ts';
import { recordRing } from './recorded-ring.ts';

/** `stack`: whole nodes with all layers. `ring`: nodes of a relaxed ring. */
export type RecordedKind = 'stack' | 'ring';

/** Throws when the process fails. */
export function recordRun(kind: RecordedKind, wishes: RunWishes): void {
  execFileSync(process.execPath, [join(import.meta.dirname, 'recorded-runs.ts'), kind, JSON.stringify(wishes)], { stdio: 'inherit' });
}

if (import.meta.main) {
  const [kind, wishes = ''] = process.argv.slice(2);
  await (kind === 'ring' ? recordRing : recordCluster)(JSON.parse(wishes) as RunWishes);
}
