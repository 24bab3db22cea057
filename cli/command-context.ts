/** The arguments that the program passes to each of its commands. */
import type { Scenario } from '../model-check/scenario.ts';
import type { AllStreams } from './streams.ts';

export interface CommandContext {
  readonly streams: AllStreams;
  /** The file by which this program is started, such as `bin/selfman.js`. */
  readonly entry: string;
  /** Loads all scenarios. A command that needs none starts in half the time without them. */
  scenarios(): Promise<readonly Scenario[]>;
  /** Receives the exit code of the command. */
  ends(exitCode: number): void;
}
