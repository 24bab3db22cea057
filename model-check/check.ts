/** Exhausts one scenario, within its bound and the limits, and reports what was found. */
import { NotPlainData, type Value } from '../impl/kernel/plain-data.ts';
import type { Properties } from '../spec/kernel/spec.ts';
import { Explorer } from './engine/explorer.ts';
import { TooVaried } from './engine/interner.ts';
import { ModelError } from './engine/model-error.ts';
import { type Path, pathTo } from './engine/path.ts';
import type { System } from './engine/system.ts';
import { hintsFor } from './hints.ts';
import { memoryMB, peakMemoryMB } from './measure.ts';
import { type Model, withModel } from './model.ts';
import { type Limits, outOfMemory, Pace, Stopped } from './pace.ts';
import type { CheckReport, Counterexample, CounterexampleStep, Verdict } from './report.ts';
import type { Expectation, Scenario } from './scenario.ts';
import { changes, tell } from './tell.ts';

/** How far a run is from its end: what has been done so far. */
export interface Progress {
  readonly scenario: string;
  readonly distinct: number;
  readonly generated: number;
  /** States found and not yet expanded. */
  readonly waiting: number;
  readonly depth: number;
  readonly seconds: number;
  readonly memoryMB: number;
  readonly memoHitRate: number;
}

export interface CheckOptions extends Limits {
  /** The most distinct states that are found. */
  readonly maxStates?: number;
  /** Draws the fingerprints; another seed, other collisions. */
  readonly seed?: number;
  /** Called about five times a second. */
  onProgress?(progress: Progress): void;
}

/** What was found, before it is compared with what was expected. */
interface Finding {
  readonly verdict: Verdict;
  readonly property?: string;
  readonly because?: string;
  readonly counterexample?: Counterexample;
  readonly inconclusive?: string;
}

const STATES_PER_TURN = 2_000;
const SECONDS_PER_REPORT = 0.2;

/**
 * Checks `scenario`. Throws `ModelError` when the model itself is faulty: a reducer that is not pure, a state that is
 * not plain JSON, a property that throws.
 */
export async function check(scenario: Scenario, options: CheckOptions = {}): Promise<CheckReport> {
  const pace = new Pace(options);
  try {
    return await withModel(scenario, (model) => run(scenario, model, options, pace));
  } catch (error) {
    throw inScenario(error, scenario.name);
  }
}

async function run(scenario: Scenario, { system, properties, refines }: Model, options: CheckOptions, pace: Pace): Promise<CheckReport> {
  const explorer = new Explorer(system, properties, refines, options.seed ?? 1, options.maxStates);
  const stopped = await explore(scenario, explorer, options, pace);
  const finding = await judge(system, explorer, properties, stopped, pace);
  return report(scenario, explorer, finding, hintsFor(system, explorer), pace.elapsed);
}

