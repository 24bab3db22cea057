/** Chooses scenarios by patterns on their names. */
import { distance } from 'fastest-levenshtein';
import type { Scenario } from '../model-check/scenario.ts';
import { BadOption } from './addresses.ts';

/** For the descriptions of commands that take patterns. */
export const WHAT_A_PATTERN_IS = `
A PATTERN is a name, a part of names, or a glob: "relaxed-ring/join/*". It also matches slow scenarios.`;

const NAMES_SUGGESTED = 3;
/** The most names that a message lists. */
const NAMES_LISTED = 20;

/**
 * The scenarios that any of the patterns matches, fast and slow; without patterns the fast ones, and with `slow` all.
 * A pattern is a name, an ending that only one scenario's name has, or a part of names. It may also be a glob, in which `*`
 * stands for any text and `?` for any character.
 * Throws `BadOption` for a pattern that matches nothing.
 */
export function chooseScenarios(all: readonly Scenario[], patterns: readonly string[], slow = false): readonly Scenario[] {
  if (patterns.length === 0) return all.filter(({ cost }) => slow || cost === 'fast');
  const chosen = new Set(patterns.flatMap((pattern) => matching(all, pattern)));
  return all.filter((scenario) => chosen.has(scenario));
}

/** The one scenario that the only pattern matches; without a pattern, the only one there is. Throws `BadOption` otherwise. */
export function oneScenario(all: readonly Scenario[], patterns: readonly string[]): Scenario {
  const [pattern, ...others] = patterns;
  if (others.length > 0) throw new BadOption(`scenario: got ${patterns.length} patterns, expected one; write the name of one scenario`);
  const [found, ...more] = pattern === undefined ? all : matching(all, pattern);
  if (found !== undefined && more.length === 0) return found;
  const got = pattern === undefined ? 'no name' : `"${pattern}"`;
  throw new BadOption(`scenario: got ${got}, expected a name that matches one scenario; write one of\n${indented([found, ...more])}`);
}

function matching(all: readonly Scenario[], pattern: string): readonly Scenario[] {
  const named = all.filter(({ name }) => name === pattern);
  if (named.length > 0) return named;
  const ending = all.filter(({ name }) => name.endsWith(`/${pattern}`));
  if (ending.length === 1) return ending;
  const glob = globOf(pattern);
  const matched = all.filter(({ name }) => (glob === null ? name.includes(pattern) : glob.test(name)));
  if (matched.length === 0 || pattern === '')
    throw new BadOption(
      `scenario: got "${pattern}", expected a name, a part of names, or a glob; the nearest names are\n${indented(nearest(all, pattern))}`,
    );
  return matched;
}

/** The pattern as a regular expression; null when it has no wildcard. */
function globOf(pattern: string): RegExp | null {
  if (!/[*?]/.test(pattern)) return null;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`);
}

function nearest(all: readonly Scenario[], name: string): readonly Scenario[] {
  const far = (scenario: Scenario): number => Math.min(...endingsOf(scenario.name).map((ending, left) => distance(ending, name) + left));
  return [...all].sort((a, b) => far(a) - far(b)).slice(0, NAMES_SUGGESTED);
}

/** The name and its endings, from the longest to the shortest: people remember the last parts of a name. */
function endingsOf(name: string): readonly string[] {
  const parts = name.split('/');
  return parts.map((_, left) => parts.slice(left).join('/'));
}

function indented(scenarios: readonly (Scenario | undefined)[]): string {
  const names = scenarios.slice(0, NAMES_LISTED).map((scenario) => `  ${scenario?.name}`);
  return [...names, ...(scenarios.length > NAMES_LISTED ? [`  … and ${scenarios.length - NAMES_LISTED} more`] : [])].join('\n');
}
