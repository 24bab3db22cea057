/** The protocols' pages agree with the code about messages, properties and counts. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../scenarios/all.ts';
import { holds, violates } from '../../scenarios/expectations.ts';
import { claimsOf } from '../../scripts/pages/claims.ts';
import { kindsBeside, kindsOf } from '../../scripts/pages/kinds.ts';
import { propertyTables } from '../../scripts/pages/properties.ts';
import { scenariosAndCounts } from '../../scripts/pages/scenarios.ts';
import { table } from '../../scripts/pages/table.ts';
import { PAGES, upToDate, writtenPage } from '../../scripts/pages.ts';
import { always, type Properties, reachable } from '../../spec/kernel/spec.ts';
import { plant, ROOT } from '../architecture/plant.ts';

test.each(PAGES)('%s is up to date (else: npm run docs)', async (path) => {
  const page = writtenPage(path);
  expect(await upToDate(page)).toBe(page);
});

test.each(PAGES)('%s has a sentence for every message, event and property', (path) => {
  const rows = writtenPage(path).match(/^\|.*\|$/gm) ?? [];
  const speechless = rows.filter((row) => /^\| (\d+ \| )?`[\w ]+` \| ((always|step|recoverable) \| )? \|/.test(row));
  expect(speechless).toEqual([]);
});

test.each(PAGES)('%s names scenarios and files that exist', (path) => {
  expect(strangers(writtenPage(path))).toEqual([]);
});

test('a scenario that is not there is noticed, and so is a file', () => {
  expect(strangers('`join/3+1`, `join/9+9`, `spec/relaxed-ring`, `spec/a-ring`, `lookup/…`, `look/down/…` and `join`')).toEqual([
    'join/9+9',
    'spec/a-ring',
    'look/down/…',
  ]);
});

describe('a marker is refused', () => {
  test.each([
    ['jokes of relaxed-ring', 'this marker asks for nothing that is known: jokes of relaxed-ring'],
    ['messages of relaxed-ring', 'this marker asks for nothing that is known: messages of relaxed-ring'],
    ['properties of a-ring', 'no scenario is about a-ring'],
    ['messages of relaxed-ring in join/9+9', 'no scenario is named relaxed-ring/join/9+9'],
  ])('that asks for %s', async (what, complaint) => {
    await expect(upToDate(`<!-- generated: ${what} -->\n<!-- end -->`)).rejects.toThrow(complaint);
  });
});

test('what stands outside the markers is left alone', async () => {
  const page = '# A\n\n$1 <!-- end -->\n';
  expect(await upToDate(page)).toBe(page);
});

describe('the members of a union are read from the source', () => {
  const source = `
export type Message = Routed | { readonly type: 'yes' } /** "No." */ | { readonly type: 'no'; readonly why: string };
/** On its way,
 * from node to node. */
export interface Routed { readonly type: 'routed' }
/** Later. */
export type Timer = { readonly type: 'soon' | 'late' };
`;
  const planted = () => join(plant({ 'messages.ts': source }), 'messages.ts');

  test('with the comment above each, on one line', () => {
    expect(kindsOf(planted(), 'Message')).toEqual([
      { name: 'routed', says: 'On its way, from node to node.' },
      { name: 'yes', says: '' },
      { name: 'no', says: '"No."' },
    ]);
  });

  test('with all names that share a comment', () => {
    expect(kindsBeside(planted(), 'Message', 'Routed')).toEqual([
      { name: 'soon', says: 'Later.' },
      { name: 'late', says: 'Later.' },
    ]);
  });

  test('and a type that is not there is missed', () => {
    expect(() => kindsOf(planted(), 'Request')).toThrow('no union of named members is called Request');
  });
});

describe('of two scenarios, one of which violates a property', () => {
  const spec = (properties: Properties<number>) => ({ name: 'count', init: [0], actions: {}, properties });
  const small = always((count: number) => count < 9, 'It is small.');
  const scenarios = [
    scenario({
      name: 'count/up/once',
      teaches: 'One is small.',
      cost: 'fast',
      spec: spec({ itMoves: reachable((count) => count > 0, 'It moves.'), small }),
      expect: holds(2, 2, 2),
    }),
    scenario({
      name: 'count/up/often',
      teaches: 'Nine is not.',
      cost: 'fast',
      spec: spec({ small, even: always(() => true, 'It is even.') }),
      expect: violates('small', 9),
    }),
  ];
  const page = { protocol: 'count', scenarios, nameOf: (name: string) => name.slice('count/'.length) };

  test('the claims are those of both, the states to reach last', () => {
    expect(claimsOf(scenarios).map(({ number, name }) => [number, name])).toEqual([
      [1, 'small'],
      [2, 'even'],
      [3, 'itMoves'],
    ]);
  });

  test('the property holds in one and is violated in the other; nothing is said of what was not judged to the end', () => {
    const said = propertyTables(page);
    expect(said).toContain(
      '| always | It is small. | holds (1)<br>[**violates**](../../traces/counterexamples/count/up/often.json): `up/often` |',
    );
    expect(said).toContain('| 2 | `even` | always | It is even. |  |');
    expect(said).toContain('| 3 | `itMoves` | It moves. | reached (1) |');
  });

  test('each has a line with what is expected of it', () => {
    const said = scenariosAndCounts(page);
    expect(said).toContain('| `up/once` | One is small. | 1 3 | holds | 2 | 2 | 2 |');
    expect(said).toContain(
      '| `up/often` | Nine is not. | **1** 2 | violates, [9 steps](../../traces/counterexamples/count/up/often.json) |',
    );
  });
});

test('a bar in a cell does not end it', () => {
  expect(table([{ head: 'a' }], [['b | c']])).toBe('| a |\n| --- |\n| b \\| c |');
});

/** Text that looks like a scenario's name or a path, and is neither. Pages leave out the first parts of names. */
function strangers(page: string): readonly string[] {
  const named = [...page.matchAll(/`([\w-]+(?:\/[\w.+-]+)+|[\w-]+(?:\/[\w.+-]+)*\/…)`/g)].flatMap(([, name]) => name ?? []);
  const isScenario = (name: string) =>
    allScenarios.some((each) =>
      name.endsWith('/…') ? `/${each.name}`.includes(`/${name.slice(0, -1)}`) : `/${each.name}`.endsWith(`/${name}`),
    );
  const isOfBeernet = (name: string) => name.endsWith('.oz');
  return named.filter((name) => !isScenario(name) && !isOfBeernet(name) && !existsSync(join(ROOT, name)));
}
