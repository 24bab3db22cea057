/** What the program gives each of its commands. */
import type { Scenario } from '../model-check/scenario.ts';
import type { AllStreams } from './streams.ts';

export interface CommandContext {
  readonly streams: AllStreams;
  /** The file by which this program is started, such as `bin/selfman.js`. */
  readonly entry: string;
  /** Loads all scenarios: a node, which needs none, starts in half the time. */
  scenarios(): Promise<readonly Scenario[]>;
  /** Takes the exit code of the command. */
  ends(exitCode: number): void;
}
