/**
 * Runs a set of experiments, and writes its page and its charts: `node scripts/experiments.ts ring [--quick] [--out FOLDER]`.
 * `--quick` runs small ones, for tests: say where their output goes, or it replaces the results.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { filesOf } from '../experiments/page.ts';
import { ringExperiments } from '../experiments/ring.ts';
import type { Section } from '../experiments/section.ts';
import { settingInWords } from '../experiments/setting.ts';
import { FULL, QUICK, type Sizes } from '../experiments/sizes.ts';
import { machine } from './machine.ts';

const SETS: Readonly<Record<string, (sizes: Sizes) => readonly Section[]>> = { ring: ringExperiments };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: join(import.meta.dirname, '..', 'docs', 'results') },
  },
});
const [name = ''] = positionals;
const run = SETS[name];
if (run === undefined) {
  console.error(`experiments: which? ${Object.keys(SETS).join(', ')}`);
  process.exitCode = 2;
} else {
  write(run);
}

function write(experiments: (sizes: Sizes) => readonly Section[]): void {
  const sizes = values.quick ? QUICK : FULL;
  const began = Date.now();
  const sections = experiments(sizes);
  const seconds = Math.round((Date.now() - began) / 1000);
  const introduction = `# Figures of the ${name}

\`npm run experiments -- ${name}\` writes this page: ${new Date().toISOString().slice(0, 10)}, in ${seconds} s on ${machine()}. Seeds: ${sizes.seeds.join(', ')}. The figures follow from the
seeds, whatever the machine. They are simulations: they show how much and how often, never that something cannot happen.

${settingInWords()}`;
  for (const [path, text] of filesOf(name, introduction, sections)) {
    const file = join(values.out, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(file);
  }
}
