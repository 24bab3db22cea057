/** The policy that nodes run, in the ring of the spec: it does only what the spec allows, and that is enough. */
import { adviseNewcomer } from '../../impl/placement/advice.ts';
import { chooseMove, type Move } from '../../impl/placement/moving.ts';
import { type Expectation, type Scenario, scenario } from '../../model-check/scenario.ts';
import type { Identifier } from '../../spec/identifier-space/interval.ts';
import { type ActionDef, action, type Refinement, type Spec } from '../../spec/kernel/spec.ts';
import { join } from '../../spec/placement/churn.ts';
import { beginMove } from '../../spec/placement/moving.ts';
import { placement } from '../../spec/placement/placement.ts';
import { type Bounds, type Frame, frameOf, occupied, type RingState } from '../../spec/placement/ring.ts';
import { holds } from '../expectations.ts';
import { anchorLookups, everyNode, ownerAt, placeOf, zoningOf } from './sightings.ts';

/** The spec with the policy in place of its choices: where a newcomer enters, and which node moves. */
function policyRing(bounds: Bounds): Spec<RingState> {
  const frame = frameOf(bounds);
  const spec = placement(bounds);
  return {
    ...spec,
    name: 'placement-policy',
    actions: { ...spec.actions, join: joinAsAdvised(frame), beginMove: moveAsChosen(frame) },
  };
}

function joinAsAdvised(frame: Frame): ActionDef<RingState, void> {
  const anywhere = join({ ...frame, joins: 'anywhere' });
  const advice = (state: RingState) => placeOf(adviseNewcomer(zoningOf(frame), everyNode(state, frame), null).place);
  return action({
    doc: 'A node joins where it is advised to, by a member that has seen all nodes.',
    when: (state) => anywhere.when(state, advice(state)),
    then: (state) => anywhere.then(state, advice(state)),
  });
}

function moveAsChosen(frame: Frame): ActionDef<RingState, Identifier> {
  const { then } = beginMove(frame);
  return action({
    doc: 'An owner looks up the anchors, and then asks the node that it chooses to move.',
    params: (state) => occupied(state, frame),
    when: (state, owner) => state.nodesAt[owner] > 0 && choiceOf(state, frame, owner) !== null,
    then: (state, owner) => {
      const move = choiceOf(state, frame, owner);
      return move === null ? state : then(state, { from: placeOf(move.mover), zone: frame.anchors.indexOf(placeOf(move.place)) });
    },
  });
}

function choiceOf(state: RingState, frame: Frame, owner: Identifier): Move | null {
  const self = { ...ownerAt(state, frame, owner), isRestored: !state.isRestoring[owner] };
  return chooseMove(zoningOf(frame), self, anchorLookups(state, frame));
}

const ADVISED = { joins: 'advised' } as const;

export const placementPolicyScenarios: readonly Scenario[] = [
  policy('3', 'fast', { ...ADVISED, factor: 3, places: 6, nodes: 4 }, holds(424, 2179, 13)),
  policy('4/six-nodes', 'slow', { ...ADVISED, factor: 4, places: 8, nodes: 6 }, holds(10_500, 79_069, 22)),
  policy('5/six-nodes', 'slow', { ...ADVISED, factor: 5, places: 10, nodes: 6 }, holds(5496, 40_639, 17)),
];

function policy(name: string, cost: 'fast' | 'slow', bounds: Bounds, expect: Expectation): Scenario {
  const refines: Readonly<Record<string, Refinement<RingState, RingState>>> = {
    placement: { of: placement(bounds), view: (state) => state },
  };
  const teaches = `With f = ${bounds.factor}, up to ${bounds.nodes} nodes join as advised, and move as the policy chooses. The spec allows all of it, and the ring repairs itself.`;
  return scenario({ name: `placement/policy/${name}`, teaches, cost, spec: policyRing(bounds), refines, expect });
}
