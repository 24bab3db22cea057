/** The work that a unit asks for. */
import { check } from '../../model-check/drivers/check.ts';
import { checkThroughout } from '../../model-check/drivers/further-violations.ts';
import { asAskedFrom } from '../../model-check/drivers/model.ts';
import { ModelError } from '../../model-check/engine/system/model-error.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import type { Played } from '../swarm-worker.ts';
import { playAll } from '../swarm-workers.ts';
import type { CheckUnit, Result, SwarmUnit, Unit } from './unit.ts';

/** `signal` ends the work, which then has no result: null. */
export async function work(unit: Unit, scenarios: readonly Scenario[], signal: AbortSignal): Promise<Result | null> {
  switch (unit.kind) {
    case 'check':
      return checked(unit, scenarios, signal);
    case 'swarm':
      return played(unit, signal);
    case 'mutant':
      return { kind: 'failed', because: 'only "npm run mutants -- --worker" tries mutants' };
  }
}

async function checked(
  { scenario: name, continues, limits }: CheckUnit,
  scenarios: readonly Scenario[],
  signal: AbortSignal,
): Promise<Result | null> {
  const whole = scenarios.find((each) => each.name === name);
  if (whole === undefined) return { kind: 'failed', because: `there is no scenario ${name}` };
  try {
    const report = await (continues ? checkThroughout : check)(limits.from === undefined ? whole : asAskedFrom(whole), {
      ...limits,
      signal,
    });
    return signal.aborted ? null : { kind: 'check', report };
  } catch (error) {
    if (error instanceof ModelError) return { kind: 'failed', because: error.message };
    throw error;
  }
}

async function played({ from, to, nodes }: SwarmUnit, signal: AbortSignal): Promise<Result | null> {
  const runs: Played[] = [];
  let seed = from;
  const next = () => (seed > to ? null : { seed: seed++, ...(nodes === undefined ? {} : { nodes }), shrinks: true });
  await playAll({ workers: 1, next, played: (run) => void runs.push(run), signal });
  return signal.aborted ? null : { kind: 'swarm', runs };
}
