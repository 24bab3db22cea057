/** Replays a recorded run, wherever its lines come from. */
import { Life } from '../causal-order/life.ts';
import { BadTrace } from '../format/bad-trace.ts';
import type { EventLine } from '../format/line.ts';
import { type LineSource, sourceOf } from '../format/line-source.ts';
import { oneRun } from '../format/one-run.ts';
import type { NodeTrace } from '../format/read.ts';
import { castOf } from './given-protocols.ts';
import { ReplayRun, type Stranger, type Watch } from './replay-run.ts';
import type { Replayables } from './replayable.ts';
import type { ReplayReport } from './report.ts';

/** Replays traces that were already read. Throws `BadTrace` when they are not one run of a known protocol. */
export function replayTraces(traces: readonly NodeTrace[], protocols: Replayables, watch?: Watch): ReplayReport {
  return replaySources(oneRun(traces).map(sourceOf), protocols, watch);
}

/** As `replayTraces`, for lines that are read as they are needed. */
export function replaySources(sources: readonly LineSource[], protocols: Replayables, watch?: Watch): ReplayReport {
  const lives = sources.map((source) => new Life(source));
  const cast = castOf(lives, protocols);
  const run = new ReplayRun(lives, cast, false, watch);
  if (lives.every(({ head, events }) => head === null && events === 0))
    throw new BadTrace(cast.first.file, null, 'the trace holds no event: there is nothing to replay');
  // Properties of the whole are not judged if a node has no trace, so all lines are looked at first.
  if (cast.main.properties !== undefined) run.expectStrangers(strangersIn(lives, sources));
  while (run.step(false) === 'consumed');
  const left = lives.reduce((sum, life) => sum + life.drain(), 0);
  if (run.events + left === 0) throw new BadTrace(cast.first.file, null, 'the trace holds no event: there is nothing to replay');
  return run.report(left);
}

/** The first exchange of each life with each node that has no trace. */
function* strangersIn(lives: readonly Life[], sources: readonly LineSource[]): Generator<Stranger> {
  const known = new Set(lives.map(({ header }) => header.node));
  for (const [i, life] of lives.entries()) {
    const told = new Set<number>();
    const again = sources[i].again();
    for (let next = again.next(); next !== null && next !== 'waiting'; next = again.next()) {
      const { number, line, file = life.file } = next;
      if (line.type !== 'event') continue;
      for (const peer of peersIn(line)) {
        if (known.has(peer) || told.has(peer)) continue;
        told.add(peer);
        yield { life, peer, at: { file, number, step: line.step } };
      }
    }
  }
}

function peersIn({ input, outputs }: EventLine): readonly number[] {
  const sentTo = outputs.flatMap((output) => (output.type === 'send' ? [output.to] : []));
  return input.type === 'receive' ? [input.from, ...sentTo] : sentTo;
}
