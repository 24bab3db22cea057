/** Explores all states of one scenario, within its bound and the limits, and reports the verdict. */
import { isLiveness, type Properties } from '../../spec/kernel/spec.ts';
import { readCheckOptions } from '../edge/option-shapes.ts';
import { readCounterexample, readToldSteps } from '../edge/report-shape.ts';
import { NotPacked } from '../engine/packed/not-packed.ts';
import { mayPack, PackedExplorer } from '../engine/packed/packed-explorer.ts';
import type { Exploration } from '../engine/search/exploration.ts';
import { Explorer } from '../engine/search/explorer.ts';
import { pathTo } from '../engine/search/path.ts';
import { ModelError } from '../engine/system/model-error.ts';
import type { System } from '../engine/system/system.ts';
import { TooVaried } from '../engine/tables/interner.ts';
import type { CheckOptions, Progress } from '../options.ts';
import type { Machine } from '../pace/machine.ts';
import { outOfMemory, Pace } from '../pace/pace.ts';
import { Stopped } from '../pace/pacing.ts';
import { explained, refuseChangedMind } from '../report/broken-property.ts';
import { isPlaced, stepsToFault, toldFault } from '../report/fault.ts';
import type { CheckReport, Counterexample, CounterexampleStep } from '../report/report.ts';
import { brief, foreverInWords } from '../report/tell.ts';
import type { Scenario } from '../scenario.ts';
import { caveatsOf } from './caveats.ts';
import { checkByInduction } from './check-by-induction.ts';
import { Checkpoints, resumed, wantsCheckpoints } from './checkpoints.ts';
import { isAsExpected } from './expected.ts';
import type { Finding } from './finding.ts';
import { hintsFor } from './hints.ts';
import { brokenLiveness } from './liveness.ts';
import { type Model, withModel } from './model.ts';
import { toldCounterexample } from './told-counterexample.ts';

const STATES_PER_TURN = 2_000;
const SECONDS_PER_REPORT = 0.2;

/** Checks `scenario` on this machine; otherwise as `check`. */
export async function checkOn(machine: Machine, scenario: Scenario, options: CheckOptions = {}): Promise<CheckReport> {
  const read = readCheckOptions(options);
  const pace = new Pace(read, machine);
  return withModel(scenario, (model) => run(model, read, pace), 'each call', read.from);
}

/** Searches with the packed core if it was asked for, or suits the scenario; else with the reference core. */
async function run(model: Model, options: CheckOptions, pace: Pace): Promise<CheckReport> {
  const { system, properties, refines, scenario } = model;
  if ('spec' in scenario && scenario.inductive !== undefined) return checkByInduction(scenario, scenario.inductive, options, pace);
  const { core, seed = 1, maxStates } = options;
  const isPossible = mayPack(system) && Object.values(properties).every(({ kind }) => !isLiveness(kind));
  const mustPack = core === 'packed' || wantsCheckpoints(options);
  if (mustPack && core === 'reference') throw refusedCore('only the packed core takes checkpoints', core);
  if (mustPack && !isPossible) throw refusedCore('it has a symmetry, a liveness property or a constraint, or moves that wait');
  // Messages make the packed core about as slow as the other.
  if (mustPack || (core === undefined && isPossible && 'spec' in scenario)) {
    try {
      const explorer = new PackedExplorer(system, properties, refines, seed, maxStates);
      resumed(explorer, scenario, options);
      return await searchWith(explorer, model, options, pace, new Checkpoints(explorer, scenario, options));
    } catch (error) {
      if (!(error instanceof NotPacked)) throw error;
      if (mustPack) throw refusedCore(error.message);
    }
  }
  return searchWith(new Explorer(system, properties, refines, seed, maxStates), model, options, pace);
}

function refusedCore(reason: string, got = 'packed'): ModelError {
  return new ModelError(
    `options.core: got "${got}", expected one that suits the scenario (${reason}); leave it out, and take no checkpoints`,
  );
}

