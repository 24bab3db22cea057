/** Shares units of work with the workers of a broker, and gathers the results. */
import type { Broker } from './broker.ts';
import { elsewhere } from './serve.ts';
import { idOf, nameOf, type Result, type Unit } from './unit.ts';

const POLL_MS = 200;
/** Polls without a new result after which the queue is looked at. */
const POLLS_PER_LOOK = 50;

export interface Gathering<U extends Unit> {
  readonly broker: Broker;
  readonly units: readonly U[];
  /** Is called once for each unit, in the order of the units. */
  onResult(unit: U, result: Result): void;
  /** One line: why nothing happens. */
  onDelay(line: string): void;
  readonly signal: AbortSignal;
}

/** Resolves when each unit has its result, or the signal has come: then the units stay in the queue. Rejects with `BadOption`. */
export async function share<U extends Unit>({ broker, units, onResult, onDelay, signal }: Gathering<U>): Promise<void> {
  const found = new Map<U, Result>();
  const gather = async (): Promise<void> => {
    const stored = await broker.stored();
    for (const unit of units) if (!found.has(unit) && stored.has(idOf(unit))) found.set(unit, await broker.result(unit));
  };
  await gather();
  for (const unit of units) if (!found.has(unit)) await broker.ask(unit);
  let told = 0;
  for (let idle = 1; ; idle++) {
    for (let result = found.get(units[told]); result !== undefined; result = found.get(units[told])) {
      onResult(units[told], result);
      told++;
    }
    if (told === units.length || signal.aborted) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const before = found.size;
    await gather();
    if (found.size > before) idle = 0;
    else if (idle % POLLS_PER_LOOK === 0) onDelay(await delayIn(broker, units.length - found.size, nameOf(units[told])));
  }
}

async function delayIn(broker: Broker, left: number, next: string): Promise<string> {
  const waiting = await broker.waiting();
  return `waits for workers of this code: ${left} results are missing, ${waiting.own} units are in the queue${elsewhere(waiting)}; next: ${next}`;
}
