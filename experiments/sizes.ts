/** The sizes of the experiments: the published ones, and those for a test. */

export interface Sizes {
  readonly seeds: readonly number[];
  /** Sizes of relaxed rings that grow. */
  readonly rings: readonly number[];
  /** Sizes of Chord rings that grow. */
  readonly chords: readonly number[];
  /** Joins per round of a peer's stabilisation. */
  readonly joinsPerRound: readonly number[];
  /** Joins per refresh of a peer, in relaxed rings with pruning. */
  readonly joinsPerRefresh: number;
  /** Sizes of rings with perfect fingers. */
  readonly fingered: readonly number[];
  /** Lookups per such ring. */
  readonly lookups: number;
  /** Sizes of the networks of three generations. */
  readonly generations: readonly number[];
  /** Searches per such network. */
  readonly searches: number;
  readonly merges: readonly MergeSize[];
  /** Joins and departures under each seed, in the experiments with places of replicas. */
  readonly memberships: number;
  /** How long nodes join and crash while rings merge, in units of the mean delay. */
  readonly churnUnits: number;
}

/** Two rings that merge: their total size, the fanouts, and the number of seeds. */
export interface MergeSize {
  readonly nodes: number;
  readonly fanouts: readonly number[];
  readonly seeds: number;
}

const THOUSANDS = Array.from({ length: 10 }, (_, i) => 1000 * (i + 1));

export const FULL: Sizes = {
  seeds: [11, 22, 33],
  rings: THOUSANDS,
  chords: Array.from({ length: 10 }, (_, i) => 200 * (i + 1)),
  joinsPerRound: [4, 5, 6, 7, 8],
  joinsPerRefresh: 200,
  fingered: [16, 64, 256, 1024, 4096, 10_000],
  lookups: 20_000,
  generations: [100, 1000, 10_000],
  searches: 100,
  merges: [
    { nodes: 64, fanouts: [1, 2, 3, 4], seeds: 8 },
    { nodes: 256, fanouts: [1, 2, 3, 4], seeds: 8 },
    { nodes: 1024, fanouts: [1, 2, 3, 4], seeds: 4 },
    { nodes: 4096, fanouts: [1, 2, 3], seeds: 2 },
    { nodes: 4096, fanouts: [4], seeds: 1 },
    { nodes: 16_384, fanouts: [1], seeds: 4 },
    { nodes: 16_384, fanouts: [2], seeds: 1 },
  ],
  memberships: 6000,
  churnUnits: 50,
};

export const QUICK: Sizes = {
  seeds: [11],
  rings: [50, 100],
  chords: [50, 100],
  joinsPerRound: [4, 8],
  joinsPerRefresh: 20,
  fingered: [16, 64],
  lookups: 200,
  generations: [20, 200],
  searches: 20,
  merges: [16, 32, 64].map((nodes) => ({ nodes, fanouts: [1, 2], seeds: 1 })),
  memberships: 100,
  churnUnits: 5,
};
