/** Searches for a script that breaks a claim, shrinks what it finds, and saves that as a trace. */
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import type { Protocol } from '../../../../impl/kernel/protocol.ts';
import type { ChurningRing } from '../../../../scenarios/relaxed-ring/churn/beginning.ts';
import type { KindOfChurn } from '../../../../scenarios/relaxed-ring/churn/claims.ts';
import { type Broken, brokenClaim, judge, simulationOf } from '../../../../scenarios/relaxed-ring/churn/judge.ts';
import type { Script } from '../../../../scenarios/relaxed-ring/churn/script.ts';
import { fileSink } from '../../../../traces/record/file-sink.ts';
import { RecordedProtocol } from '../../../../traces/record/recorded-protocol.ts';
import { scripts } from './scripts.ts';

export interface Search {
  readonly kind: KindOfChurn;
  /** Those that join included. */
  readonly nodes: number;
  readonly actions: number;
  readonly runs: number;
  readonly seed: number;
}

export interface Refutation {
  readonly script: Script;
  readonly broken: Broken;
  /** Where its trace is. */
  readonly folder: string;
  /** For people: what was found, and how to see it again. */
  readonly message: string;
}

const ROOT = join(import.meta.dirname, '../../../..');

/** Null: no run broke a claim. The trace goes to a folder of this name under reports/; one that is there is replaced. */
export function searchRefutation(protocol: Protocol<ChurningRing>, search: Search, name: string): Refutation | null {
  const { kind, nodes, actions, runs, seed } = search;
  const holds = (script: Script) => brokenClaim(protocol, script, kind) === null;
  const { counterexample, counterexamplePath } = fc.check(fc.property(scripts(kind, nodes, actions), holds), { numRuns: runs, seed });
  if (counterexample === null) return null;
  const [script] = counterexample;
  const folder = join(ROOT, 'reports', 'churn', name);
  const message = (what: string) =>
    [
      `${kind.name}: ${what} in ${JSON.stringify(script)}`,
      `found with seed ${seed}, at ${counterexamplePath}`,
      `its trace: npx selfman replay ${relative(ROOT, folder)}`,
    ].join('\n');
  try {
    const broken = saved(protocol, script, kind, folder) ?? { claim: 'equalRunsFromEqualSeeds', atMs: 0 };
    return { script, broken, folder, message: message(`${broken.claim} does not hold after ${broken.atMs} ms`) };
  } catch (cause) {
    throw new Error(message(cause instanceof Error ? cause.message : String(cause)), { cause });
  }
}

/** Runs the script once more, with all nodes recorded. Throws when a reducer does. */
export function saved(protocol: Protocol<ChurningRing>, script: Script, kind: KindOfChurn, folder: string): Broken | null {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let nowMs = () => 0;
  const recorded = new RecordedProtocol<ChurningRing>(protocol, {
    selfOf: ({ self }) => self,
    recorderOf: (node, config) => ({
      identity: { run: `churn ${script.seed}`, node, incarnation: 1, protocol: protocol.name, config, software: 'selfman' },
      sink: fileSink(folder, node, 1),
      // Virtual time, from 0.
      now: () => nowMs(),
    }),
  });
  try {
    const simulation = simulationOf(recorded, script, kind);
    nowMs = () => simulation.nowMs;
    return judge(simulation, script, kind);
  } finally {
    recorded.end();
  }
}
