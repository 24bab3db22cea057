/** The properties of a cluster that replay judges are broken by states and outputs that break them. */
import { expect, test } from 'vitest';
import { EMPTY, withItem } from '../../impl/epochs/entries.ts';
import { type DeployedNode, deployedNode } from '../../impl/stack/deployed-node.ts';
import { ABORT } from '../../impl/store/outcome.ts';
import { clusterMonitors } from '../../machine/monitors.ts';
import { wholeNodeConfig } from '../../machine/whole-node.ts';

type State = DeployedNode['state'];
type Layers = State['above']['layers'];

/** A founder, which speaks for all places. */
const founder: State = deployedNode.init(1, wholeNodeConfig(1, 3, [])).state;

function withLayers(change: Partial<Layers>): State {
  return { ...founder, above: { ...founder.above, layers: { ...founder.above.layers, ...change } } };
}

/** The complaints of the monitor after each of two nodes has come to a state. */
function judged(
  name: string,
  one: State,
  other: State,
  outputs: readonly DeployedNode['output'][] = [],
): readonly (string | null | undefined)[] {
  const monitor = clusterMonitors()[name];
  const step = { incarnation: 1, before: founder, outputs };
  monitor?.after({ ...step, node: 1, before: null, after: founder });
  return [monitor?.after({ ...step, node: 1, after: one }), monitor?.after({ ...step, node: 2, after: other })];
}

const store = (value: string) => withItem(EMPTY, 0, { class: 5, key: '=k', version: { counter: 1, writer: 1, boot: 1 }, value });
const holding = (value: string) => withLayers({ epochs: { ...founder.above.layers.epochs, store: store(value) } });

test('two nodes that speak for a place under one epoch', () => {
  expect(judged('oneSpeaksForAPlace', founder, founder)).toEqual([null, null]);
  const monitor = clusterMonitors().oneSpeaksForAPlace;
  const booted = { incarnation: 1, before: null, after: founder, outputs: [] };
  expect(monitor?.after({ ...booted, node: 1 })).toBeNull();
  expect(monitor?.after({ ...booted, node: 2 })).toMatch(/^nodes 1 and 2 both speak for place 0 of classes in 0 … \d+ under epoch 0$/);
});

test('a node that is down speaks for nothing', () => {
  const monitor = clusterMonitors().oneSpeaksForAPlace;
  const booted = { incarnation: 1, before: null, after: founder, outputs: [] };
  monitor?.after({ ...booted, node: 1 });
  monitor?.down(1);
  expect(monitor?.after({ ...booted, node: 2 })).toBeNull();
});

test('two values with one version', () => {
  expect(judged('oneValuePerVersion', holding('a'), holding('a'))).toEqual([null, null]);
  expect(judged('oneValuePerVersion', holding('a'), holding('b'))).toEqual([
    null,
    'node 2 and node 1 have different values of =k with the same version',
  ]);
});

test('two outcomes of one transaction', () => {
  const transaction = { node: 1, boot: 1, number: 3 };
  const home = { class: 5, key: 'k', base: { counter: 0, writer: 0, boot: 0 } };
  const telling = (outcome: 'committed' | 'aborted', mark: { readonly isOver?: true } = {}) => {
    const step = { type: 'telling', proposal: { ...ABORT, outcome }, ...mark } as const;
    const over = { epoch: 0, answers: [] };
    const resolution = { transaction, home, isSweep: false, parts: [], ballot: { round: 2, node: 1, boot: 1 }, over, step };
    return withLayers({ store: { ...founder.above.layers.store, resolving: [resolution] } });
  };
  expect(judged('oneOutcome', telling('committed'), telling('committed'))).toEqual([null, null]);
  expect(judged('oneOutcome', telling('committed'), telling('aborted'))).toEqual([
    null,
    expect.stringContaining('node 2 knows that a transaction is aborted, which another node knew to be committed'),
  ]);
  // Traces of nodes that were killed have this: a claimant brings a lock back whose outcome was forgotten everywhere.
  expect(judged('oneOutcome', telling('committed'), telling('aborted', { isOver: true }))).toEqual([null, null]);
});

test('two commits that have written one version of a key', () => {
  const version = { counter: 4, writer: 1, boot: 1 };
  const committed = {
    layer: 'store',
    inner: { type: 'committed', ticket: 1, readings: [], versions: [{ class: 5, key: 'k', version }] },
  } as const;
  expect(judged('oneWriterPerVersion', founder, founder, [committed])).toEqual([
    null,
    'ticket 1 of incarnation 1 of node 2 and ticket 1 of incarnation 1 of node 1 have both written version 4 of k',
  ]);
});

test('two commits that have replaced one version of a key, and one that has replaced another than it has read', () => {
  const committed = (base: number, counter: number, writer: number) => {
    const reading = { class: 5, key: 'k', version: { counter: base, writer: 1, boot: 1 }, value: null };
    const versions = [{ class: 5, key: 'k', version: { counter, writer, boot: 1 } }];
    return { layer: 'store', inner: { type: 'committed', ticket: counter, readings: [reading], versions } } as const;
  };
  expect(judged('commitsCompareAndSet', founder, founder, [committed(4, 5, 1)])).toEqual([
    null,
    'ticket 5 of incarnation 1 of node 2 and ticket 5 of incarnation 1 of node 1 have both replaced version 4 of k',
  ]);
  const wrong = 'ticket 6 of incarnation 1 of node 1 has replaced version 4 of k by 6';
  expect(judged('commitsCompareAndSet', founder, founder, [committed(4, 6, 1)])[0]).toBe(wrong);
  // Any number of commits may find nothing.
  expect(judged('commitsCompareAndSet', founder, founder, [committed(0, 1, 1)])).toEqual([null, null]);
});
