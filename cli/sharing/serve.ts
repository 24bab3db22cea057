/** A worker: takes units from a broker, one after the other, until it is told to end or has nothing to do. */
import { EXIT } from '../exit-codes.ts';
import { ENDING_SIGNALS } from '../signals.ts';
import type { Terminal } from '../streams.ts';
import { Broker, type Taken, type Waiting } from './broker.ts';
import { nameOf, type Result, type Unit } from './unit.ts';

export interface Serving {
  readonly url: string;
  /** The digest of the code that the worker runs. */
  readonly code: string;
  /** The seconds after which a unit goes to another worker if this one gives no sign. */
  readonly leaseSeconds: number;
  /** The seconds without a unit after which the worker ends. Left out: it waits for ever. */
  readonly idleSeconds?: number;
  readonly output: Terminal;
  /** Resolves with null if the signal has ended the work. */
  work(unit: Unit, signal: AbortSignal): Promise<Result | null>;
}

/** The number of workers after which a unit that none has finished is taken from the queue: it has probably ended them. */
const MOST_DELIVERIES = 5;

/** Resolves with the exit code: 0 when it was idle for long enough, 130 after a signal. Rejects with `BadOption`. */
export async function serve(serving: Serving): Promise<number> {
  const { url, code, idleSeconds = Number.POSITIVE_INFINITY, output } = serving;
  const leaseSeconds = Math.max(serving.leaseSeconds, 1);
  const broker = await Broker.connected(url, code);
  const ending = new AbortController();
  const end = (): void => ending.abort();
  for (const signal of ENDING_SIGNALS) process.once(signal, end);
  try {
    const queue = await broker.queue(leaseSeconds);
    const waiting = await broker.waiting();
    output.write(`works on the code ${code}: ${waiting.own} units wait${elsewhere(waiting)}\n`);
    let last = performance.now();
    while (!ending.signal.aborted && performance.now() - last < idleSeconds * 1000) {
      const taken = await broker.take(queue);
      if (taken === null) continue;
      if (typeof taken === 'string') output.write(`${taken}\n`);
      else await workOn(taken, { ...serving, leaseSeconds }, ending.signal);
      last = performance.now();
    }
    return ending.signal.aborted ? EXIT.interrupted : EXIT.asExpected;
  } finally {
    for (const signal of ENDING_SIGNALS) process.off(signal, end);
    await broker.close();
  }
}

/** The units for other workers, in words that follow a number. */
export function elsewhere({ others, ofOtherModel }: Waiting): string {
  if (others === 0) return '';
  const model = ofOtherModel === null ? '' : `, such as ${ofOtherModel}: name the same model files and parameters, with the same text`;
  return `, and ${others} for workers of other code${model}`;
}

async function workOn(taken: Taken, { leaseSeconds, output, work }: Serving, signal: AbortSignal): Promise<void> {
  const { unit, deliveries } = taken;
  const name = nameOf(unit);
  output.write(`begins ${name}${deliveries > 1 ? `, after ${deliveries - 1} others` : ''}\n`);
  if (deliveries > MOST_DELIVERIES) {
    await taken.done({ kind: 'failed', because: `${MOST_DELIVERIES} workers have ended while they worked on it` });
    return;
  }
  const signs = setInterval(() => taken.goesOn(), (leaseSeconds * 1000) / 3);
  try {
    const result = await work(unit, signal);
    if (result === null) return;
    const isFirst = await taken.done(result);
    output.write(`has done ${name}${isFirst ? '' : ', which had a result already'}\n`);
  } finally {
    clearInterval(signs);
  }
}
