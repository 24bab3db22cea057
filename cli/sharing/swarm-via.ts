/** Plays the seeds of a swarm on the workers of a broker. */
import { BadOption } from '../addresses.ts';
import type { Played } from '../swarm-worker.ts';
import { Broker } from './broker.ts';
import type { Via } from './check-via.ts';
import { codeDigest } from './code-digest.ts';
import { share } from './share.ts';
import type { SwarmUnit } from './unit.ts';

/** The runs of one unit take some seconds to a minute. */
const SEEDS_PER_UNIT = 5;

export interface SharedSwarm {
  readonly seeds: { readonly from: number; readonly to: number };
  readonly nodes?: number;
  played(played: Played): void;
  readonly signal: AbortSignal;
}

/** Units begin at seeds 0, 5, 10 …, so two swarms whose seeds overlap share results. Rejects with `BadOption`. */
export async function swarmVia({ url, say }: Via, { seeds, nodes, played, signal }: SharedSwarm): Promise<void> {
  const broker = await Broker.connected(url, codeDigest());
  const units: SwarmUnit[] = [];
  for (let start = seeds.from - (seeds.from % SEEDS_PER_UNIT); start <= seeds.to; start += SEEDS_PER_UNIT) {
    const [from, to] = [Math.max(start, seeds.from), Math.min(start + SEEDS_PER_UNIT - 1, seeds.to)];
    units.push({ kind: 'swarm', from, to, ...(nodes === undefined ? {} : { nodes }) });
  }
  try {
    await share<SwarmUnit>({
      broker,
      units,
      onResult(unit, result) {
        if (result.kind !== 'swarm')
          throw new BadOption(
            `seeds ${unit.from}..${unit.to}: ${result.kind === 'failed' ? result.because : 'got a result of another kind'}`,
          );
        for (const run of result.runs) played(run);
      },
      onDelay: say,
      signal,
    });
  } finally {
    await broker.close();
  }
}
