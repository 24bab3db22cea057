/** The explorer's core, without a browser: runs, branches, shared addresses, views, goals, exports and opened files. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asItf, asMermaid, asRegressionTest, asRunFile } from '../../explorer/core/exported.ts';
import { freely, scenarioFor } from '../../explorer/core/free-play.ts';
import { reachedAt } from '../../explorer/core/goal.ts';
import { judgedHistory } from '../../explorer/core/judged-history.ts';
import { follow, recognised, type Story } from '../../explorer/core/opened.ts';
import { Run } from '../../explorer/core/run.ts';
import { messagesIn, nodesIn, sceneOf } from '../../explorer/core/scene.ts';
import { fragmentOf, readFragment, replayCode } from '../../explorer/core/share-code.ts';
import { causalPast, spaceTime } from '../../explorer/core/space-time.ts';
import { groupedByNode, lettersIn } from '../../explorer/core/steps.ts';
import { recordsView } from '../../explorer/core/views/records-view.ts';
import { ringView } from '../../explorer/core/views/ring-view.ts';
import { transactionsView } from '../../explorer/core/views/transactions-view.ts';
import { groupOf } from '../../explorer/page/scenario-groups.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { check } from '../../model-check/drivers/check.ts';
import { Interactive } from '../../model-check/drivers/interactive.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../scenarios/all.ts';
import { fileOf, isKept } from '../../scripts/counterexamples.ts';

const ROOT = join(import.meta.dirname, '..', '..');

function named(name: string): Scenario {
  const found = allScenarios.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`no scenario is called ${name}`);
  return found;
}

function kept(name: string): { readonly run: Run; readonly story: Story; readonly scenario: Scenario } {
  const scenario = named(name);
  const story: Story = JSON.parse(readFileSync(fileOf(name), 'utf8'));
  const run = follow(new Interactive(scenario), story);
  if (run === null) throw new Error(`${name} cannot be followed`);
  return { run, story, scenario };
}

const CRASH = 'relaxed-ring/crash/during-join';

test('the page finds every scenario by the beginning of its name', async () => {
  const missing: string[] = [];
  for (const { name } of allScenarios) if (!(await groupOf(name)).some((each) => each.name === name)) missing.push(name);
  expect(missing).toEqual([]);
});

describe('a run', () => {
  test('another step from an earlier state begins a branch, and both are kept', () => {
    const { run, story } = kept(CRASH);
    run.goTo(3);
    const other = run.choices().find(({ says }) => says !== story.steps[3].says);
    run.take(other?.number ?? -1);
    expect(run.ends.map(({ depth }) => depth)).toEqual([8, 4]);
    expect(run.path()).toHaveLength(5);
    run.goToKnot(8);
    expect(run.path()).toHaveLength(9);
  });

  test('a step that was taken before leads to the state that is there', () => {
    const { run } = kept(CRASH);
    const { id, number } = run.at;
    run.goTo(7);
    expect(run.take(number).id).toBe(id);
    expect(run.knots).toHaveLength(9);
  });
});

describe('the address of a run', () => {
  const stories = allScenarios.filter((scenario) => isKept(scenario) && !('spec' in scenario && scenario.spec.init.length > 1));

  test('leads to the same state, for every kept counterexample, with two characters a step', () => {
    const lengths = stories.flatMap((scenario) => {
      const run = follow(new Interactive(scenario), JSON.parse(readFileSync(fileOf(scenario.name), 'utf8')));
      if (run === null) return [];
      const fragment = fragmentOf(run);
      const again = replayCode(new Interactive(scenario), readFragment(fragment));
      expect(again.stoppedAt).toBeNull();
      expect(again.run.at.moment.state).toEqual(run.at.moment.state);
      return [(fragment.length - `s=${scenario.name}&r=&d=1234`.length) / Math.max(1, run.at.depth)];
    });
    expect(lengths.length).toBeGreaterThan(80);
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThan(2.3);
  });

  test('of other code is matched by its labels, as far as they go', () => {
    const { run, scenario } = kept(CRASH);
    const code = readFragment(fragmentOf(run));
    const shifted = { ...code, digest: 'zzzz', choices: code.choices.map((choice) => choice + 1) };
    expect(replayCode(new Interactive(scenario), shifted)).toMatchObject({ stoppedAt: null, wasMatched: true });
    const strange = { ...shifted, letters: `${code.letters.slice(0, 3)}!${code.letters.slice(4)}` };
    const { stoppedAt, run: begun } = replayCode(new Interactive(scenario), strange);
    expect([stoppedAt, begun.at.depth]).toEqual([4, 3]);
  });

  test.each([
    ['s=a&r=0%200', 'r: got "0 0", expected steps'],
    ['s=a&at=x', 'at: got "x", expected a whole number'],
    [`s=a&r=${'0'.repeat(2_001)}`, 'r: got 2001 steps, expected at most 2000'],
  ])('%j is refused', (fragment, complaint) => {
    expect(() => readFragment(fragment)).toThrow(complaint);
  });
});

describe('the ring in a picture', () => {
  test('shows keys with two owners, the pointers of nodes, and the nodes that are down', () => {
    const { run } = kept(CRASH);
    const view = ringView(run.at.moment.state);
    expect(view).toMatchObject({ size: 16, shared: [{ after: 0, upTo: 4, owners: [4, 12] }], holes: [] });
    expect(view?.peers.map(({ id, standing }) => [id, standing])).toEqual([
      [0, 'member'],
      [4, 'member'],
      [8, 'down'],
      [12, 'member'],
    ]);
    expect(view?.pointers).toContainEqual({ from: 4, to: 8, kind: 'successor' });
  });

  test('counts the owners of each piece as the ranges say, also of ranges that overlap', () => {
    const size = 12;
    const node = (id: number, predecessor: number) => ({
      id,
      status: 'up',
      state: { status: 'member', config: { keys: size }, predecessor, successor: id },
    });
    for (const predecessors of [
      [9, 1, 4],
      [5, 1, 1],
      [1, 9, 9],
      [1, 4, 4],
    ]) {
      const view = ringView({ nodes: [1, 4, 9].map((id, i) => node(id, predecessors[i] ?? 0)), messages: [] });
      const ownersOf = (key: number) =>
        (view?.owned ?? []).filter(({ after, upTo }) => after === upTo || (key - after - 1 + size) % size < (upTo - after + size) % size);
      const count = (key: number) => ownersOf(key).length;
      const within = (arcs: readonly { after: number; upTo: number }[]) =>
        arcs.flatMap(({ after, upTo }) =>
          Array.from({ length: after === upTo ? size : (upTo - after + size) % size }, (_, i) => (after + 1 + i) % size),
        );
      const keys = Array.from({ length: size }, (_, key) => key);
      expect(ascending(within(view?.shared ?? []))).toEqual(keys.filter((key) => count(key) > 1));
      expect(ascending(within(view?.holes ?? []))).toEqual(keys.filter((key) => count(key) === 0));
    }
  });

  test('shows keys without an owner while a newcomer is let in', () => {
    const run = new Run(new Interactive(named('relaxed-ring/join/every-key-owned')));
    const holes = new Set<number>();
    for (let step = 0; step < 12 && run.choices().length > 0; step++) holes.add(ringView(run.take(0).moment.state)?.holes.length ?? -1);
    expect([...holes]).toContain(1);
  });

  test('is there for every scenario of a ring, and no view throws in any first state', () => {
    const rings = allScenarios.filter((scenario) => {
      const { state } = new Interactive(scenario).begin();
      sceneOf(state, [], [], null);
      return ringView(state) !== null;
    });
    expect(rings.length).toBeGreaterThan(150);
  });
});

test('transactions are items by replicas, with locks, votes and ballots', () => {
  const { run } = kept('baselines/scalaris/write-skew/f-3');
  const views = run.path().map(({ moment }) => transactionsView(moment.state));
  expect(views.every((view) => view !== null)).toBe(true);
  expect(views.some((view) => view?.replicas.some(({ writers }) => writers.length > 0))).toBe(true);
  expect(views.some((view) => (view?.ballots.length ?? 0) > 0)).toBe(true);
});

describe('roles and items', () => {
  const tablesAfter = (name: string, steps: number) => {
    const run = new Run(new Interactive(named(name)));
    for (let step = 0; step < steps && run.choices().length > 0; step++) run.take(0);
    return recordsView(run.at.moment.state)?.tables ?? [];
  };

  test('of a spec are tables by name: carriers, configurations, operations', () => {
    const tables = tablesAfter('registers/3', 6);
    expect(tables.map(({ title }) => title)).toEqual(['Carriers', 'Configurations', 'Operations']);
    expect(tables[2]?.rows.map(({ head, node }) => [head, node])).toEqual([
      ['put0', null],
      ['get1', null],
    ]);
    expect(tablesAfter('epochs/3', 1).map(({ title }) => title)).toContain('Transactions');
  });

  test('of nodes are those of their layers, and items come with versions and locks', () => {
    const tables = tablesAfter('store/commit/3/outsider', 6);
    const items = tables.find(({ title }) => title === 'Items');
    expect(items?.columns).toEqual(['place', 'class', 'key', 'version', 'locks']);
    expect(tables.find(({ title }) => title === 'Roles that are carried')?.rows.map(({ node }) => node)).toEqual([0, 1, 2]);
  });

  test('are not shown where a state has none', () => {
    expect(recordsView(new Interactive(named(CRASH)).begin().state)).toBeNull();
  });
});

test('each message in flight can be taken by the choice that delivers it', () => {
  const { run } = kept(CRASH);
  const letters = lettersIn(messagesIn(run.at.moment.state), run.choices());
  expect(letters.map(({ from, to, deliver }) => [from, to, deliver !== null])).toEqual([
    [12, 0, true],
    [4, 0, true],
  ]);
  expect(groupedByNode(run.choices()).map(({ node }) => node)).toEqual([0, 4]);
});

test('a space-time diagram has a line for each message, and knows the causal past', () => {
  const { run } = kept(CRASH);
  const steps = run.path().flatMap(({ step }) => step ?? []);
  const diagram = spaceTime(steps, nodesIn(run.root.moment.state), messagesIn(run.root.moment.state));
  expect(diagram.nodes).toEqual([0, 4, 8, 12]);
  expect(diagram.lines.filter(({ fate }) => fate === 'in flight')).toHaveLength(2);
  expect(ascending(causalPast(diagram, 8))).toEqual([1, 2, 3, 4, 8]);
});

describe('a goal', () => {
  test('is reached in the first state that fits, within the steps', () => {
    const { run, story } = kept(CRASH);
    expect(reachedAt(run, { reach: { broken: story.property } })?.depth).toBe(8);
    expect(reachedAt(run, { reach: { broken: story.property }, atMost: 7 })).toBeNull();
    expect(reachedAt(run, { reach: { broken: 'another' } })).toBeNull();
    expect(reachedAt(run, { reach: (state) => nodesIn(state).length === 4 })?.depth).toBe(0);
  });

  test('that a property asks for is found by the checker, from any state', async () => {
    const { run, scenario, story } = kept(CRASH);
    const { choices } = run.path()[5].moment;
    const report = await check(scenarioFor(scenario, { type: 'breakOne', property: story.property }), { from: { choices } });
    expect(report.counterexample?.steps).toHaveLength(3);
    const rest = await check(scenarioFor(scenario, { type: 'break', except: [story.property] }), { from: { choices } });
    expect(rest.verdict).toBe('holds');
  });
});

test('free play lifts the faults as far as the world allows', () => {
  const play = new Interactive(freely(named(CRASH)));
  expect(play.left(play.begin())).toMatchObject({ crash: 4, drop: 99 });
  for (const scenario of allScenarios) expect(() => new Interactive(freely(scenario)).begin()).not.toThrow();
});

describe('an exported run', () => {
  const { run } = kept(CRASH);

  test('is opened again', () => {
    const { text, name } = asRunFile(run);
    expect(recognised(name, text)).toEqual({ type: 'run', fragment: fragmentOf(run) });
  });

  test('as a test, as Mermaid and as ITF says what happened', () => {
    expect(asRegressionTest(run).text).toContain('toEqual(["atMostOneResponsible"])');
    expect(asMermaid(run).text).toMatch(/^sequenceDiagram/);
    expect(JSON.parse(asItf(run).text).states).toHaveLength(9);
  });
});

describe('an opened file', () => {
  test('that is a counterexample, a history or a trace is known as such', () => {
    const counterexample = readFileSync(fileOf(CRASH), 'utf8');
    expect(recognised('a.json', counterexample).type).toBe('counterexample');
    const history = readFileSync(join(ROOT, 'traces/histories/write-skew.ndjson'), 'utf8');
    expect(recognised('a.ndjson', history).type).toBe('history');
    expect(judgedHistory('write-skew.ndjson', history).frames.length).toBeGreaterThan(1);
  });

  test.each([
    ['{}', 'an object in JSON with the fields of nothing'],
    ['', 'an empty file'],
    ['hello', 'text that is not JSON'],
    ['[1]', 'a list in JSON, in which no report has a counterexample'],
    ['{"verdict":"holds"}', 'a report whose verdict is "holds", without a counterexample'],
  ])('%j is told what it is taken for, and what is accepted', (text, seems) => {
    expect(() => recognised('a.json', text)).toThrow(`a.json: got ${seems}, expected a counterexample, a report`);
  });
});
