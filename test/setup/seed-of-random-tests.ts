/**
 * Random tests draw the same cases in every run, so that none fails by chance. `RANDOM_SEED` draws others: a whole number,
 * or `fresh`. A failing property prints its seed, and the path to its case.
 */
import fc from 'fast-check';

const ALWAYS = 20_090_601;

fc.configureGlobal({ seed: seedFrom(process.env.RANDOM_SEED) });

function seedFrom(text: string | undefined): number {
  if (text === undefined) return ALWAYS;
  if (text === 'fresh') return Date.now() | 0;
  const seed = Number(text);
  if (!Number.isInteger(seed) || (seed | 0) !== seed)
    throw new Error(`RANDOM_SEED: got "${text}", expected a whole number of 32 bits or "fresh"; set it so, or not at all`);
  return seed;
}
