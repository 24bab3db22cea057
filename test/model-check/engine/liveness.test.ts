import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import type { CheckReport } from '../../../model-check/report/report.ts';
import { type Fairness, strong, strongEach, weak, weakEach } from '../../../spec/kernel/fairness.ts';
import { type ActionDef, action, type LivenessProperty, type Spec } from '../../../spec/kernel/spec.ts';
import { alwaysEventually, eventually, eventuallyAlways, leadsTo } from '../../../spec/kernel/temporal.ts';

interface At {
  readonly at: number;
}

/** A transition of a graph that is made by hand. */
interface Edge {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

const NAMES = ['a', 'b', 'c'];
const STATES = 5;

function graph(edges: readonly Edge[], property: LivenessProperty<At>, fairness: readonly Fairness[]): Spec<At> {
  const moves = NAMES.map((by): readonly [string, ActionDef<At, number>] => [
    by,
    action<At, number>({
      params: ({ at }) => edges.filter((edge) => edge.by === by && edge.from === at).map(({ to }) => to),
      when: () => true,
      then: (_, at) => ({ at }),
    }),
  ]);
  return { name: 'graph', init: [{ at: 0 }], actions: Object.fromEntries(moves), properties: { property }, fairness };
}

function verdictOn(edges: readonly Edge[], property: LivenessProperty<At>, fairness: readonly Fairness[]): Promise<CheckReport> {
  return check({ name: 'test/graph', teaches: '', cost: 'fast', spec: graph(edges, property, fairness) });
}

/** The edges that each constraint is about; a constraint of `each` gives one set per action and target. */
function constraintsOn(
  edges: readonly Edge[],
  fairness: readonly Fairness[],
): readonly { readonly isStrong: boolean; readonly about: readonly Edge[] }[] {
  const moving = edges.filter(({ from, to }) => from !== to);
  return fairness.flatMap(({ kind, actions, each, ...rest }) => {
    const about = moving.filter(
      ({ by, to }) => (actions.length === 0 || actions.includes(by)) && (!('param' in rest) || rest.param === to),
    );
    const isStrong = kind === 'strong';
    if (each !== true) return [{ isStrong, about }];
    const keys = [...new Set(about.map(({ by, to }) => `${by}${to}`))];
    return keys.map((key) => ({ isStrong, about: about.filter(({ by, to }) => `${by}${to}` === key) }));
  });
}

type Constraint = ReturnType<typeof constraintsOn>[number];

/** Whether a behaviour that visits these states and takes these edges for ever, and no others, is fair. */
function isFair(states: readonly number[], taken: readonly Edge[], constraints: readonly Constraint[]): boolean {
  return constraints.every(({ isStrong, about }) => {
    if (about.some((edge) => taken.includes(edge))) return true;
    const enables = (state: number) => about.some(({ from }) => from === state);
    return isStrong ? !states.some(enables) : !states.every(enables);
  });
}

function reach(from: readonly number[], edges: readonly Edge[], allowed: (state: number) => boolean): readonly number[] {
  const seen = from.filter(allowed);
  for (const state of seen) {
    for (const edge of edges) if (edge.from === state && allowed(edge.to) && !seen.includes(edge.to)) seen.push(edge.to);
  }
  return seen;
}

/** The states in which the property is pending, and the one that the way round must pass, if any. */
function pendingIn(edges: readonly Edge[], property: LivenessProperty<At>) {
  const fails = (at: number) => !property.holds({ at });
  const all = reach([0], edges, () => true);
  switch (property.kind) {
    case 'eventually':
      return { pending: reach([0], edges, fails), needed: fails };
    case 'alwaysEventually':
      return { pending: all.filter(fails), needed: fails };
    case 'eventuallyAlways':
      return { pending: all, needed: fails };
    case 'leadsTo':
      return {
        pending: reach(
          all.filter((at) => property.when({ at })),
          edges,
          fails,
        ),
        needed: fails,
      };
  }
}

/** Enumerates every set of edges that a behaviour may take for ever: of each lasso, the way round. */
function isBroken(edges: readonly Edge[], property: LivenessProperty<At>, fairness: readonly Fairness[]): boolean {
  const { pending, needed } = pendingIn(edges, property);
  const constraints = constraintsOn(edges, fairness);
  if (pending.some((state) => needed(state) && isFair([state], [], constraints))) return true;
  const within = edges.filter(({ from, to }) => from !== to && pending.includes(from) && pending.includes(to));
  for (let bits = 1; bits < 1 << within.length; bits++) {
    const taken = within.filter((_, i) => (bits & (1 << i)) !== 0);
    const states = [...new Set(taken.flatMap(({ from, to }) => [from, to]))];
    const isRound = states.every((state) => states.every((other) => reach([state], taken, () => true).includes(other)));
    if (isRound && states.some(needed) && isFair(states, taken, constraints)) return true;
  }
  return false;
}

/** Whether the counterexample is a behaviour of the graph that is fair and breaks the property. */
function confirms(
  { counterexample }: CheckReport,
  edges: readonly Edge[],
  property: LivenessProperty<At>,
  fairness: readonly Fairness[],
): boolean {
  if (counterexample?.cycleStart === undefined) return false;
  const states = [counterexample.initial, ...counterexample.steps.map(({ after }) => after)].map((state) => (state as At).at);
  const taken = counterexample.steps.map(({ action: by }, i) =>
    edges.find((edge) => edge.by === by && edge.from === states[i] && edge.to === states[i + 1]),
  );
  const { cycleStart } = counterexample;
  const forever = states.slice(cycleStart);
  const round = taken.slice(cycleStart).flatMap((edge) => (edge === undefined ? [] : [edge]));
  const { pending, needed } = pendingIn(edges, property);
  return (
    states[0] === 0 &&
    !taken.includes(undefined) &&
    forever[0] === forever.at(-1) &&
    forever.every((state) => pending.includes(state)) &&
    forever.some(needed) &&
    isFair(forever, round, constraintsOn(edges, fairness))
  );
}

const states = fc.nat(STATES - 1);
const someStates = fc.uniqueArray(states, { maxLength: STATES });
const edges = fc.uniqueArray(fc.record({ from: states, to: states, by: fc.constantFrom(...NAMES) }), {
  maxLength: 9,
  selector: ({ from, to, by }) => `${from} ${to} ${by}`,
});
const anyFairness = fc
  .record({ make: fc.constantFrom(weak, strong, weakEach, strongEach), actions: fc.subarray(NAMES), param: fc.option(states) })
  .map(({ make, actions, param }) => (param === null ? make(actions) : make(actions, param)));
const anyProperty = fc
  .record({ kind: fc.nat(3), good: someStates, begin: someStates })
  .map(({ kind, good, begin }): LivenessProperty<At> => {
    const holds = ({ at }: At) => good.includes(at);
    if (kind === 3) return leadsTo<At>(({ at }) => begin.includes(at), holds);
    return [eventually, alwaysEventually, eventuallyAlways][kind]<At>(holds);
  });

describe('a liveness property', () => {
  test('holds of small graphs exactly when no lasso of them breaks it, whatever is fair', () =>
    fc.assert(
      fc.asyncProperty(edges, anyProperty, fc.array(anyFairness, { maxLength: 3 }), async (arrows, property, fairness) => {
        const report = await verdictOn(arrows, property, fairness);
        expect(report.verdict).toBe(isBroken(arrows, property, fairness) ? 'violates' : 'holds');
        if (report.verdict === 'violates') expect(confirms(report, arrows, property, fairness)).toBe(true);
      }),
      { numRuns: 400 },
    ));
});
