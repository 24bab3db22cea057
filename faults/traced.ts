/** The traces of the nodes of a run, replayed when the run is over. */
import { REPLAYABLES } from '../traces/protocols/all.ts';
import { replay } from '../traces/replay/replay-files.ts';
import type { Finding, ReplayVerdict } from '../traces/replay/report.ts';

export interface Traced {
  readonly verdict: ReplayVerdict;
  readonly events: number;
  /** The kinds of the doubts, each once: the traces of killed nodes that never came back have no end. */
  readonly doubts: readonly string[];
}

/** A trace that does not conform, in sentences; and what is told of one that does. */
export function replayed(folder: string): { readonly traced: Traced; readonly problems: readonly string[] } {
  const { verdict, consumed, doubts, first } = replay([folder], REPLAYABLES);
  const traced = { verdict, events: consumed.events, doubts: [...new Set(doubts.map(({ kind }) => kind))] };
  return { traced, problems: verdict === 'diverged' && first !== undefined ? [`the trace diverged: ${placed(first)}`] : [] };
}

function placed({ at, says, kind }: Finding): string {
  return `${at.file}:${at.line}, node ${at.node}, step ${at.step}: ${says} [${kind}]`;
}
