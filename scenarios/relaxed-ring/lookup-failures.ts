/** One lookup while the ring changes, followed from node to node: where it is lost, and where it never is. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Routed } from '../../impl/relaxed-ring/messages.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import { relaxedRing } from '../../impl/relaxed-ring/step.ts';
import { type Network, type ProtocolScenario, type Scenario, scenario } from '../../model-check/scenario.ts';
import type { History, World } from '../../model-check/world/world.ts';
import { allThrough, always, type Properties, reachable } from '../../spec/kernel/spec.ts';
import { soundBooks } from '../../spec/relaxed-ring/books.ts';
import { type LookupUnderWay, lookupProperties, type Whereabouts } from '../../spec/relaxed-ring/lookup.ts';
import { restProperties } from '../../spec/relaxed-ring/rest.ts';
import { holds } from '../expectations.ts';
import { KEYS, newcomers, perfectRing, type RingNode, staysUp } from './nodes.ts';
import { falselySuspecting, leaves, onTheBooks } from './ring-scenario.ts';

/** How often the client has asked, and how often it was answered. */
interface Asked {
  readonly asked: number;
  readonly answered: number;
}

type LookupWorld = World<RelaxedRing, Asked>;

const remember: History<RelaxedRing, Asked> = {
  initial: { asked: 0, answered: 0 },
  after: (history, event) => {
    if (event.type === 'request') return event.request.type === 'lookup' ? { ...history, asked: history.asked + 1 } : history;
    return event.output.type === 'found' ? { ...history, answered: history.answered + 1 } : history;
  },
};

interface Lookup extends Pick<ProtocolScenario<RelaxedRing>, 'teaches' | 'cost' | 'expect' | 'faults'> {
  readonly network?: Network;
  readonly instance: string;
  readonly nodes: readonly RingNode[];
  readonly at: NodeId;
  readonly key: number;
  readonly leaver?: NodeId;
}

const seen: Properties<LookupWorld> = {
  itIsAnswered: reachable(({ history }) => history.answered === 1, 'A lookup is answered.'),
  itIsHeld: reachable(
    ({ nodes }) => nodes.some(({ state }) => state.status !== 'joining' && state.held.length > 0),
    'A node holds a lookup, for nobody owns its key.',
  ),
};

const isLost = { itIsLost: reachable<LookupWorld>((world) => whereabouts(world).type === 'gone', 'A lookup was lost with a node.') };

export const lookupFailureScenarios: readonly Scenario[] = [
  lookup(
    {
      instance: 'crash/3',
      teaches: 'A lookup for a key whose owner is down is held by the next node, and answered once that node owns the key.',
      nodes: perfectRing([0, 8, 12]),
      at: 0,
      key: 7,
      faults: { crash: 1 },
      cost: 'fast',
      expect: holds(163, 338, 11),
    },
    lookupProperties,
    { ...seen, ...isLost },
  ),
  lookup(
    {
      instance: 'crash/4-twice',
      teaches: 'After two crashes, too, a lookup is lost only with the node that has it.',
      nodes: perfectRing([0, 4, 8, 12]),
      at: 0,
      key: 7,
      faults: { crash: 2 },
      cost: 'slow',
      expect: holds(54_843, 207_510, 21),
    },
    lookupProperties,
    { ...seen, ...isLost },
  ),
  lookup(
    {
      instance: 'crash/3+1',
      teaches: 'During a join and a crash, each hop of a lookup leads nearer to its key, though pointers change meanwhile.',
      nodes: [...perfectRing([0, 8, 12]), ...newcomers([4], 12)],
      at: 0,
      key: 3,
      faults: { crash: 1 },
      cost: 'slow',
      expect: holds(46_025, 179_404, 26),
    },
    lookupProperties,
    { ...seen, ...isLost },
  ),
  lookup(
    {
      instance: 'suspicion/3',
      teaches: 'A false suspicion delays a lookup, and loses none.',
      nodes: perfectRing([0, 8, 12]).map((node) => (node.id === 8 ? falselySuspecting(node) : falselySuspecting(node, 8))),
      at: 0,
      key: 7,
      faults: { falseSuspicion: 2 },
      cost: 'slow',
      expect: holds(12_929, 50_373, 20),
    },
    lookupProperties,
    seen,
  ),
  lookup(
    {
      instance: 'leave/3',
      teaches: 'A leaver passes on the lookups that it holds, one hop past the key: the only hop that does not shorten the way.',
      nodes: perfectRing([0, 8, 12]),
      at: 0,
      key: 7,
      leaver: 8,
      cost: 'fast',
      expect: holds(136, 314, 13),
    },
    withoutHops(lookupProperties),
    { ...seen, ...isLost },
  ),
  lookup(
    {
      instance: 'leave/3-fifo',
      teaches: 'Over ordered channels a leave loses nothing: a node that turns away says so after all its earlier messages.',
      nodes: perfectRing([0, 8, 12]),
      at: 0,
      key: 7,
      leaver: 8,
      network: 'fifo',
      cost: 'fast',
      expect: holds(100, 213, 13),
    },
    withoutHops(lookupProperties),
    { ...seen, isNeverLost: always<LookupWorld>((world) => whereabouts(world).type !== 'gone', 'No lookup is lost.') },
  ),
];

function lookup(
  { instance, nodes, at, key, leaver, network = 'unordered', ...rest }: Lookup,
  required: Properties<LookupUnderWay>,
  reached: Properties<LookupWorld>,
): Scenario {
  const view = (world: LookupWorld): LookupUnderWay => ({
    size: KEYS,
    key,
    lookup: whereabouts(world),
    up: world.nodes.filter(({ status }) => status === 'up').map(({ id }) => id),
    suspicions: world.nodes.flatMap(({ id, state }) => (state.status === 'joining' ? [] : state.suspected.map((of) => ({ by: id, of })))),
  });
  return scenario<RelaxedRing, Asked>({
    name: `relaxed-ring/lookup/${instance}`,
    protocol: relaxedRing,
    // The client stays, so that somebody can be answered.
    nodes: nodes.map((node) => (node.id === at ? staysUp(node) : node)),
    requests: [{ at, request: { type: 'lookup', key } }, ...(leaver === undefined ? [] : [leaves(leaver)])],
    network,
    history: remember,
    properties: { ...allThrough(view, required), ...onTheBooks(rest, { ...soundBooks, ...restProperties }), ...reached },
    ...rest,
  });
}

function withoutHops({ everyHopShortensTheWay: _, ...others }: Properties<LookupUnderWay>): Properties<LookupUnderWay> {
  return others;
}

function whereabouts({ nodes, messages, history }: LookupWorld): Whereabouts {
  if (history.answered > 0) return { type: 'answered', times: history.answered };
  const flying = messages.find(({ message }) => message.type === 'lookup' || message.type === 'found');
  if (flying?.message.type === 'found') return { type: 'answered', times: 1 };
  if (flying?.message.type === 'lookup') return { type: 'underWay', node: flying.to, direction: flying.message.direction };
  for (const { id, status, state } of nodes) {
    const kept = state.status === 'joining' ? state.stash.map(({ message }) => message) : state.held;
    const found = kept.find((message): message is Extract<Routed, { type: 'lookup' }> => message.type === 'lookup');
    if (found !== undefined && status === 'up') return { type: 'underWay', node: id, direction: found.direction };
  }
  return history.asked === 0 ? { type: 'notAsked' } : { type: 'gone' };
}
