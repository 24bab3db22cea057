/** Checks a scenario with both cores, which must report the same. */
import { check } from '../../model-check/drivers/check.ts';
import type { CheckReport } from '../../model-check/report/report.ts';
import type { Scenario } from '../../model-check/scenario.ts';

/** A part of a report, or the error in place of one, and the CPU seconds of this process that it took. */
export interface Told {
  readonly told: unknown;
  readonly seconds: number;
}

export interface BothCores {
  readonly packed: Told;
  /** Null if the packed core refuses the scenario; its reason is in `packed`. */
  readonly reference: Told | null;
}

/** Checks `scenario` with one core after the other, up to `maxStates` states if given: both stop at the same state. */
export async function bothCores(scenario: Scenario, maxStates?: number): Promise<BothCores> {
  const packed = await toldBy(scenario, 'packed', maxStates);
  if (typeof packed.told === 'string' && packed.told.includes('got "packed"')) return { packed, reference: null };
  return { packed, reference: await toldBy(scenario, 'reference', maxStates) };
}

async function toldBy(scenario: Scenario, core: 'reference' | 'packed', maxStates?: number): Promise<Told> {
  const before = process.cpuUsage();
  const told = await comparableOf(scenario, core, maxStates);
  const { user, system } = process.cpuUsage(before);
  return { told, seconds: (user + system) / 1e6 };
}

async function comparableOf(scenario: Scenario, core: 'reference' | 'packed', maxStates?: number): Promise<unknown> {
  try {
    return comparable(await check(scenario, { core, ...(maxStates === undefined ? {} : { maxStates }) }));
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

/** The part on which both cores must agree. The states that are found when a step breaks a property depend on the tables. */
function comparable({ verdict, property, because, distinct, generated, depth, exhausted, counterexample, fired }: CheckReport): unknown {
  if (verdict === 'violates') return { verdict, property, because, steps: counterexample?.steps.map(({ says }) => says) };
  return { verdict, property, because, exhausted, ...(exhausted ? { generated, fired, depth } : {}), distinct };
}
