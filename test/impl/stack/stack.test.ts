import { describe, expect, test } from 'vitest';
import type { Event, Next } from '../../../impl/kernel/protocol.ts';
import type { Seam, Stacked, StackState } from '../../../impl/stack/layered.ts';
import { stack } from '../../../impl/stack/stack.ts';
import { choose, monitor, type Toy, type ToyEffect, tellClient, tellOther, toy, unmonitor } from './toys.ts';

type Two = Stacked<Toy, Toy>;

const cross = (output: Toy['output']) => (output.for === 'other' ? { effects: output.effects } : null);
const seam: Seam<Toy, Toy> = { rise: cross, descend: cross };
const two = stack(toy('below'), toy('above'), seam);
const started = two.step(two.init(1, { lower: [], upper: [] }).state, { type: 'start' }).state;

/** The layer is asked to do this. */
const asked = (layer: 'lower' | 'upper', ...effects: readonly ToyEffect[]): Event<Two> => ({
  type: 'request',
  request: { type: layer, inner: { effects } },
});
const suspect = (node: number): Event<Two> => ({ type: 'suspect', node });
const restore = (node: number): Event<Two> => ({ type: 'restore', node });
const following = (...events: readonly Event<Two>[]): Next<Two> =>
  events.reduce<Next<Two>>(({ state }, event) => two.step(state, event), { state: started, effects: [] });
const heard = ({ state: { lower, upper } }: Next<Two>) => [lower.heard.slice(1), upper.heard.slice(1)];

describe('what goes out', () => {
  test('has the name of its layer, in the order in which the layer lists it', () => {
    const effects = following(
      asked(
        'upper',
        { type: 'send', to: 2, message: { say: 'hello' } },
        { type: 'setTimer', timer: { name: 'tick' }, afterMs: 5 },
        tellClient,
      ),
    ).effects;
    expect(effects).toEqual([
      { type: 'send', to: 2, message: { type: 'upper', inner: { say: 'hello' } } },
      { type: 'setTimer', timer: { type: 'upper', inner: { name: 'tick' } }, afterMs: 5 },
      { type: 'indicate', output: { type: 'upper', inner: { for: 'client', effects: [] } } },
    ]);
  });
  test('comes in at the layer of that name on the other side', () => {
    const message = { type: 'lower', inner: { say: 'hello' } } as const;
    expect(
      heard(following({ type: 'receive', from: 2, message }, { type: 'timeout', timer: { type: 'upper', inner: { name: 'tick' } } })),
    ).toEqual([['hello of 2'], ['tick']]);
  });
});

describe('what is between the layers', () => {
  test('rises as a request, and what answers it descends, in one step', () => {
    const next = following(asked('lower', tellOther(tellOther(tellClient))));
    expect(heard(next)).toEqual([['request', 'request'], ['request']]);
    expect(next.effects).toEqual([{ type: 'indicate', output: { type: 'lower', inner: { for: 'client', effects: [] } } }]);
  });
  test('waits until the layer that says it has done all else', () => {
    const [first, second] = following(asked('lower', tellOther(monitor(7)), monitor(8))).effects;
    expect([first, second]).toEqual([monitor(8), monitor(7)]);
  });
  test('waits at the boot for the start, which both layers hear of first', () => {
    const booted = two.init(1, { lower: [tellOther(monitor(7))], upper: [] });
    expect(booted.effects).toEqual([]);
    const next = two.step(booted.state, { type: 'start' });
    expect([next.state.upper.heard, next.effects]).toEqual([['start', 'request'], [monitor(7)]]);
  });
  test('is heard before the node stops, which comes last', () => {
    const ended = following(asked('lower', tellOther(monitor(7)), { type: 'stop' }));
    expect([heard(ended), ended.effects]).toEqual([
      [['request'], ['request']],
      [monitor(7), { type: 'stop' }],
    ]);
  });
});

describe('a choice', () => {
  const waiting = following(asked('lower', tellOther(monitor(7)), choose));
  test('is the last effect, and is answered to the layer that asked, before the other one has its turn', () => {
    expect(waiting.effects).toEqual([choose]);
    const next = two.step(waiting.state, { type: 'chosen', value: 2 });
    expect([heard(next), next.effects]).toEqual([[['request', 'chosen 2'], ['request']], [monitor(7)]]);
  });
});

describe('the failure detector', () => {
  const shared = [asked('lower', monitor(7)), asked('upper', monitor(7))];
  test('is asked once for a node that both layers watch, and not to stop before both have', () => {
    const [once, twice] = shared.map((_, i) => following(...shared.slice(0, i + 1)).effects);
    expect([once, twice]).toEqual([[monitor(7)], []]);
    expect(following(...shared, asked('lower', unmonitor(7))).effects).toEqual([]);
    expect(following(...shared, asked('lower', unmonitor(7)), asked('upper', unmonitor(7))).effects).toEqual([unmonitor(7)]);
  });
  test('is heard by both layers of a node that both watch, by one of a node that one watches', () => {
    expect(heard(following(...shared, suspect(7), restore(7)))).toEqual([
      ['request', 'suspect 7', 'restore 7'],
      ['request', 'suspect 7', 'restore 7'],
    ]);
    expect(heard(following(asked('lower', monitor(7)), suspect(7)))).toEqual([['request', 'suspect 7'], []]);
  });
  test('has said it already: a layer that begins to watch a suspected node hears of it at once', () => {
    expect(heard(following(asked('lower', monitor(7)), suspect(7), asked('upper', monitor(7))))).toEqual([
      ['request', 'suspect 7'],
      ['request', 'suspect 7'],
    ]);
  });
  test('tells of a suspicion again when a layer watches the node again after no layer did', () => {
    expect(heard(following(asked('lower', monitor(7)), suspect(7), asked('lower', unmonitor(7)), asked('upper', monitor(7))))[1]).toEqual([
      'request',
    ]);
  });
  test('is not passed on about a node that no layer watches any longer', () => {
    expect(heard(following(asked('lower', monitor(7)), asked('lower', unmonitor(7)), suspect(7)))[0]).toEqual(['request', 'request']);
  });
});

describe('the disk', () => {
  const saving = (saved: string): ToyEffect => ({ type: 'persist', record: { saved } });
  test('keeps the last record of each layer', () => {
    const { effects } = following(asked('lower', saving('a')), asked('upper', saving('b')));
    expect(effects).toEqual([{ type: 'persist', record: { lower: { saved: 'a' }, upper: { saved: 'b' } } }]);
  });
  test('gives each layer its own back', () => {
    const { lower, upper }: StackState<Toy, Toy> = two.init(1, { lower: [], upper: [] }, { lower: { saved: 'a' }, upper: null }).state;
    expect([lower.heard, upper.heard]).toEqual([['woke with a'], []]);
  });
});

test('a stack can be stacked: three layers, of which the middle one talks to both', () => {
  const three = stack(two, toy('top'), {
    rise: (output) => (output.type === 'upper' ? { effects: [] } : null),
    descend: () => null,
  });
  const { state } = three.step(three.init(1, { lower: { lower: [], upper: [] }, upper: [] }).state, { type: 'start' });
  const ascending = tellOther(tellClient);
  const next = three.step(state, {
    type: 'request',
    request: { type: 'lower', inner: { type: 'lower', inner: { effects: [ascending] } } },
  });
  expect([next.state.lower.lower.heard, next.state.lower.upper.heard, next.state.upper.heard]).toEqual([
    ['start', 'request'],
    ['start', 'request'],
    ['start', 'request'],
  ]);
});
