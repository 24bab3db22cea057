/** Counterexamples on the command line: forms, witnesses, tests that keep them, graphs, and reports for other tools. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runHere } from './run-here.ts';
import { run } from './run-program.ts';

/** Two counters. `low` breaks after 4 steps, `alone` after 3; `three` is met after 3 steps, and `far` never. */
const MODEL = `
import { scenario } from 'selfman/model-check';
import { always, reachable, recoverable, step } from 'selfman/spec';
const spec = {
  name: 'counters',
  init: [{ n: 0, m: 0 }],
  actions: {
    up: { when: ({ n }) => n < 6, then: (state) => ({ ...state, n: state.n + 1 }) },
    side: { when: ({ m }) => m < 6, then: (state) => ({ ...state, m: state.m + 1 }) },
  },
  properties: {},
};
const low = always(({ n }) => n < 4, 'n is <low> & "small".');
export const one = scenario({ name: 'counters/one', spec, properties: { low } });
export const both = ({ far = false }) => [
  scenario({
    name: 'counters/both',
    spec,
    properties: {
      low,
      alone: step((before, after) => after.m !== 3 || before.m === 3, 'm is not counted to 3.'),
      three: reachable(({ m }) => m === 3, 'm is 3.'),
      ...(far ? { far: reachable(({ m }) => m === 9) } : {}),
    },
  }),
];
export const lost = () => scenario({ name: 'counters/lost', spec, properties: { back: recoverable(({ n }) => n === 0, 'n is 0.') } });
export const fine = () => scenario({ name: 'counters/fine', spec });
`;

/** A folder with the model, and the path of a file in it. */
function begun(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-counterexamples-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'model.mjs'), MODEL);
  return (name) => join(folder, name);
}

describe('explain', () => {
  test.each([
    [
      'json',
      (text: string) =>
        JSON.parse(text)
          .steps.map(({ after }: { after: object }) => after)
          .at(-1),
      { n: 4, m: 0 },
    ],
    ['itf', (text: string) => JSON.parse(text).states.at(-1).n, { '#bigint': '4' }],
    ['mermaid', (text: string) => text.split('\n')[0], 'sequenceDiagram'],
    ['text', (text: string) => text.split('\n').at(-2), '      ✗ low'],
  ])('--format %s writes that and nothing else to the output', async (format, seen, expected) => {
    const at = begun();
    const { code, output } = await runHere('explain', at('model.mjs'), '--format', format);
    expect([code, seen(output)]).toEqual([1, expected]);
  });

  test('of an unknown form is refused', async () => {
    expect((await runHere('explain', begun()('model.mjs'), '--format', 'svg')).errors).toContain(
      'choices are words, text, mermaid, itf, json',
    );
  });

  test('--witness tells a shortest way to a state that meets a property', async () => {
    const { code, output } = await runHere('explain', `${begun()('model.mjs')}#both`, '--witness', 'three');
    expect([code, output]).toEqual([0, expect.stringMatching(/three is met after 3 steps[\s\S]*✓ three: this state meets it: m is 3\./)]);
  });

  test('--witness of what is never met, or is no such property', async () => {
    const model = `${begun()('model.mjs')}#both`;
    const { code, output } = await runHere('explain', model, '--param', 'far=true', '--witness', 'far');
    expect([code, output]).toEqual([1, expect.stringContaining('far is met in none of 49 states')]);
    expect((await runHere('explain', model, '--witness', 'low')).errors).toContain('got "low", expected a property that is reachable or');
  });
});

