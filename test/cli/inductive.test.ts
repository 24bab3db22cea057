import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from './run-program.ts';

const MODEL = `
import { scenario } from 'selfman/model-check';
import { always } from 'selfman/spec';

const spec = {
  name: 'tank',
  init: [{ level: 0, pump: 'off' }],
  actions: {
    start: { when: (s) => s.pump === 'off' && s.level < 4, then: (s) => ({ ...s, pump: 'on' }) },
    fill: { when: (s) => s.pump === 'on', then: (s) => ({ level: s.level + 2, pump: 'off' }) },
    drain: { when: (s) => s.level > 0, then: (s) => ({ ...s, level: s.level - 1 }) },
  },
  properties: { neverFull: always((s) => s.level < 6, 'The level stays below 6.') },
};

function* within() {
  for (let level = 0; level < 10; level++) for (const pump of ['on', 'off']) yield { level, pump };
}

const pumpIsLow = always((s) => s.pump === 'off' || s.level < 4, 'The pump is on only below 4.');

export const strong = scenario({ name: 'tank/strong', spec, inductive: { within, invariant: { pumpIsLow, neverFull: spec.properties.neverFull } } });
export const weak = scenario({ name: 'tank/weak', spec, inductive: { within } });
export const wrong = scenario({ name: 'tank/wrong', spec, bound: { depth: 2 }, inductive: { within } });
`;

const file = join(mkdtempSync(join(tmpdir(), 'selfman-')), 'tank.mjs');
writeFileSync(file, MODEL);

test('check tells how many states satisfy an invariant, or one step that breaks it', async () => {
  const strong = await run('check', `${file}#strong`);
  expect(strong.output).toContain('is inductive: 10 of 20 states satisfy it, and 16 steps from there keep it (exhausted)');
  expect(strong.code).toBe(0);
  const weak = await run('check', `${file}#weak`);
  expect(weak.output).toContain('is not inductive: neverFull fails after one step from a state that need not be reachable');
  expect(weak.output).toContain('in a state that satisfies the invariant, reachable or not: {level: 4, pump: on}');
  expect(weak.code).toBe(1);
});

test('explain tells the state in which a counterexample to induction begins, and what holds otherwise', async () => {
  const weak = await run('explain', `${file}#weak`);
  expect(weak.output).toContain('In a state that satisfies the invariant, reachable or not:\n     level: 4\n     pump: on\n');
  const strong = await run('explain', `${file}#strong`);
  expect(strong.output).toContain('these hold after any number of steps, within the type bound:\n  always neverFull');
});

test('what does not go together with induction is refused in one line', async () => {
  const { code, errors } = await run('check', `${file}#wrong`);
  expect(code).toBe(2);
  expect(errors).toContain('tank/wrong: bound: got one beside inductive, expected none');
  const checkpoint = await run('check', `${file}#strong`, '--core', 'packed');
  expect(checkpoint.errors).toContain('options.core: got "packed", expected none for an inductive scenario');
});