async function searchWith<S>(
  explorer: Exploration<S>,
  { system, properties, scenario }: Model,
  options: CheckOptions,
  pace: Pace,
  checkpoints?: Checkpoints<S>,
): Promise<CheckReport> {
  try {
    const stopped = await explore(scenario, explorer, options, pace, checkpoints);
    const finding = await judge(system, explorer, properties, stopped, pace);
    return report(scenario, explorer, finding, hintsFor(system, explorer), pace);
  } catch (error) {
    const steps = isPlaced(error) ? await stepsToFault(system, explorer, pace) : null;
    throw toldFault(error, system, steps);
  }
}

/** Runs until all is explored, a violation is found, or a limit is hit. Returns the limit in words, or null. */
async function explore<S>(
  scenario: Scenario,
  explorer: Exploration<S>,
  options: CheckOptions,
  pace: Pace,
  checkpoints?: Checkpoints<S>,
): Promise<string | null> {
  let reported = pace.elapsed;
  try {
    while (explorer.advance(STATES_PER_TURN, scenario.bound?.depth, pace.isDue)) {
      if (pace.elapsed - reported > SECONDS_PER_REPORT) {
        reported = pace.elapsed;
        options.onProgress?.(progress(scenario, explorer, reported, pace.machine));
      }
      await pace.pause();
      const limit = pace.limitHit(explorer.bytesSoon);
      checkpoints?.take(() => pace.elapsed, limit !== null);
      if (limit !== null) return limit;
    }
  } catch (error) {
    const limit = error instanceof TooVaried ? error.message : outOfMemory(error);
    if (limit === null) throw error;
    return limit;
  }
  if (explorer.discovery !== null) return null;
  if (explorer.isFull) return `the limit of ${options.maxStates} states was hit`;
  return explorer.waiting > 0 ? `the bound of ${scenario.bound?.depth} levels was hit` : null;
}

async function judge<S>(
  system: System<S>,
  explorer: Exploration<S>,
  properties: Properties<S>,
  stopped: string | null,
  pace: Pace,
): Promise<Finding> {
  if (explorer.discovery === null && stopped !== null) return inconclusive(stopped, explorer);
  try {
    return await findings(system, explorer, properties, pace);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    const found =
      explorer.discovery === null ? '' : `, while the way to a state that breaks ${explorer.discovery.violation.property} was sought`;
    return inconclusive(`${error.message}${found}`, explorer);
  }
}

function inconclusive<S>(stopped: string, explorer: Exploration<S>): Finding {
  return { verdict: 'inconclusive', inconclusive: `${stopped}: NOT exhausted; covered ${coverage(explorer)}` };
}

/** Judges a search that has ended. Throws `Stopped` when a limit is hit. */
async function findings<S>(system: System<S>, explorer: Exploration<S>, properties: Properties<S>, pace: Pace): Promise<Finding> {
  const { discovery, judge } = explorer;
  if (discovery !== null) {
    const { violation, state, targetLow, isBeyond } = discovery;
    const path = await pace.finish(pathTo(system, explorer, state, violation.by === 'step' || isBeyond ? targetLow : undefined));
    refuseChangedMind(system, properties, violation.property, path);
    const because = explained(system, properties, violation.property, path) ?? violation.because;
    return violates(violation.property, because, toldCounterexample(system, path, violation.property, because));
  }
  for (const [bit, { property }] of judge.marks.entries()) {
    if (properties[property].kind !== 'recoverable') continue;
    const lost = explorer.graph === null ? -1 : await pace.finish(explorer.graph.firstLost(bit));
    if (lost < 0) continue;
    const path = await pace.finish(pathTo(system, explorer, lost));
    const missing = explained(system, properties, property, path);
    const because =
      missing === null
        ? `from the last state no state can be reached any more in which this holds: ${properties[property].doc ?? property}`
        : `${missing}, and nothing that can still happen mends it`;
    return violates(property, because, toldCounterexample(system, path, property, because));
  }
  const broken = await brokenLiveness(system, explorer, properties, pace);
  if (broken !== null) {
    const { property, path } = broken;
    const because = explained(system, properties, property, path) ?? broken.because;
    const told = toldCounterexample(system, path, property, because);
    return violates(property, because, { ...told, cycleStart: path.cycleStart });
  }
  for (const property of judge.unmet)
    return { verdict: 'violates', property, because: `no reachable state meets it: ${properties[property].doc ?? property}` };
  return { verdict: 'holds' };
}

