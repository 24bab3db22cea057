/** For each protocol a fault that its type invariant finds, in a scenario without properties. */
import { expect, test } from 'vitest';
import type { Mutant } from './mutant.ts';
import {
  detectorMutants,
  epochsMutants,
  fingersMutants,
  type MutantList,
  mergerMutants,
  registersMutants,
  replicaMutants,
  ringMutants,
  transactionMutants,
  triedByType,
} from './mutant-lists.ts';

interface TypeMutant extends Omit<Mutant, 'property'> {
  readonly of: MutantList;
  /** The field that is named. */
  readonly field: string;
}

const MUTANTS: readonly TypeMutant[] = [
  {
    of: detectorMutants,
    breaks: 'peer is suspected one round too late',
    file: 'failure-detector/rounds.ts',
    line: 'silence >= peer.patience',
    becomes: 'silence > peer.patience',
    scenario: 'failure-detector/crash/one-peer',
    field: 'watched[0].opinion.silence',
  },
  {
    of: ringMutants,
    breaks: 'list of successors is one entry too long',
    file: 'relaxed-ring/successor-list.ts',
    line: 'others.filter((node) => !suspected.includes(node)).slice(0, config.successorListLength - 1)',
    becomes: 'others.filter((node) => !suspected.includes(node)).slice(0, config.successorListLength)',
    scenario: 'relaxed-ring/join/3+3',
    field: 'successor and backups',
  },
  {
    of: fingersMutants,
    breaks: 'suspected node stays in the table',
    file: 'fingers/knowledge.ts',
    line: 'return knowing({ ...state, suspected: ascending([...state.suspected, node]) }, state.fingers);',
    becomes: 'return { ...state, suspected: ascending([...state.suspected, node]) };',
    scenario: 'fingers/churn/false-suspicion',
    field: 'fingers',
  },
  {
    of: mergerMutants,
    breaks: 'queue takes in a node that is queued already',
    file: 'ring-merge/detection.ts',
    line: 'state.queue.some(({ node }) => node === detection.node) ? state : ',
    becomes: '',
    scenario: 'ring-merge/bootstrap/founders',
    field: 'queue',
  },
  {
    of: replicaMutants,
    breaks: 'routes stay in the order in which they are found',
    file: 'replication/routing.ts',
    line: "withRecord(state.routes, route, 'place')",
    becomes: '[...state.routes.filter(({ place }) => place !== route.place), route]',
    scenario: 'replication/quorum/2/two-classes',
    field: 'routes',
  },
  {
    of: transactionMutants,
    breaks: 'manager notes an asker each time it asks',
    file: 'transactions/acceptor.ts',
    line: 'withNumber(after.askers[transaction.id] ?? [], from)',
    becomes: '[...(after.askers[transaction.id] ?? []), from]',
    scenario: 'transactions/several/five-managers',
    field: 'askers.0.1',
  },
  {
    of: epochsMutants,
    breaks: 'claimant counts its answers in the order in which they come',
    file: 'epochs/claimant.ts',
    line: 'copies, answered: withNumber(claim.answered, place), highest:',
    becomes: 'copies, answered: [...claim.answered, place], highest:',
    scenario: 'epochs/reducer/alive/3',
    field: 'claims[0].answered',
  },
  {
    of: registersMutants,
    breaks: 'writer counts the places in the order in which they answer',
    file: 'registers/operation.ts',
    line: 'const keptAt = withNumber(round.keptAt, place);',
    becomes: 'const keptAt = [...round.keptAt, place];',
    scenario: 'registers/heal/4/2+2',
    field: 'operations[0].round.keptAt',
  },
];

test.each(MUTANTS)('$of.protocol whose $breaks is caught by its type invariant', async ({ of, field, ...mutant }) => {
  const message = await triedByType(of, mutant).then(({ verdict }) => verdict, String);
  expect(message).toMatch(/node \d+, at the event .*: the reducer breaks the type invariant of /);
  expect(message).toContain(`: ${field}`);
});
