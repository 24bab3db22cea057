/** What a worker is told, and what it answers: plain data, for it is another process. */
import type { Expectation } from '../../model-check/scenario.ts';

/** What a worker loads. */
export interface Outfit {
  /** By URL of a file: the source to load in its place. */
  readonly sources: Readonly<Record<string, string>>;
  /** The URL of the module with the scenarios, and the name by which it exports them. */
  readonly scenarios: string;
  readonly exported: string;
  /** The mutant that is switched on while all this is loaded; NONE for none. */
  readonly onAtLoad: number;
}

/** What the worker has loaded: its fast scenarios, by whose place in the list a job names one. */
export interface Loaded {
  readonly scenarios: readonly ScenarioData[];
}

export interface ScenarioData {
  readonly name: string;
  readonly expect?: Expectation;
  /** By property: of which kind it is. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly refinements: readonly string[];
}

export interface Job {
  readonly id: number;
  readonly scenario: number;
  /** NONE for the sound program. */
  readonly mutant: number;
  readonly maxStates: number;
  readonly maxMemoryMB: number;
  /** In milliseconds of processor time: then the worker ends itself. */
  readonly maxCpuMs: number;
}

/** What one check came to. `silent`: the worker has ended without an answer. */
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
  /** The mutants whose places the run has met. */
  readonly met: readonly number[];
}
