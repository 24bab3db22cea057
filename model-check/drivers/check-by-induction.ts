/** Checks a scenario by induction, and reports the verdict. */
import { encode, type Value } from '../../impl/kernel/plain-data.ts';
import { isLiveness, type Properties, type Spec } from '../../spec/kernel/spec.ts';
import type { Path } from '../engine/search/path.ts';
import { ModelError } from '../engine/system/model-error.ts';
import type { System } from '../engine/system/system.ts';
import { apply, enabled } from '../engine/system/walk.ts';
import { KeysChanged } from '../machine/layout.ts';
import { specSystem } from '../machine/spec-system.ts';
import type { CheckOptions } from '../options.ts';
import { outOfMemory, type Pace } from '../pace/pace.ts';
import { Stopped } from '../pace/pacing.ts';
import { explained } from '../report/broken-property.ts';
import type { CheckReport } from '../report/report.ts';
import type { Inductive, SpecScenario } from '../scenario.ts';
import { isAsExpected } from './expected.ts';
import type { Finding } from './finding.ts';
import { Induction, type Refutation, WITHIN } from './induction.ts';
import { toldCounterexample } from './told-counterexample.ts';

const SECONDS_PER_REPORT = 0.2;

/** `scenario.inductive` is `inductive`. Throws `ModelError`. */
export async function checkByInduction(
  // biome-ignore lint/suspicious/noExplicitAny: only the properties look at the states of a scenario.
  scenario: SpecScenario<any>,
  inductive: Inductive<Value>,
  options: CheckOptions,
  pace: Pace,
): Promise<CheckReport> {
  refuseOtherSearches(options);
  const { spec, constraint } = scenario;
  const properties = { ...spec.properties, ...scenario.properties };
  const induction = new Induction(spec, inductive, properties, constraint, options.maxStates);
  const finding = await findingOf(induction, scenario, { ...properties, ...inductive.invariant }, options, pace);
  return report(scenario, induction, finding, properties, pace);
}

function refuseOtherSearches({ from, core, onCheckpoint, resume }: CheckOptions): void {
  const given = Object.entries({ from, core, onCheckpoint, resume }).find(([, value]) => value !== undefined);
  if (given === undefined) return;
  throw new ModelError(
    `options.${given[0]}: got ${typeof given[1] === 'string' ? `"${given[1]}"` : 'one'}, expected none for an inductive scenario, which searches no graph of states; leave it out`,
  );
}

async function findingOf<S>(
  induction: Induction,
  { name, spec }: SpecScenario<S>,
  properties: Properties<S>,
  { onProgress }: CheckOptions,
  pace: Pace,
): Promise<Finding> {
  let reported = pace.elapsed;
  const tellProgress = (): void => {
    if (pace.elapsed - reported < SECONDS_PER_REPORT) return;
    reported = pace.elapsed;
    const { distinct, generated } = induction;
    const memoryMB = Math.round(pace.machine.memoryMB());
    onProgress?.({ scenario: name, distinct, generated, waiting: 0, depth: 1, seconds: reported, memoryMB, memoHitRate: 0 });
  };
  try {
    const refutation = await pace.finish(withProgress(induction.refutation(), pace, tellProgress));
    return refutation === null ? { verdict: 'holds' } : violates(refutation, spec, properties);
  } catch (error) {
    const limit = error instanceof Stopped ? error.message : outOfMemory(error);
    if (limit === null) throw error;
    const { candidates, distinct, generated } = induction;
    const covered = `${candidates} states of the bound, ${distinct} of them satisfy the invariant, ${Math.max(0, generated - distinct)} steps`;
    return { verdict: 'inconclusive', inconclusive: `${limit}: NOT exhausted; covered ${covered}` };
  }
}

function* withProgress<R>(work: Generator<void, R>, pace: Pace, tell: () => void): Generator<void, R> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (pace.isDue()) tell();
    yield;
  }
}

