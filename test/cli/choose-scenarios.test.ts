import { expect, test } from 'vitest';
import { chooseScenarios } from '../../cli/choose-scenarios.ts';
import type { Scenario } from '../../model-check/scenario.ts';

const names = ['ring/join/2+3', 'ring/join/2+3/late', 'merge/join/2+4', 'ring/join/2+4'];
const all = names.map((name): Scenario => ({ name, teaches: '', cost: 'fast', spec: { name, init: [0], actions: {}, properties: {} } }));

test.each([
  ['ring/join/2+3', ['ring/join/2+3']],
  ['join/2+3', ['ring/join/2+3']],
  ['2+3', ['ring/join/2+3']],
  ['late', ['ring/join/2+3/late']],
  ['join/2+4', ['merge/join/2+4', 'ring/join/2+4']],
  ['oin/2+3', ['ring/join/2+3', 'ring/join/2+3/late']],
])('%s is the one scenario that ends so, or else all in which it occurs', (pattern, chosen) => {
  expect(chooseScenarios(all, [pattern]).map(({ name }) => name)).toEqual(chosen);
});
