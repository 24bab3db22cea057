/** Messages between the hunt and its worker processes; all plain data. */
import type { Expectation } from '../../model-check/scenario.ts';

/** Tells a worker what to load. */
export interface Outfit {
  /** By URL of a file: the source to load in its place. */
  readonly sources: Readonly<Record<string, string>>;
  /** The URL of the module with the scenarios, and the name of its export. */
  readonly scenarios: string;
  readonly exported: string;
  /** The mutant that is on while modules load, or NONE. */
  readonly onAtLoad: number;
}

/** The fast scenarios that a worker has loaded. A job names a scenario by its index. */
export interface Loaded {
  readonly scenarios: readonly ScenarioData[];
}

export interface ScenarioData {
  readonly name: string;
  readonly expect?: Expectation;
  /** By property: its kind. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly refinements: readonly string[];
}

export interface Job {
  readonly id: number;
  readonly scenario: number;
  /** The mutant, or NONE for the sound program. */
  readonly mutant: number;
  readonly maxStates: number;
  readonly maxMemoryMB: number;
  /** The limit of CPU time, in milliseconds, at which the worker ends itself. */
  readonly maxCpuMs: number;
}

/** The result of one check. `silent`: the worker ended without an answer. */
export type Found =
  | {
      readonly verdict: 'holds' | 'violates' | 'inconclusive';
      readonly property?: string;
      readonly steps?: number;
      readonly distinct: number;
      readonly generated: number;
      readonly depth: number;
    }
  | { readonly verdict: 'error'; readonly message: string }
  | { readonly verdict: 'silent'; readonly message: string };

export interface Answer {
  readonly id: number;
  readonly found: Found;
  readonly cpuMs: number;
  /** The mutants whose positions the run has reached. */
  readonly met: readonly number[];
}