describe('--save-as', () => {
  test('writes data that a library can retrace', async () => {
    const at = begun();
    const { errors } = await runHere('explain', at('model.mjs'), '--save-as', at('low.json'));
    expect(errors).toContain('low.json: 4 steps');
    const { property, initial, steps } = JSON.parse(readFileSync(at('low.json'), 'utf8'));
    expect([property, initial, steps.length, steps[0]]).toEqual(['low', { n: 0, m: 0 }, 4, { says: 'up', label: { action: 'up' } }]);
  });

  test('writes a test that finds the same scenario again, with its parameters', async () => {
    const at = begun();
    await runHere('explain', `${at('model.mjs')}#both`, '--param', 'far=true', '--save-as', at('both.test.ts'));
    const text = readFileSync(at('both.test.ts'), 'utf8');
    expect(text).toContain('import * as model from "./model.mjs";');
    expect(text).toContain('testCounterexample((await model.both({"far":true}))[0], {');
  });

  test('of a simulated violation has only the steps that are needed', async () => {
    const at = begun();
    const { code, output } = await runHere(
      'simulate',
      at('model.mjs'),
      '--walks',
      '20',
      '--save-as',
      at('low.json'),
      '--json',
      at('walk.json'),
    );
    expect([code, output]).toEqual([1, expect.stringMatching(/steps, of which 4 are needed; the last one breaks low/)]);
    expect(JSON.parse(readFileSync(at('low.json'), 'utf8')).steps).toHaveLength(4);
    expect(JSON.parse(readFileSync(at('walk.json'), 'utf8')).counterexample.final).toMatchObject({ n: 4 });
  });

  test.each([
    ['a file of another kind', ['#one', 'low.txt'], 'low.txt, expected a file that ends in .json, or in .test.ts'],
    [
      'a violation that its steps alone do not show',
      ['#lost', 'lost.json'],
      'got a violation of back, which the states after its steps decide',
    ],
    ['nothing', ['#fine', 'fine.json'], 'fine.json: not written, as there is no counterexample'],
  ])('says so of %s', async (_, [name, file], message) => {
    const at = begun();
    expect((await runHere('explain', `${at('model.mjs')}${name}`, '--save-as', at(file ?? ''))).errors).toContain(message);
  });

  test('writes no test of a scenario that is not in a file', async () => {
    const { errors } = await runHere('explain', 'baselines/chord/join', '--save-as', 'chord.test.ts');
    expect(errors).toContain('expected a .json file, as baselines/chord/join is not in a file of yours');
  });
});

describe('simulate', () => {
  test('--no-shrink tells all steps', async () => {
    const { output } = await runHere('simulate', begun()('model.mjs'), '--walks', '20', '--no-shrink');
    expect(output).not.toContain('are needed');
    expect(output).toContain('✗ low');
  });

  test('says how many walks broke nothing', async () => {
    const { code, output } = await runHere('simulate', `${begun()('model.mjs')}#fine`, '--walks', '3');
    expect([code, output]).toEqual([0, expect.stringContaining('seed 3 (the last of 3 walks): 12 steps; then nothing more can happen')]);
  });
});

