import { describe, expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import { stateGraph } from '../../../model-check/drivers/state-graph.ts';
import { dot } from '../../../model-check/report/dot.ts';
import { allScenarios } from '../../../scenarios/all.ts';
import { counting } from './counting.ts';

describe('the graph of a scenario', () => {
  test.each(['conformance/two-phase/3', 'relaxed-ring/join/3+1'])('%s has the states and steps of a check', async (name) => {
    const scenario = allScenarios.find((each) => each.name === name);
    if (scenario === undefined) throw new Error(name);
    const graph = await stateGraph(scenario, { maxStates: 100_000 });
    const { distinct, generated } = await check(scenario);
    expect([graph.states.length, graph.steps.length]).toEqual([distinct, generated - 1]);
  });

  test('goes on after violations, and names them', async () => {
    const { states, steps } = await stateGraph(counting);
    expect([states.length, steps.length, states.filter(({ isInitial }) => isInitial).length]).toEqual([49, 84, 1]);
    expect(new Set(states.map(({ breaks }) => breaks))).toEqual(new Set([undefined, 'low', 'sum', 'alone']));
  });

  test('above its bound is refused, and so is a part of one', async () => {
    await expect(stateGraph(counting, { maxStates: 48 })).rejects.toThrow(
      'counters/two: graph: got more than 48 states, expected at most 48',
    );
    await expect(stateGraph(counting, { signal: { aborted: true } })).rejects.toThrow('graph: the run was interrupted');
    await expect(stateGraph(counting, { maxStates: 0 })).rejects.toThrow('options.maxStates: got 0');
  });
});

test('DOT has a box for each state, framed twice if it is initial and red if it breaks a property', () => {
  const states = [
    { state: { text: 'a "b" \\', nodes: [{ id: 1, state: { x: 1 }, status: 'up' }] }, isInitial: true },
    { state: 3, isInitial: false, breaks: 'small' },
  ];
  expect(dot({ scenario: 'a/b', states, steps: [{ from: 0, to: 1, says: 'go(1)' }] })).toBe(
    [
      'digraph "a/b" {',
      '  node [shape=box, fontname="monospace", fontsize=10];',
      '  edge [fontname="monospace", fontsize=9];',
      '  s0 [label="text: a \\"b\\" \\\\\\lnode 1: {x: 1}, status up\\l", peripheries=2];',
      '  s1 [label="3\\l✗ small\\l", color=red, fontcolor=red];',
      '  s0 -> s1 [label="go(1)"];',
      '}',
      '',
    ].join('\n'),
  );
});
