import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runHere } from './run-here.ts';
import { newFolder, start } from './run-program.ts';

const example = (name: string): string => join(import.meta.dirname, '../../traces/histories', `${name}.ndjson`);

const foreign = (name: string): string => join(import.meta.dirname, '../../traces/histories/foreign', name);

describe('history', () => {
  test.each([
    ['strictly-serialisable', [], 0],
    ['stale-read', [], 1],
    ['stale-read', ['--any-order'], 0],
    ['write-skew', ['--any-order'], 1],
    ['inconclusive', [], 3],
  ])('%s %j ends with %i', async (name, options, code) => {
    expect((await runHere('history', example(name), ...options)).code).toBe(code);
  });

  test('says in words why there is no serial order', async () => {
    const { output, errors } = await runHere('history', example('write-skew'));
    expect(output).toBe(`3 transactions: 3 committed, 0 aborted, 0 of unknown outcome
verdict: not serialisable (write skew)
  alice-leaves comes before bob-leaves: alice-leaves read version 1 of bob, and bob-leaves made the next, 2.
  bob-leaves comes before alice-leaves: bob-leaves read version 1 of alice, and alice-leaves made the next, 2.
`);
    expect(errors).toBe('');
  });

  test('shows what would steer a terminal as escapes', async () => {
    const file = join(newFolder(), 'odd.ndjson');
    const operations = [{ type: 'read', item: 'x\u001b[2J', version: 1 }];
    const line = { type: 'transaction', id: 'a\nverdict: serialisable', outcome: 'committed', operations, began: 1, ended: 2 };
    writeFileSync(file, `{"type":"header","format":"selfman-history/1"}\n${JSON.stringify(line)}\n`);
    const { output } = await runHere('history', file);
    expect(output).toContain(
      'verdict: not serialisable\n  a\\u000averdict: serialisable read version 1 of x\\u001b[2J, which nobody made.\n',
    );
  });

  test('writes its report as JSON, and nothing else to the output when asked', async () => {
    const file = join(newFolder(), 'report.json');
    await runHere('history', example('write-skew'), '--json', file);
    const { output } = await runHere('history', example('write-skew'), '--json', '-');
    expect(output).toBe(readFileSync(file, 'utf8'));
    expect(JSON.parse(output)).toMatchObject({ verdict: 'not serialisable', phenomenon: 'write skew' });
  });

  test('reads the standard input as "-", and writes versions as exactly as they were read', async () => {
    const program = start('history', '-', '--json', '-');
    program.process.stdin?.end(readFileSync(example('large-numbers')));
    expect((await program.ended).code).toBe(1);
    expect(program.output()).toContain('"version": 1732800000000000001,');
  });

  test('judges several files one by one, says which is which, and ends as the worst of them', async () => {
    const [good, bad] = ['counter.json', 'lost-append.edn'].map((name) => foreign(name));
    const { code, output } = await runHere('history', good, bad);
    expect(code).toBe(1);
    expect(output).toMatch(/^.*counter\.json\n3 operations.*\nverdict: linearisable\n.*lost-append\.edn\n4 operations/);
    expect((await runHere('history', good, bad, example('inconclusive'), '--json', '-')).output).toContain('"verdict": "not linearisable"');
    expect((await runHere('history', good, example('inconclusive'))).code).toBe(3);
    expect((await runHere('history', bad, 'nowhere.edn')).code).toBe(2);
  });

  test('draws a refuted object as text, and as SVG', async () => {
    const { output } = await runHere('history', foreign('stale-read.log'), '--picture', '-');
    expect(output.split('\n').slice(1, 7)).toEqual([
      'place  process',
      '    1  0        ├─┤                    write 1',
      '    3  1            ├──────┤           cas 1 → 2',
      '    2  0              ├─┤              read 1',
      '    4  0                     ├─┤       cas 5 → 3, refused',
      '    ✗  0                         ├─┤   read 1',
    ]);
    const file = join(newFolder(), 'refuted.svg');
    await runHere('history', foreign('lost-append.edn'), '--picture', file);
    const svg = readFileSync(file, 'utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^\n]*>\n<title>object &#34;a&#34;: /);
    expect(svg.match(/<rect /g)?.length).toBe(4);
    expect(svg.match(/fill="#f3b0a8"/g)?.length).toBe(1);
    expect((await runHere('history', file, file, '--picture', '-')).code).toBe(2);
    expect((await runHere('history', foreign('stale-read.log'), '--picture', '-', '--json', '-')).code).toBe(2);
    expect((await runHere('history', foreign('stale-read.log'), '--picture', join(file, 'x.svg'))).code).toBe(74);
  });

  test('holds transactions to the level that is asked for', async () => {
    const code = async (...options: readonly string[]) => (await runHere('history', foreign('write-skew.edn'), ...options)).code;
    expect([await code(), await code('--level', 'serialisable'), await code('--any-order')]).toEqual([1, 1, 1]);
    expect([await code('--level', 'snapshot-isolation'), await code('--level', 'read-committed')]).toEqual([0, 0]);
    expect((await runHere('history', example('write-skew'), '--level', 'snapshot-isolation')).code).toBe(3);
    expect((await runHere('history', example('stale-read'), '--level', 'serialisable')).code).toBe(0);
  });

  test('ends with 3 when the budget is spent', async () => {
    const { code, output } = await runHere('history', foreign('late-write.edn'), '--budget', '1');
    expect(code).toBe(3);
    expect(output).toContain('verdict: unknown\n  no answer within 1 tried operations and 512 MiB; --budget takes more.\n');
  });

  test('takes the format and the model that it is told, and refuses others', async () => {
    const { code, errors } = await runHere('history', foreign('counter.json'), '--model', 'register');
    expect([code, errors]).toEqual([
      2,
      expect.stringMatching(/counter\.json:1:2: f: got add, expected read or write; for cas, use --model cas\n$/),
    ]);
    expect((await runHere('history', foreign('counter.json'), '--format', 'edn')).code).toBe(2);
    expect((await runHere('history', foreign('counter.json'), '--model', 'queue')).errors).toContain('Allowed choices are register, cas');
  });

  test('ends with 2 and one line when the file is missing or is not a history', async () => {
    const missing = await runHere('history', 'nowhere.ndjson');
    expect([missing.code, missing.output]).toEqual([2, '']);
    expect(missing.errors).toMatch(/^selfman history: nowhere\.ndjson: cannot be read: .*\n$/);
    const file = join(newFolder(), 'bad.ndjson');
    writeFileSync(file, '{"type":"header","format":"selfman-history/1"}\n[]\n');
    const bad = await runHere('history', file);
    expect([bad.code, bad.errors]).toEqual([2, `selfman history: ${file}:2: no line of a history: is not an object but []\n`]);
  });
});
