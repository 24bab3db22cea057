/**
 * Election of a leader on a ring in one direction (Chang and Roberts, Communications of the ACM 22, 1979). Each initiator
 * sends its id round. A node passes on ids that are lower than its own, and has won when its own comes back.
 */
import { weakEach } from '../kernel/fairness.ts';
import { withElement, without } from '../kernel/sorted-set.ts';
import { action, always, reachable, type Spec } from '../kernel/spec.ts';
import { leadsTo } from '../kernel/temporal.ts';

export interface Election {
  /** By node: the ids that wait for it. */
  readonly inbox: readonly (readonly number[])[];
  readonly hasBegun: readonly boolean[];
  readonly initiator: readonly boolean[];
  readonly state: readonly ('candidate' | 'lost' | 'won')[];
}

/** A ring of `nodes`, whose ids are their places; any of them are initiators. */
export function ringElection(nodes: number, fairness = [weakEach('begin'), weakEach('receive')]): Spec<Election> {
  const all = Array.from({ length: nodes }, (_, node) => node);
  const send = (inbox: Election['inbox'], from: number, id: number) => {
    const to = (from + 1) % nodes;
    return inbox.with(to, withElement(inbox[to], id));
  };
  return {
    name: 'ring-election',
    init: choicesOf(nodes).map((initiator) => ({
      inbox: all.map(() => []),
      hasBegun: all.map(() => false),
      initiator,
      state: initiator.map((is) => (is ? 'candidate' : 'lost')),
    })),
    fairness,
    actions: {
      begin: action<Election, number>({
        params: () => all,
        when: ({ hasBegun }, node) => !hasBegun[node],
        then: (ring, node) => ({
          ...ring,
          hasBegun: ring.hasBegun.with(node, true),
          inbox: ring.initiator[node] ? send(ring.inbox, node, node) : ring.inbox,
        }),
      }),
      receive: action<Election, { readonly node: number; readonly id: number }>({
        params: ({ inbox }) => all.flatMap((node) => inbox[node].map((id) => ({ node, id }))),
        when: ({ hasBegun }, { node }) => hasBegun[node],
        then: (ring, { node, id }) => {
          const inbox = ring.inbox.with(node, without(ring.inbox[node], id));
          if (ring.state[node] === 'lost') return { ...ring, inbox: send(inbox, node, id) };
          if (id < node) return { ...ring, inbox: send(inbox, node, id), state: ring.state.with(node, 'lost') };
          return { ...ring, inbox, state: id === node ? ring.state.with(node, 'won') : ring.state };
        },
      }),
    },
    properties: {
      theLowestWins: always(({ initiator, state }) =>
        all.every(
          (node) =>
            state[node] !== 'won' ||
            all.every((other) => other === node || (state[other] === 'lost' && (!initiator[other] || other > node))),
        ),
      ),
      somebodyMayWin: reachable(({ state }) => state.includes('won'), 'Somebody wins.'),
      somebodyWins: leadsTo(
        ({ state }) => state.includes('candidate'),
        ({ state }) => state.includes('won'),
        'When there is a candidate, somebody wins in the end.',
      ),
    },
  };
}

function choicesOf(count: number): readonly (readonly boolean[])[] {
  return count === 0 ? [[]] : choicesOf(count - 1).flatMap((flags) => [true, false].map((flag) => [...flags, flag]));
}
