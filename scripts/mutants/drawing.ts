/** Chooses the code from which mutants are drawn, and draws them. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { below, randomStream } from '../../model-check/chance/random.ts';
import { mutationsIn } from './find.ts';
import type { Mutation } from './mutation.ts';

export const ROOT = join(import.meta.dirname, '../../impl');

/** The protocols from which mutants are drawn when none is named. */
export const PROTOCOLS = ['relaxed-ring', 'ring-merge', 'places', 'replication', 'transactions', 'fingers', 'failure-detector'];

/** Code on which all protocols stand; drawn from only on request. */
export const FOUNDATIONS = ['stack', 'identifier-space'];

export interface Exclusion {
  readonly file: string;
  /** The excluded functions; left out: the whole file. */
  readonly functions?: readonly string[];
  readonly because: string;
}

const RESTORES = 'it restores lost places. A version on top of the ring will replace it';
const TITLES = 'it is about epochs. A version on top of the ring will replace it';
const HANDS_OVER = 'it hands places over. A version on top of the ring will replace it';
const HANDS_OVER_OR_RESTORES = 'it hands places over or restores them. A version on top of the ring will replace it';

const EXCHANGES = 'it says which states are symmetric, and no node runs it';
const BEGINS = 'it makes initial states of scenarios, and no node runs it';

export const EXCLUSIONS: readonly Exclusion[] = [
  { file: 'relaxed-ring/state.ts', functions: ['perfectMember'], because: BEGINS },
  {
    file: 'relaxed-ring/messages.ts',
    functions: ['nodesNamedBy'],
    because: 'only properties use it, to read messages, and no node runs it',
  },
  { file: 'fingers/state.ts', functions: ['member'], because: BEGINS },
  { file: 'ring-merge/state.ts', functions: ['settled'], because: BEGINS },
  { file: 'transactions/state.ts', functions: ['runningMember'], because: BEGINS },
  { file: 'replication/store.ts', functions: ['founded'], because: BEGINS },
  { file: 'places/exchange.ts', because: EXCHANGES },
  { file: 'replication/renaming.ts', because: EXCHANGES },
  { file: 'transactions/renaming.ts', because: EXCHANGES },
  { file: 'transactions/restoration.ts', because: RESTORES },
  { file: 'transactions/titles.ts', because: TITLES },
  { file: 'transactions/hand-over.ts', because: HANDS_OVER },
  { file: 'transactions/participant.ts', functions: ['isMine', 'countsOnTheReplaced'], because: TITLES },
  { file: 'transactions/routing.ts', functions: ['knownTitles'], because: TITLES },
  { file: 'transactions/routing.ts', functions: ['predecessorOf', 'ownersOf'], because: HANDS_OVER_OR_RESTORES },
  { file: 'replication/restoration.ts', because: RESTORES },
  { file: 'places/claim.ts', because: TITLES },
  { file: 'replication/responsibility.ts', because: HANDS_OVER },
  { file: 'places/range.ts', functions: ['cutByTurns'], because: RESTORES },
  {
    file: 'replication/store.ts',
    functions: ['take', 'give', 'restore', 'admit', 'hear', 'highestHeard', 'giftOf', 'byEnd'],
    because: HANDS_OVER_OR_RESTORES,
  },
];

/** All mutations of the files of `protocols`, without the exclusions. */
export function allMutations(protocols: readonly string[]): readonly Mutation[] {
  const files = protocols.flatMap((protocol) => globSync(`${protocol}/*.ts`, { cwd: ROOT })).sort();
  const all = mutationsIn(ROOT, files);
  const stale = EXCLUSIONS.find((exclusion) => files.includes(exclusion.file) && isStale(exclusion, all));
  if (stale !== undefined) throw new Error(`impl/${stale.file} is excluded, and some of it is not there: ${stale.functions?.join(', ')}`);
  return all.filter((mutation) => !EXCLUSIONS.some((each) => isExcluded(mutation, each)));
}

function isStale({ file, functions }: Exclusion, all: readonly Mutation[]): boolean {
  const there = all.filter((mutation) => mutation.file === file).map(({ within }) => within);
  return there.length === 0 || (functions?.some((name) => !there.includes(name)) ?? false);
}

function isExcluded({ file, within }: Mutation, exclusion: Exclusion): boolean {
  return file === exclusion.file && (exclusion.functions?.includes(within) ?? true);
}

/** `count` of them at random, in the order of drawing; all of them, if there are at most `count`. */
export function drawn<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  const stream = randomStream(seed);
  const left = [...all];
  for (let i = 0; i < Math.min(count, left.length); i++) {
    const at = i + below(stream, left.length - i);
    const [here, there] = [left[i], left[at]];
    if (here !== undefined && there !== undefined) [left[i], left[at]] = [there, here];
  }
  return left.slice(0, count);
}
