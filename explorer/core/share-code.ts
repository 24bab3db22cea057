/**
 * A run as the fragment of an address: `#s=<scenario>&r=<choices>&d=<digest>&at=<step>&k=<key>`. A step takes two characters:
 * its number in base 36, and a letter for its label.
 */

import type { Interactive } from '../../model-check/drivers/interactive.ts';
import { ModelError } from '../../model-check/engine/system/model-error.ts';
import { digestOf, letterOf } from './label-hash.ts';
import { type Knot, Run } from './run.ts';

export interface ShareCode {
  readonly scenario: string;
  readonly initial: number;
  readonly choices: readonly number[];
  /** Of all labels together; empty: not known. */
  readonly digest: string;
  /** One letter per step; empty: not known. */
  readonly letters: string;
  /** The step that is looked at; null: the last. */
  readonly at: number | null;
  /** The key that is looked at. */
  readonly key: number | null;
}

/** How far a shared run could be played. */
export interface Replayed {
  readonly run: Run;
  /** The step, from 1, that is not possible with this code; null: all are. */
  readonly stoppedAt: number | null;
  /** Whether some steps have other numbers now, and were found by their labels. */
  readonly wasMatched: boolean;
}

const MOST_STEPS = 2_000;
/** The digest comes before the letters of the steps. */
const DIGEST_LETTERS = 4;
const BASE = 36;
/** A number of two digits or more: an underscore, and three digits. */
const LONG = /_([0-9a-z]{3})|([0-9a-z])/g;

/** The fragment for the run as it is looked at, without its `#`. */
export function fragmentOf(run: Run, key: number | null = null): string {
  const knots = run.path();
  const labels = knots.slice(1).map(labelOf);
  const { initial, choices } = knots[knots.length - 1].moment;
  const parts = [
    `s=${encodeURIComponent(run.play.scenario.name).replaceAll('%2F', '/')}`,
    ...(initial === 0 ? [] : [`i=${initial.toString(BASE)}`]),
    ...(choices.length === 0 ? [] : [`r=${choices.map(digits).join('')}`, `d=${digestOf(labels)}${labels.map(letterOf).join('')}`]),
    ...(run.at.depth === choices.length ? [] : [`at=${run.at.depth}`]),
    ...(key === null ? [] : [`k=${key}`]),
  ];
  return parts.join('&');
}

/** Throws `ModelError` for a text that is no such fragment. `scenario` is the name if the text has none. */
export function readFragment(text: string, scenario = ''): ShareCode {
  const fields = new Map(
    text
      .replace(/^#/, '')
      .split('&')
      .filter((part) => part !== '')
      .map((part): [string, string] => [part.slice(0, part.indexOf('=')), decoded(part.slice(part.indexOf('=') + 1))]),
  );
  const d = fields.get('d') ?? '';
  return {
    scenario: fields.get('s') ?? scenario,
    initial: numberIn(fields, 'i', BASE) ?? 0,
    choices: choicesIn(fields.get('r') ?? ''),
    digest: d.slice(0, DIGEST_LETTERS),
    letters: d.slice(DIGEST_LETTERS),
    at: numberIn(fields, 'at', 10),
    key: numberIn(fields, 'k', 10),
  };
}

/**
 * Plays a shared run. If its digest is not that of these steps, the code has changed: then each step is looked for by its
 * letter, and the run ends where none has it.
 */
export function replayCode(play: Interactive, { initial, choices, digest, letters, at }: ShareCode): Replayed {
  const straight = new Run(play, initial);
  let taken = 0;
  while (taken < choices.length && choices[taken] < straight.choices().length) straight.take(choices[taken++]);
  const labels = straight.path().slice(1).map(labelOf);
  const isSame = taken === choices.length && (digest === '' || digestOf(labels) === digest);
  if (isSame) return { run: looking(straight, at), stoppedAt: null, wasMatched: false };
  if (letters === '') return { run: straight, stoppedAt: taken + 1, wasMatched: false };
  const run = new Run(play, initial);
  for (const [step, number] of choices.entries()) {
    const fitting = run.choices().filter(({ label }) => letterOf(label) === letters[step]);
    const next = fitting.find((choice) => choice.number === number) ?? fitting[0];
    if (next === undefined) return { run, stoppedAt: step + 1, wasMatched: true };
    run.take(next.number);
  }
  return { run: looking(run, at), stoppedAt: null, wasMatched: true };
}

function looking(run: Run, at: number | null): Run {
  if (at !== null) run.goTo(at);
  return run;
}

function labelOf({ step }: Knot): unknown {
  return step?.label ?? null;
}

function digits(number: number): string {
  const text = number.toString(BASE);
  return text.length === 1 ? text : `_${text.padStart(3, '0')}`;
}

function choicesIn(text: string): readonly number[] {
  const found = [...text.matchAll(LONG)].map(([, long, short]) => Number.parseInt(long ?? short, BASE));
  const read = [...text.matchAll(LONG)].reduce((sum, [whole]) => sum + whole.length, 0);
  if (read !== text.length)
    throw new ModelError(`r: got "${text.slice(0, 40)}", expected steps, each a digit or a letter; copy the address again`);
  if (found.length > MOST_STEPS) throw new ModelError(`r: got ${found.length} steps, expected at most ${MOST_STEPS}; share a shorter run`);
  return found;
}

function numberIn(fields: ReadonlyMap<string, string>, name: string, base: number): number | null {
  const text = fields.get(name);
  if (text === undefined) return null;
  const value = Number.parseInt(text, base);
  if (Number.isSafeInteger(value) && value >= 0 && value.toString(base) === text) return value;
  throw new ModelError(`${name}: got "${text.slice(0, 40)}", expected a whole number; copy the address again`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
