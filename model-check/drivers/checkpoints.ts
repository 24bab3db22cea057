/** Takes checkpoints of a packed search, and goes on from one. */
import type { PackedExplorer } from '../engine/packed/packed-explorer.ts';
import type { SavedSearch } from '../engine/packed/saved-search.ts';
import { ModelError } from '../engine/system/model-error.ts';
import type { CheckOptions } from '../options.ts';
import type { Scenario } from '../scenario.ts';
import { scenarioText } from './scenario-text.ts';

/** In seconds. */
const EVERY = 60;
/** A checkpoint may take at most one of this many seconds. */
const SHARE = 20;

/** Whether the options ask for what only the packed core can do. */
export function wantsCheckpoints({ onCheckpoint, resume }: CheckOptions): boolean {
  return onCheckpoint !== undefined || resume !== undefined;
}

/**
 * Restores the checkpoint of the options, if there is one. Throws `ModelError` if it is of another scenario or of other code.
 * Also refuses a scenario that needs the graph of all transitions, as no checkpoint holds it.
 */
export function resumed<S>(explorer: PackedExplorer<S>, scenario: Scenario, options: CheckOptions): void {
  const { resume } = options;
  if (wantsCheckpoints(options) && explorer.graph !== null)
    throw new ModelError(
      `checkpoint: got ${scenario.name}, which has a recoverable property, expected a scenario without one; check it without checkpoints`,
    );
  if (resume === undefined) return;
  if (resume.scenario !== scenario.name)
    throw new ModelError(`checkpoint: got one of ${resume.scenario}, expected one of ${scenario.name}; name that scenario, or begin again`);
  if (resume.code !== scenarioText(scenario))
    throw new ModelError(`checkpoint: got one of other code, expected one of ${scenario.name} as it is now; begin again`);
  explorer.restore(resume.search as SavedSearch, resume.rows);
}

/** Decides when checkpoints are due. */
export class Checkpoints<S> {
  readonly #explorer: PackedExplorer<S>;
  readonly #scenario: Scenario;
  readonly #options: CheckOptions;
  #next: number;

  constructor(explorer: PackedExplorer<S>, scenario: Scenario, options: CheckOptions) {
    this.#explorer = explorer;
    this.#scenario = scenario;
    this.#options = options;
    this.#next = options.checkpointEverySeconds ?? EVERY;
  }

  /** Takes a checkpoint if one is due, or it `isLast`. `elapsed`: seconds since the search began, whenever it is asked. */
  take(elapsed: () => number, isLast: boolean): void {
    const { onCheckpoint, checkpointEverySeconds = EVERY } = this.#options;
    const begin = elapsed();
    if (onCheckpoint === undefined || (begin < this.#next && !isLast)) return;
    const now = this.#explorer.save();
    if (now !== null)
      onCheckpoint({ scenario: this.#scenario.name, code: scenarioText(this.#scenario), search: now.saved, rows: now.rows });
    const end = elapsed();
    this.#next = end + Math.max(checkpointEverySeconds, SHARE * (end - begin));
  }
}