function violates<S>({ property, before, step, isInitial }: Refutation, spec: Spec<S>, properties: Properties<S>): Finding {
  const system = systemFor(spec, [before, ...(step === undefined ? [] : [step.after])] as readonly S[]);
  const [initial] = system.initial;
  const path: Path = { initial, steps: [] };
  if (step !== undefined) {
    const [, target] = system.initial;
    const { action, param } = step;
    const wanted = encode(param === undefined ? { action } : { action, param });
    const taken = [...enabled(system, initial)].find(({ label }) => encode(label) === wanted);
    if (taken === undefined)
      throw new ModelError(`${step.action} is not pure: run again in the same state, it does something else`).in(initial);
    const after = apply(initial, taken, system.bag);
    if (encode(after.slots) !== encode(target.slots))
      throw new ModelError(`\`then\` of ${step.action} is not pure: run again in the same state, it gave another state`).in(initial);
    return told({ ...path, steps: [{ action: taken.action, label: taken.label, after }] });
  }
  return told(path);

  function told(found: Path): Finding {
    const own = property === WITHIN ? null : explained(system, properties, property, found);
    const doc = properties[property]?.doc ?? property;
    const where =
      isInitial === true ? 'an initial state' : step === undefined ? 'a state that satisfies the invariant' : 'the state after this step';
    const because =
      property === WITHIN
        ? `${where} satisfies the invariant, and is not one of those that \`within\` lists`
        : (own ?? `${where} does not satisfy it: ${doc}`);
    const counterexample = toldCounterexample(system, found, property, because);
    return {
      verdict: 'violates',
      property,
      because,
      counterexample: isInitial === true ? counterexample : { ...counterexample, startsAnywhere: true },
    };
  }
}

/** The spec as a system whose layout fits these states. */
function systemFor<S>(spec: Spec<S>, init: readonly S[]): System<S> {
  const whole = new Set<string>();
  for (;;) {
    try {
      return specSystem<S>({ ...spec, init }, { whole });
    } catch (error) {
      if (!(error instanceof KeysChanged) || whole.has(error.field)) throw error;
      whole.add(error.field);
    }
  }
}

function report<S>(scenario: SpecScenario<S>, induction: Induction, finding: Finding, properties: Properties<S>, pace: Pace): CheckReport {
  const { name, teaches, expect } = scenario;
  const { distinct, generated, candidates } = induction;
  const { elapsed, machine } = pace;
  const found = { ...finding, distinct, generated, depth: 1 };
  const isDone = finding.verdict === 'holds';
  const caveats = [
    ...(isDone ? vacuityOf(induction) : []),
    ...(induction.leftOut === 0
      ? []
      : [`judged only within the constraint, which left out ${induction.leftOut} ${induction.leftOut === 1 ? 'step' : 'steps'}`]),
    ...notJudged(properties),
  ];
  return {
    scenario: name,
    teaches,
    ...found,
    induction: { candidates, excludes: Object.fromEntries(induction.excludes) },
    ...(expect === undefined ? {} : { expected: expect }),
    asExpected: isAsExpected(found, expect),
    seconds: elapsed,
    statesPerSecond: Math.round(candidates / Math.max(elapsed, 1e-6)),
    bytesPerState: Math.round(induction.bytes / Math.max(distinct, 1)),
    peakMemoryMB: Math.round(machine.peakMemoryMB()),
    core: 'reference',
    exhausted: finding.inconclusive === undefined && isDone,
    ...(caveats.length === 0 ? {} : { caveats }),
    collisionProbability: distinct ** 2 / 2 ** 65,
    memoHitRate: 0,
    fired: Object.fromEntries(induction.fired),
  };
}

/** An invariant that excludes nothing says nothing, and an action that never fires was not judged. */
function vacuityOf({ excludes, fired, distinct }: Induction): readonly string[] {
  const idle = [...excludes].filter(([, count]) => count === 0).map(([name]) => name);
  const never = [...fired].filter(([, count]) => count === 0).map(([name]) => name);
  return [
    ...(distinct === 0 ? ['no state satisfies the invariant'] : []),
    ...(idle.length === 0 ? [] : [`alone excludes no state of the bound: ${idle.join(', ')}`]),
    ...(never.length === 0 ? [] : [`never fired: ${never.join(', ')}`]),
  ];
}

function notJudged<S>(properties: Properties<S>): readonly string[] {
  const left = Object.entries(properties).filter(([, { kind }]) => kind === 'reachable' || kind === 'recoverable' || isLiveness(kind));
  return left.length === 0 ? [] : [`not judged by induction: ${left.map(([name]) => name).join(', ')}`];
}
