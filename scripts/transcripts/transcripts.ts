/** The kept transcripts: one happy path per protocol, and the nodes that take part. */
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../scenarios/all.ts';
import { THREE, world } from '../../scenarios/transactions/world.ts';
import { DELIVER } from './behaviour.ts';
import type { Transcript } from './transcript.ts';

function named(name: string): Scenario {
  const found = allScenarios.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`scenario: got ${name}, expected the name of a scenario; see selfman list`);
  return found;
}

const RING_SAYS = {
  join: '“let node {newcomer} in”, on its way {direction}',
  accepted: '“I am your successor; the node next to you is {predecessor}”',
  newSuccessor: '“I have come between you and your successor”',
  unfollow: '“you are not my successor any more”',
  follow: '“be my successor; of the nodes between us I suspect {suspects}”',
  hint: '“node {node} has failed, or is back: have you noticed?”',
  leaving: '“I leave; my predecessor is {predecessor}, my successors are {successors}”',
  farewell: '“I have heard; your heir is {heir}”',
  lookup: '“which node is responsible for key {key}?”',
  found: '“I am responsible for key {key}”',
};
const RING_SHOWS = /^(?:lower\.)?(status|predecessor|successor|followers)$/;

const ring: Pick<Transcript, 'says' | 'asks' | 'shows' | 'tells'> = {
  says: RING_SAYS,
  asks: { lookup: 'look up key {key}', leave: 'leave the ring' },
  shows: RING_SHOWS,
  tells: { found: 'tells its client: node {owner} owns key {key}', joined: 'it is a member', left: 'it has left' },
};

export const TRANSCRIPTS: readonly Transcript[] = [
  {
    ...ring,
    name: 'relaxed-ring/join',
    about: 'Nodes 0, 8 and 12 are a ring; node 4 joins. Node 8 gives up keys 1 to 4 in step 2, and node 4 takes them in step 3.',
    scenario: named('relaxed-ring/join/3+1'),
    turns: ['node 4 starts', DELIVER],
  },
  {
    ...ring,
    name: 'relaxed-ring/lookup',
    about: 'Node 4 joins the ring of 0 and 8. Then a client of node 0 looks up key 4, and node 4, its owner, answers.',
    scenario: named('relaxed-ring/lookup/during-2-joins'),
    turns: ['node 4 starts', DELIVER, 'node 0 is asked', DELIVER],
  },
  {
    ...ring,
    name: 'relaxed-ring/crash',
    about: 'Nodes 0, 8 and 12 are a ring; node 8 crashes. Node 12 takes keys 1 to 8 in step 7, when both neighbours of node 8 suspect it.',
    scenario: named('relaxed-ring/crash/3'),
    turns: ['node 8 crashes', 'node 0 suspects', DELIVER, 'node 12 suspects', DELIVER],
  },
  {
    ...ring,
    name: 'relaxed-ring/leave',
    about: 'Nodes 0, 8 and 12 are a ring; node 8 leaves. Node 12 inherits keys 1 to 8 in step 2, and node 0 turns to node 12 in step 4.',
    scenario: named('relaxed-ring/leave/3'),
    turns: ['node 8 is asked', DELIVER],
  },
  {
    name: 'ring-merge/merge',
    about:
      'Nodes 0 and 8 are a ring, and nodes 4 and 12 are another one. Node 0 has detected node 4. In the end the successors are 0, 4, 8, 12.',
    scenario: named('ring-merge/merge/2+2/interleaved'),
    turns: ['node 0 finds', DELIVER],
    says: {
      ...RING_SAYS,
      tick: 'one detected node is looked for',
      mlookup: '“find the place of node {id} in your ring”',
      trymerge: '“consider these neighbours: predecessor {predecessor}, successor {successor}”',
      candidate: '“consider me as your successor”',
    },
    shows: RING_SHOWS,
  },
  {
    name: 'replication/put-and-get',
    about: 'Item 0 has replicas at places 0, 2 and 4, one at each node. A client of node 0 writes it, then a client of node 2 reads it.',
    scenario: named('replication/quorum/3/put-and-get'),
    turns: ['node 0 is asked', DELIVER, 'node 2 is asked', DELIVER],
    asks: { put: 'write {value} to key {key}', get: 'read key {key}' },
    says: {
      read: '“what do you hold of key {key} at place {place}?”',
      held: '“at place {place} I hold {value}, version {version.counter}”',
      write: '“hold {entry.value}, version {entry.version.counter}, at place {entry.place}”',
      written: '“place {place} holds it”',
    },
    tells: { stored: 'tells its client: stored as version {version.counter}', got: 'tells its client: {value}, version {version.counter}' },
    shows: /^replicas\.store\.(entries)$/,
  },
  {
    name: 'transactions/six-rounds',
    about:
      'Item 1 has replicas at nodes 0, 4 and 8, which manage the transaction as well. A client of node 0 writes the item. Node 0 sends no messages to itself.',
    scenario: world({
      name: 'transactions, three replicas, three managers, one transaction',
      teaches: 'A transaction that nothing disturbs takes six rounds.',
      config: THREE,
      asks: { 0: { type: 'run', writes: [1] } },
    }),
    turns: ['node 0 is asked', DELIVER],
    asks: { run: 'run a transaction that writes item {writes.0.key}' },
    says: {
      enlist: '“round 1: what do you have at places {places}?”',
      enlisted: '“round 2: version {copies.0.version} at place {copies.0.place}”',
      prepare: '“round 3: vote for places {places}”',
      vote: '“round 4: my votes are {votes}”',
      accepted: '“round 5: in ballot {ballot} I have accepted {votes}”',
      decision: '“round 6: {outcome}”',
    },
    tells: { committed: 'tells its client: committed' },
    shows: /^((?:replicas\.[^.]+(?:\.(?:version|writers))?|outcomes\.[^.]+(?:\.\d+)?|acceptors\.0\.1\.accepted\.\S+))$/,
  },
  {
    name: 'fingers/lookup',
    about: 'The example of slide 13: nodes 0, 6 and 12 of 16 identifiers, arity 2. A client of node 0 looks up key 7; node 12 owns it.',
    scenario: named('fingers/lookup/worked-example'),
    turns: ['node 0 is asked', DELIVER],
    asks: { lookup: 'look up key {key}' },
    says: {
      lookup: '“which node owns key {key}?”, on its way {direction}, for node {origin}',
      found: '“I own key {key}”',
    },
    tells: { found: 'tells its client: node {owner} owns key {key}' },
    shows: /^(fingers)$/,
  },
  {
    name: 'failure-detector/rounds',
    about:
      'Node 0 watches node 1. The first round ends before the answer arrives, so the suspicion is false; patience grows, and the next round waits longer.',
    scenario: named('failure-detector/crash/one-peer'),
    turns: ['node 0 starts', 'node 1 starts', 'node 0 is asked', 'node 0 finds', DELIVER, 'node 0 finds', DELIVER],
    asks: { monitor: 'watch node {node}' },
    says: { round: 'the round is over', ping: '“are you up?”', pong: '“I am up”' },
    tells: { suspect: 'tells the layer above: node {node} is suspected', restore: 'tells the layer above: node {node} is trusted again' },
    shows: /^(watched)$/,
  },
];