function violates(property: string, because: string, counterexample: Counterexample): Finding {
  return { verdict: 'violates', property, because, counterexample };
}

function report<S>(scenario: Scenario, explorer: Exploration<S>, finding: Finding, hints: readonly string[], pace: Pace): CheckReport {
  const { elapsed, machine } = pace;
  const { distinct, generated, depth } = explorer;
  const found = { ...finding, distinct, generated, depth };
  const exhausted = explorer.waiting === 0 && finding.inconclusive === undefined;
  const fired = Object.fromEntries(explorer.transitions.fired);
  const caveats = caveatsOf(scenario, exhausted, fired, explorer.leftOut);
  return {
    scenario: scenario.name,
    teaches: scenario.teaches,
    ...found,
    ...(explorer.renamings === 1 ? {} : { renamings: explorer.renamings }),
    ...(scenario.expect === undefined ? {} : { expected: scenario.expect }),
    asExpected: isAsExpected(found, scenario.expect),
    seconds: elapsed,
    statesPerSecond: Math.round(distinct / Math.max(elapsed, 1e-6)),
    bytesPerState: Math.round(explorer.bytes / Math.max(distinct, 1)),
    peakMemoryMB: Math.round(machine.peakMemoryMB()),
    core: explorer.core,
    exhausted,
    ...(caveats.length === 0 ? {} : { caveats }),
    collisionProbability: explorer.core === 'packed' ? 0 : (distinct ** 2 * explorer.renamings) / 2 ** 65,
    memoHitRate: hitRate(explorer, generated),
    fired,
    ...(hints.length === 0 ? {} : { hints }),
  };
}

function progress<S>(scenario: Scenario, explorer: Exploration<S>, elapsed: number, machine: Machine): Progress {
  const { distinct, generated, waiting, depth } = explorer;
  return {
    scenario: scenario.name,
    distinct,
    generated,
    waiting,
    depth,
    seconds: elapsed,
    memoryMB: Math.round(machine.memoryMB()),
    memoHitRate: hitRate(explorer, generated),
  };
}

function coverage<S>(explorer: Exploration<S>): string {
  const varied = explorer.space.sizes.slice(0, 3).map(({ name, values }) => `${name} (${values})`);
  return `${explorer.distinct} distinct states in ${explorer.depth} levels, ${explorer.waiting} of them not expanded; most varied: ${varied.join(', ')}`;
}

/** The share of transitions that were looked up, not computed. A move that ran twice, to test that it is pure, counts once. */
function hitRate<S>(explorer: Exploration<S>, generated: number): number {
  return generated === 0 ? 0 : Math.max(0, 1 - explorer.transitions.computed / generated);
}

/** Tells a counterexample in words: numbered steps, the changes of each, and why the last state breaks the property. */
export function inWords(counterexample: Counterexample): string {
  const { property, because, steps, cycleStart, startsAnywhere, initial } = readCounterexample(counterexample);
  const lines = steps.map((step, i) => numbered(step, i));
  const told =
    cycleStart === undefined
      ? lines
      : [...lines.slice(0, cycleStart), [foreverInWords(cycleStart, steps.length)], ...lines.slice(cycleStart)];
  const start = startsAnywhere === undefined ? [] : [`  in a state that satisfies the invariant, reachable or not: ${brief(initial)}`];
  return [...start, ...told.flat(), `  ✗ ${property}: ${because}`].join('\n');
}

/** Tells numbered steps, each followed by its changes, as lines. */
export function stepsInWords(steps: readonly Pick<CounterexampleStep, 'says' | 'changes'>[]): readonly string[] {
  return readToldSteps(steps).flatMap(numbered);
}

function numbered({ says, changes: changed }: Pick<CounterexampleStep, 'says' | 'changes'>, i: number): readonly string[] {
  return [`${String(i + 1).padStart(3)}. ${says}`, ...changed.map((change) => `       ${change}`)];
}
