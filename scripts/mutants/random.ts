/** The command that draws mutants at random: its options, its output and its page. */
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from '../machine.ts';
import { allMutations, drawn, EXCLUSIONS, FOUNDATIONS, PROTOCOLS, ROOT } from './drawing.ts';
import { type Hunt, hunt, type Tried } from './hunt.ts';
import { CAUGHT } from './judge.ts';
import { inOneLine, type Mutation } from './mutation.ts';
import { type Draw, isEquivalent, mutantsPage, share } from './page.ts';
import { outdated, REMARKS } from './remarks.ts';

const SCENARIOS = join(import.meta.dirname, '../../scenarios/all.ts');
const PAGE = join(import.meta.dirname, '../../docs/results/mutants.md');
const SECONDS_OF_PATIENCE = 5;

interface Wish {
  readonly count: number;
  readonly seed: number;
  readonly protocols: readonly string[];
  readonly workers: number;
  /** Beginnings of scenarios' names; empty: all fast scenarios. */
  readonly scenarios: readonly string[];
  readonly budget: number;
  readonly out: string;
}

/** Returns the exit code: 0; 1 if a remark is false or outdated; 2 for invalid options; 130 after an interrupt. */
export async function randomMutants(args: readonly string[]): Promise<number> {
  const wish = understood(args);
  if (typeof wish === 'string') return complain(wish, 2);
  const all = allMutations(wish.protocols);
  const old = outdated(REMARKS, all);
  if (old.length > 0)
    return complain(`a remark is about no mutation, or about several: ${old[0]?.file}  ${old[0]?.before}  →  ${old[0]?.after}`, 1);
  const mutations = drawn(all, wish.count, wish.seed);
  console.log(`mutants: ${mutations.length} of ${all.length}, seed ${wish.seed}`);
  return report(wish, all.length, mutations);
}

async function report(wish: Wish, among: number, mutations: readonly Mutation[]): Promise<number> {
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  const began = Date.now();
  const tried: Tried[] = [];
  let scenarios = 0;
  const plan: Hunt = {
    root: ROOT,
    mutations,
    scenarios: SCENARIOS,
    exported: 'allScenarios',
    workers: wish.workers,
    isChosen: (name) => wish.scenarios.length === 0 || wish.scenarios.some((beginning) => name.startsWith(beginning)),
    mostStates: wish.budget,
    patience: SECONDS_OF_PATIENCE,
    signal: interrupt.signal,
    onBaseline: (baselines) => {
      scenarios = baselines.length;
      console.log(`mutants: without one, all ${scenarios} scenarios are as expected`);
    },
    onTried: (each) => {
      tried.push(each);
      console.log(line(each, tried.length, mutations.length));
    },
  };
  await hunt(plan);
  const seconds = Math.round((Date.now() - began) / 1000);
  const draw: Draw = {
    command: command(wish),
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    seconds,
    seed: wish.seed,
    among,
    drawn: mutations.length,
    scenarios,
    tried,
    remarks: REMARKS,
    exclusions: EXCLUSIONS.filter(({ file }) => wish.protocols.includes(file.split('/')[0] ?? '')),
  };
  writeFileSync(wish.out, mutantsPage(draw));
  console.log(`${share(tried, REMARKS)} caught by a property, a refinement or a throw; ${wish.out}`);
  const falseRemark = tried.find((each) => isEquivalent(each, REMARKS) && CAUGHT.includes(each.judgement.fate));
  if (falseRemark !== undefined)
    return complain(`said to be equivalent, and caught by ${falseRemark.judgement.by}: ${inOneLine(falseRemark.mutation)}`, 1);
  return interrupt.signal.aborted ? 130 : 0;
}

function line({ mutation, judgement, scenario, meeting }: Tried, done: number, of: number): string {
  const fate = isEquivalent({ mutation, judgement, scenario, meeting }, REMARKS) ? `equivalent (${judgement.fate})` : judgement.fate;
  const by = scenario === '' ? `in ${meeting} scenarios` : `${scenario}: ${judgement.by.slice(0, 120)}`;
  return `${done}/${of} ${fate.padEnd(10)} ${inOneLine(mutation)}   [${by}]`;
}

function command({ count, seed, protocols, scenarios, budget }: Wish): string {
  const options = [
    ...(protocols.length === 1 ? [`--protocol ${protocols[0]}`] : []),
    ...(scenarios.length > 0 ? [`--scenarios ${scenarios.join(',')}`] : []),
    ...(Number.isFinite(budget) ? [`--scenario-budget ${budget}`] : []),
  ];
  return ['npm run mutants --', `--random ${count} --seed ${seed}`, ...options].join(' ');
}

function complain(sentence: string, exitCode: number): number {
  console.error(`mutants: ${sentence}`);
  return exitCode;
}

const OPTIONS = {
  random: { type: 'string' },
  seed: { type: 'string' },
  protocol: { type: 'string' },
  workers: { type: 'string' },
  scenarios: { type: 'string' },
  'scenario-budget': { type: 'string' },
  out: { type: 'string' },
} as const;

/** The parsed options; a sentence if they are invalid. */
function understood(args: readonly string[]): Wish | string {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { protocol } = values;
    const known = [...PROTOCOLS, ...FOUNDATIONS];
    if (protocol !== undefined && !known.includes(protocol)) return `--protocol: got ${protocol}, expected one of ${known.join(', ')}`;
    return {
      count: integer('random', values.random, undefined),
      seed: integer('seed', values.seed, randomInt(2 ** 31)),
      protocols: protocol === undefined ? PROTOCOLS : [protocol],
      workers: integer('workers', values.workers, availableParallelism()),
      scenarios: values.scenarios?.split(',') ?? [],
      budget:
        values['scenario-budget'] === undefined
          ? Number.POSITIVE_INFINITY
          : integer('scenario-budget', values['scenario-budget'], undefined),
      out: values.out === undefined ? PAGE : resolve(values.out),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function integer(name: string, text: string | undefined, otherwise: number | undefined): number {
  if (text === undefined && otherwise !== undefined) return otherwise;
  const number = /^\d+$/.test(text ?? '') ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(number) && number > (name === 'seed' ? -1 : 0)) return number;
  throw new Error(`--${name}: got ${text ?? 'nothing'}, expected a whole number${name === 'seed' ? '' : ' above 0'}`);
}
