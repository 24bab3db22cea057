/** `selfman replay --with`: traces of other systems, from the command line. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runHere } from './run-here.ts';
import { newFolder } from './run-program.ts';

const COUNTING = `export const mapping = {
  spec: {
    name: 'counting',
    init: [{ n: 0 }],
    actions: { up: { when: ({ n }) => n < 2, then: ({ n }) => ({ n: n + 1 }) } },
    properties: {},
  },
};
`;

/** A folder with these files. */
function folderWith(files: Readonly<Record<string, string>>): (name: string) => string {
  const folder = newFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return (name) => join(folder, name);
}

const up = '{"event":"up"}\n';

describe('replay --with', () => {
  test.each([
    ['conforms', up.repeat(2), [], 0],
    ['diverged', up.repeat(3), [], 1],
    ['inconclusive', up.repeat(2), ['--budget', '1'], 3],
    ['inconclusive', `${up}{"ev`, [], 3],
  ])('says %s', async (verdict, log, options, code) => {
    const path = folderWith({ 'counting.mjs': COUNTING, 'a.log': log });
    const said = await runHere('replay', '--with', path('counting.mjs'), path('a.log'), ...options);
    expect([said.code, said.errors]).toEqual([code, '']);
    expect(said.output).toContain(`verdict: ${verdict}\n`);
  });

  test('several files are one trace, and the report is JSON where it is asked for', async () => {
    const path = folderWith({ 'counting.mjs': COUNTING, 'a.log': up, 'b.log': up.repeat(2), 'report.json': '' });
    const args = ['--with', path('counting.mjs'), path('a.log'), path('b.log')];
    await runHere('replay', ...args, '--json', path('report.json'));
    const { code, output } = await runHere('replay', ...args, '--json', '-');
    expect([code, output]).toEqual([1, readFileSync(path('report.json'), 'utf8')]);
    expect(JSON.parse(output)).toMatchObject({ unexplained: [{ file: path('b.log'), line: 2, refusals: [{ operands: { n: 2 } }] }] });
  });

  test.each<[string, string, string]>([
    ['no module', '', 'cannot be read: ENOENT'],
    ['a module with a mistake in it', 'export const mapping = ;', 'cannot be imported: '],
    ['a module that throws', 'throw new Error("odd");', 'cannot be imported: odd'],
    ['a module that exports something else', 'export const x = 1;', 'got the exports x, expected one of "mapping" and "replayable"; see '],
    ['a module that exports nothing', '', 'got no exports, expected one of '],
    ['a mapping without a spec', 'export const mapping = {};', 'mapping.spec: got nothing, expected a spec, '],
    [
      'a reducer without a name',
      'export const replayable = { protocol: {} };',
      'replayable.protocol.name: got nothing, expected the name ',
    ],
  ])('%s is bad input', async (name, text, says) => {
    const path = folderWith({ 'a.log': up, ...(name === 'no module' ? {} : { 'm.mjs': text }) });
    const { code, output, errors } = await runHere('replay', '--with', path('m.mjs'), path('a.log'));
    expect([code, output]).toEqual([2, '']);
    expect(errors).toContain(`selfman replay: ${path('m.mjs')}: ${says}`);
    expect(errors.trimEnd().split('\n').length).toBe(1);
  });

  test('a folder, a missing file and an unknown format are bad input', async () => {
    const path = folderWith({ 'counting.mjs': COUNTING, 'a.log': up });
    expect((await runHere('replay', '--with', path('counting.mjs'), path('none.log'))).errors).toContain('cannot be read: ENOENT');
    expect((await runHere('replay', '--with', path('counting.mjs'), path(''))).errors).toContain('it is a folder, expected a file');
    expect((await runHere('replay', '--format', 'morse', path('a.log'))).code).toBe(2);
  });
});

test('without a mapping, --format looks at what the format alone says', async () => {
  const path = folderWith({ 'a.log': 'p {"p":1}\nhello\nq {"q":1,"p":1}\nhi\n' });
  const { code, output } = await runHere('replay', '--format', 'shiviz', path('a.log'));
  expect(code).toBe(3);
  expect(output).toContain('2 events of 2 processes (shiviz)\nverdict: inconclusive\n  no model says what these events mean');
});
