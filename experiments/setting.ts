/** The common setting of all experiments with rings. */
import { type Delay, delayInWords } from '../model-check/simulator/delay.ts';
import type { SimulatedNetwork } from '../model-check/simulator/links.ts';
import { decimal, whole } from './drawing/numbers.ts';

/** Identifiers are 0 … KEYS − 1, as in the published setting. */
export const KEYS = 100_000;

const DELAY: Delay = { type: 'uniform', fromMs: 10, toMs: 100 };

/** The time between two joins: long enough for all messages of a join to arrive. */
export const EVERY_MS = 10_000;

export const CONNECTIVITIES: readonly number[] = [1, 0.95, 0.9];

export function network(connectivity = 1): SimulatedNetwork {
  return { delay: DELAY, order: 'per-link', connectivity };
}

export function settingInWords(): string {
  return `Identifiers are drawn at random from ${whole(KEYS)}. Joins come one by one, every ${decimal(EVERY_MS / 1000, 0)} s of virtual time. Messages of one node to another keep their order, and ${delayInWords(DELAY)}.`;
}
