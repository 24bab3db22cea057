/** Goes on after a violation: searches again without the violated claim, until no claim is violated any more. */
import { readScenario } from '../edge/scenario-shape.ts';
import type { CheckOptions } from '../options.ts';
import type { CheckReport, Violated } from '../report/report.ts';
import type { Scenario } from '../scenario.ts';
import { check } from './check.ts';

/**
 * Checks `scenario`, and adds to the report each further claim that is violated, with a shortest counterexample of its own.
 * Each takes a search of its own; `maxSeconds` counts for all together. Throws `ModelError`.
 */
export async function checkThroughout(scenario: Scenario, options: CheckOptions = {}): Promise<CheckReport> {
  const first = await check(scenario, options);
  const further: Violated[] = [];
  let rest = readScenario(scenario);
  let report = first;
  let seconds = first.seconds;
  while (report.verdict === 'violates' && report.property !== undefined) {
    const { expect: _, ...without } = rest;
    const next = withoutClaim(without, report.property);
    if (next === null || options.signal?.aborted) break;
    rest = next;
    report = await check(rest, { ...options, ...remaining(options, seconds) });
    seconds += report.seconds;
    const { property, because = '', counterexample } = report;
    if (report.verdict === 'violates' && property !== undefined)
      further.push({ property, because, ...(counterexample === undefined ? {} : { counterexample }) });
  }
  if (first.verdict !== 'violates') return first;
  return { ...first, further, ...(report.inconclusive === undefined ? {} : { furtherInconclusive: report.inconclusive }) };
}

function remaining({ maxSeconds }: CheckOptions, spent: number): CheckOptions {
  return maxSeconds === undefined ? {} : { maxSeconds: Math.max(0, maxSeconds - spent) };
}

/** The scenario without the property or refinement of this name; null if it has none. */
function withoutClaim(scenario: Scenario, name: string): Scenario | null {
  const refines = without(scenario.refines ?? {}, name);
  if ('protocol' in scenario) {
    if (!Object.hasOwn(scenario.properties, name) && !Object.hasOwn(scenario.refines ?? {}, name)) return null;
    return { ...scenario, properties: without(scenario.properties, name), refines };
  }
  const { spec, properties = {}, inductive } = scenario;
  // The conjuncts of an invariant lean on each other: without one of them, others fail that hold with it.
  if (inductive !== undefined) return null;
  if (![spec.properties, properties, scenario.refines ?? {}].some((claims) => Object.hasOwn(claims, name))) return null;
  return { ...scenario, spec: { ...spec, properties: without(spec.properties, name) }, properties: without(properties, name), refines };
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== name));
}