describe('check', () => {
  test('--continue tells each claim that is violated', async () => {
    const { code, output } = await runHere('check', `${begun()('model.mjs')}#both`, '--continue', '--param', 'far=true');
    expect(code).toBe(1);
    expect(output).toMatch(/violates alone \(3 steps\)[\s\S]*also violates low\n[\s\S]*also violates far\n/);
  });

  test('--graph draws one small scenario', async () => {
    const at = begun();
    await runHere('check', at('model.mjs'), '--graph', at('one.dot'));
    const text = readFileSync(at('one.dot'), 'utf8');
    expect([text.match(/^ {2}s\d+ \[/gm)?.length, text.match(/ -> /g)?.length, text.match(/color=red, /g)?.length]).toEqual([49, 84, 21]);
  });

  test('--graph refuses several scenarios, and one that is too large', async () => {
    expect((await runHere('check', 'conformance', '--graph', 'x.dot')).errors).toMatch(/--graph: got \d+ scenarios, expected one/);
    const { code, errors } = await runHere('check', 'conformance/two-phase/5', '--graph', 'x.dot');
    expect([code, errors]).toEqual([
      2,
      expect.stringContaining('got more than 1000 states, expected at most 1000; draw a smaller scenario'),
    ]);
  });
});

describe('check --branches', () => {
  const GUARDED = `
export const guarded = {
  name: 'guarded',
  init: [0],
  actions: {
    up: {
      when: (n) => n < 6,
      then(n) {
        if (n > 100) {
          return 0;
        }
        return n + 1;
      },
    },
  },
  properties: { even: { kind: 'always', holds: (n) => n <= 50 || n % 2 === 0 } },
};
export function unused() {
  return 1;
}
`;

  test('tells the branch, the property without a true guard, and the function that were never entered', async () => {
    const at = begun();
    writeFileSync(at('guarded.mjs'), GUARDED);
    // A process of its own: the tests may be watched for coverage themselves.
    const { code, output } = await run('check', at('guarded.mjs'), '--branches');
    const told = output.slice(output.indexOf('never entered:')).replaceAll(/^ {2}.*guarded\.mjs/gm, '');
    expect([code, told]).toEqual([0, 'never entered:\n:10: return 0; }\n:16: n % 2 === 0\n:18: function unused() { return 1; }\n']);
  });

  test('is for files', async () => {
    expect((await runHere('check', 'conformance', '--branches')).errors).toContain('--branches: got no model file, expected one');
  });
});

describe('--report', () => {
  /** Checks the model with one report, and returns its text. */
  async function reported(kind: string): Promise<string> {
    const at = begun();
    await runHere('check', at('model.mjs'), `${at('model.mjs')}#fine`, '--report', `${kind}=${at('report')}`);
    return readFileSync(at('report'), 'utf8');
  }

  test('junit has a test case for each scenario, and escapes what it quotes', async () => {
    const text = await reported('junit');
    expect(text).toMatch(/<testsuites tests="2" failures="1" errors="0" time="[\d.]+">/);
    expect(text).toMatch(/<testcase name="counters\/one" classname="counters" time="[\d.]+" file=".*model\.mjs">/);
    expect(text).toContain('<failure type="low" message="violates low (4 steps); expected to hold">');
    expect(text).toContain('this state breaks it: n is &lt;low&gt; &amp; &quot;small&quot;.</failure>');
    expect(text.match(/<testcase /g)).toHaveLength(2);
  });

  test('sarif has a result for each unexpected verdict, with its place and its steps', async () => {
    const { runs, version } = JSON.parse(await reported('sarif'));
    const [{ ruleId, level, locations, codeFlows }, ...others] = runs[0].results;
    expect([version, others, ruleId, level]).toEqual(['2.1.0', [], 'low', 'error']);
    expect(locations[0].physicalLocation.region.startLine).toBe(MODEL.split('\n').findIndex((line) => line.includes("'counters/one'")) + 1);
    expect(codeFlows[0].threadFlows[0].locations).toHaveLength(4);
    expect(runs[0].tool.driver.rules).toEqual([{ id: 'low', shortDescription: { text: 'n is <low> & "small".' } }]);
  });

  test('sarif is as the published schema asks, also where there is no counterexample, and something else is not', async () => {
    const part: object = JSON.parse(readFileSync(join(import.meta.dirname, 'sarif-2.1.0-part.json'), 'utf8'));
    const { $schema: _, ...schema }: { readonly $schema?: string } = part;
    const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
    const log = JSON.parse(await reported('sarif'));
    expect([isSarif(log), isSarif.errors]).toEqual([true, null]);
    const at = begun();
    await runHere('check', `${at('model.mjs')}#fine`, '--max-states', '5', '--report', `sarif=${at('fine.sarif')}`);
    expect([isSarif(JSON.parse(readFileSync(at('fine.sarif'), 'utf8'))), isSarif.errors]).toEqual([true, null]);
    const [run] = log.runs;
    for (const wrong of [
      { ...log, version: '2.0.0' },
      { ...log, runs: [{ ...run, tool: {} }] },
      { ...log, runs: [{ ...run, results: [{ ruleId: 'low' }] }] },
      { ...log, runs: [{ ...run, results: [{ ...run.results[0], level: 'fatal' }] }] },
      { ...log, runs: [{ ...run, results: [{ ...run.results[0], codeFlows: [{}] }] }] },
    ])
      expect(isSarif(wrong)).toBe(false);
  });

  test('github has one line for each unexpected verdict', async () => {
    const { output } = await runHere('check', begun()('model.mjs'), '--report', 'github');
    expect(output).toMatch(
      /^::error file=.*model\.mjs,line=\d+,title=counters\/one::violates low \(4 steps\); expected to hold%0A {2}1\. up%0A/m,
    );
  });

  test('warns of what was not exhausted', async () => {
    const { output } = await runHere('check', `${begun()('model.mjs')}#fine`, '--max-states', '5', '--report', 'github');
    expect(output).toMatch(/^::warning .*::bound hit: NOT exhausted/m);
  });

  test.each(['junit', 'junit=', 'github=x', 'xml=y'])('%s is refused', async (target) => {
    expect((await runHere('check', '--report', target)).errors).toContain('Write junit=FILE, sarif=FILE or github.');
  });

  test('into a folder that is not there fails before anything is checked', async () => {
    const { code, output } = await runHere('check', begun()('model.mjs'), '--report', `junit=${join('nowhere', 'at', 'all')}`);
    expect([code, output]).toEqual([2, '']);
  });
});