/** Runs until all is explored, a violation is found, or a limit is hit. Returns which one, in words. */
async function explore<S>(scenario: Scenario, explorer: Explorer<S>, options: CheckOptions, pace: Pace): Promise<string | null> {
  let reported = pace.elapsed;
  try {
    while (explorer.advance(STATES_PER_TURN, scenario.bound?.depth, pace.isDue)) {
      if (pace.elapsed - reported > SECONDS_PER_REPORT) {
        reported = pace.elapsed;
        options.onProgress?.(progress(scenario, explorer, reported));
      }
      await pace.pause();
      const limit = pace.limitHit(explorer.bytesSoon);
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
  explorer: Explorer<S>,
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

function inconclusive<S>(stopped: string, explorer: Explorer<S>): Finding {
  return { verdict: 'inconclusive', inconclusive: `${stopped}: NOT exhausted; covered ${coverage(explorer)}` };
}

/** What is found once the search is at its end. Throws `Stopped` when a limit is hit. */
async function findings<S>(system: System<S>, explorer: Explorer<S>, properties: Properties<S>, pace: Pace): Promise<Finding> {
  const { discovery, promises } = explorer;
  if (discovery !== null) {
    const { violation, state, targetLow } = discovery;
    const path = await pace.finish(pathTo(system, explorer, state, violation.by === 'step' ? targetLow : undefined));
    return violates(violation.property, violation.because, counterexample(system, path, violation.property, violation.because));
  }
  for (const [bit, property] of promises.recoverable.entries()) {
    const lost = explorer.graph === null ? -1 : await pace.finish(explorer.graph.firstLost(bit));
    if (lost < 0) continue;
    const because = `from the last state no state can be reached any more in which this holds: ${properties[property].doc ?? property}`;
    const path = await pace.finish(pathTo(system, explorer, lost));
    return violates(property, because, counterexample(system, path, property, because));
  }
  for (const property of promises.unmet)
    return { verdict: 'violates', property, because: `no reachable state meets it: ${properties[property].doc ?? property}` };
  return { verdict: 'holds' };
}

function violates(property: string, because: string, counterexample: Counterexample): Finding {
  return { verdict: 'violates', property, because, counterexample };
}

function counterexample<S>(system: System<S>, { initial, steps }: Path, property: string, because: string): Counterexample {
  const before = [initial, ...steps.map(({ after }) => after)];
  const named = (state: Path['initial']): Value => ({
    ...Object.fromEntries(system.slots.map((slot, i) => [slot, state.slots[i]])),
    messages: state.messages,
  });
  return {
    property,
    because,
    initial: named(initial),
    steps: steps.map(({ action, label, after }, i) => ({
      action,
      says: tell(label),
      changes: changes(system.slots, before[i], after),
      label,
    })),
    final: named(steps.at(-1)?.after ?? initial),
  };
}

function report<S>(scenario: Scenario, explorer: Explorer<S>, finding: Finding, hints: readonly string[], elapsed: number): CheckReport {
  const { distinct, generated, depth } = explorer;
  const found = { ...finding, distinct, generated, depth };
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
    peakMemoryMB: Math.round(peakMemoryMB()),
    exhausted: explorer.waiting === 0 && finding.inconclusive === undefined,
    collisionProbability: (distinct ** 2 * explorer.renamings) / 2 ** 65,
    memoHitRate: hitRate(explorer),
    fired: Object.fromEntries(explorer.transitions.fired),
    ...(hints.length === 0 ? {} : { hints }),
  };
}

function isAsExpected(found: Finding & { distinct: number; generated: number; depth: number }, expect: Expectation | undefined): boolean {
  if (expect === undefined) return found.verdict === 'holds';
  if (expect.verdict === 'violates') {
    return found.verdict === 'violates' && found.property === expect.property && (found.counterexample?.steps.length ?? 0) === expect.steps;
  }
  return (
    found.verdict === 'holds' && found.distinct === expect.distinct && found.generated === expect.generated && found.depth === expect.depth
  );
}

function progress<S>(scenario: Scenario, explorer: Explorer<S>, elapsed: number): Progress {
  const { distinct, generated, waiting, depth } = explorer;
  return {
    scenario: scenario.name,
    distinct,
    generated,
    waiting,
    depth,
    seconds: elapsed,
    memoryMB: Math.round(memoryMB()),
    memoHitRate: hitRate(explorer),
  };
}

function coverage<S>(explorer: Explorer<S>): string {
  const varied = explorer.space.sizes.slice(0, 3).map(({ name, values }) => `${name} (${values})`);
  return `${explorer.distinct} distinct states in ${explorer.depth} levels, ${explorer.waiting} of them not expanded; most varied: ${varied.join(', ')}`;
}

/** The share of transitions that were looked up, not computed. Running a move twice to see that it is pure counts once. */
function hitRate<S>(explorer: Explorer<S>): number {
  const looked = explorer.generated;
  return looked === 0 ? 0 : Math.max(0, 1 - explorer.transitions.computed / looked);
}

/** A fault of the model, with the name of the scenario in front. */
function inScenario(error: unknown, name: string): unknown {
  if (!(error instanceof ModelError) && !(error instanceof NotPlainData)) return error;
  return error.message.startsWith(name) ? error : new ModelError(`${name}: ${error.message}`, { cause: error });
}

/** A counterexample in words: numbered steps, what changed in each, and why the end breaks the property. */
export function inWords({ property, because, steps }: Counterexample): string {
  return [...stepsInWords(steps), `  ✗ ${property}: ${because}`].join('\n');
}

/** Numbered steps, each followed by what changed in it, as lines. */
export function stepsInWords(steps: readonly CounterexampleStep[]): readonly string[] {
  return steps.flatMap(({ says, changes: changed }, i) => [
    `${String(i + 1).padStart(3)}. ${says}`,
    ...changed.map((change) => `       ${change}`),
  ]);
}
