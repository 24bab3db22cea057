/**
 * Runs a set of experiments, and writes its page and its charts: `node scripts/experiments.ts ring|merge|placement [--quick] [--out FOLDER]`.
 * `--quick` runs small experiments for tests; use `--out` with it, or its output replaces the results.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { mergeExperiments, mergeSeedsInWords } from '../experiments/merge.ts';
import { filesOf } from '../experiments/page.ts';
import { placementExperiments, placementSettingInWords } from '../experiments/placement.ts';
import { ringExperiments } from '../experiments/ring.ts';
import { mergeSettingInWords } from '../experiments/ring-merge/setting.ts';
import type { Section } from '../experiments/section.ts';
import { settingInWords } from '../experiments/setting.ts';
import { FULL, QUICK, type Sizes } from '../experiments/sizes.ts';
import { machine } from './machine.ts';

interface Experiments {
  readonly title: string;
  run(sizes: Sizes): readonly Section[];
  setting(): string;
  /** The seeds in words. */
  seeds(sizes: Sizes): string;
}

const SETS: Readonly<Record<string, Experiments>> = {
  ring: { title: 'the ring', run: ringExperiments, setting: settingInWords, seeds: ({ seeds }) => seeds.join(', ') },
  merge: { title: 'the merge of rings', run: mergeExperiments, setting: mergeSettingInWords, seeds: mergeSeedsInWords },
  placement: {
    title: 'the places of replicas',
    run: placementExperiments,
    setting: placementSettingInWords,
    seeds: ({ seeds }) => seeds.join(', '),
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: join(import.meta.dirname, '..', 'docs', 'results') },
  },
});
const [name = ''] = positionals;
const set = SETS[name];
if (set === undefined) {
  console.error(`experiments: which? ${Object.keys(SETS).join(', ')}`);
  process.exitCode = 2;
} else {
  write(set);
}

function write({ title, run, setting, seeds }: Experiments): void {
  const sizes = values.quick ? QUICK : FULL;
  const began = Date.now();
  const sections = run(sizes);
  const seconds = Math.round((Date.now() - began) / 1000);
  const introduction = `# Figures of ${title}

\`npm run experiments -- ${name}\` writes this page: ${new Date().toISOString().slice(0, 10)}, in ${seconds} s on ${machine()}. Seeds: ${seeds(sizes)}. The figures follow from the
seeds, whatever the machine. They are simulations: they show how much and how often, never that something cannot happen.

${setting()}`;
  for (const [path, text] of filesOf(name, introduction, sections)) {
    const file = join(values.out, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(file);
  }
}
