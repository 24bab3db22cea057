/** Layers by name, one table of wires, and the failure detector below them. */
import { describe, expect, test } from 'vitest';
import type { Event, Next } from '../../../impl/kernel/protocol.ts';
import { type Detected, detected } from '../../../impl/stack/detected.ts';
import { type Flat, flat } from '../../../impl/stack/flat.ts';
import { choose, monitor, type Toy, type ToyEffect, tellClient, tellOther, toy, unmonitor } from './toys.ts';

type Three = Flat<{ readonly low: Toy; readonly middle: Toy; readonly high: Toy }>;

/** An output of the lowest layer goes to both others; theirs go nowhere. */
const three = flat<{ readonly low: Toy; readonly middle: Toy; readonly high: Toy }>(
  'three',
  { low: toy('low'), middle: toy('middle'), high: toy('high') },
  {
    low: ({ for: whom, effects }) =>
      whom === 'client'
        ? null
        : [
            { layer: 'middle', inner: { effects } },
            { layer: 'high', inner: { effects } },
          ],
    middle: ({ for: whom }) => (whom === 'client' ? null : []),
    high: ({ for: whom }) => (whom === 'client' ? null : []),
  },
);
const nothing = { low: [], middle: [], high: [] };
const started = three.step(three.init(1, nothing).state, { type: 'start' }).state;

const asked = (layer: 'low' | 'middle' | 'high', ...effects: readonly ToyEffect[]): Event<Three> => ({
  type: 'request',
  request: { layer, inner: { effects } },
});
const following = (...events: readonly Event<Three>[]): Next<Three> =>
  events.reduce<Next<Three>>(({ state }, event) => three.step(state, event), { state: started, effects: [] });
const heard = ({ state: { layers } }: Next<Three>) => [layers.low, layers.middle, layers.high].map((each) => each.heard.slice(1));

describe('flat layers', () => {
  test('messages and timers have the name of their layer, and come back to it', () => {
    const { effects } = following(asked('high', { type: 'send', to: 2, message: { say: 'hello' } }, tellClient));
    expect(effects).toEqual([
      { type: 'send', to: 2, message: { layer: 'high', inner: { say: 'hello' } } },
      { type: 'indicate', output: { layer: 'high', inner: { for: 'client', effects: [] } } },
    ]);
    const back = following(
      { type: 'receive', from: 2, message: { layer: 'middle', inner: { say: 'hello' } } },
      { type: 'timeout', timer: { layer: 'low', inner: { name: 'tick' } } },
    );
    expect(heard(back)).toEqual([['tick'], ['hello of 2'], []]);
  });

  test('one output reaches all layers to which a wire leads, after the step that says it', () => {
    const { effects, ...rest } = following(asked('low', tellOther(tellClient), { type: 'send', to: 2, message: { say: 'first' } }));
    expect(heard({ effects, ...rest })).toEqual([['request'], ['request'], ['request']]);
    expect(effects.map(({ type }) => type)).toEqual(['send', 'indicate', 'indicate']);
  });

  test('a node is watched as long as one layer does, and only layers that watch it hear of a suspicion', () => {
    const both = following(asked('low', monitor(7)), asked('high', monitor(7)));
    expect(both.effects).toEqual([]);
    expect(heard(following(asked('low', monitor(7)), { type: 'suspect', node: 7 }))).toEqual([['request', 'suspect 7'], [], []]);
    expect(following(asked('low', monitor(7)), asked('high', monitor(7)), asked('low', unmonitor(7))).effects).toEqual([]);
    const ended = following(asked('low', monitor(7)), asked('high', monitor(7)), asked('low', unmonitor(7)), asked('high', unmonitor(7)));
    expect(ended.effects).toEqual([{ type: 'unmonitor', node: 7 }]);
  });

  test('a layer that begins to watch a suspected node is told at once', () => {
    const late = following(asked('low', monitor(7)), { type: 'suspect', node: 7 }, asked('high', monitor(7)));
    expect(heard(late)[2]).toEqual(['request', 'suspect 7']);
  });

  test('a later life ends the suspicion of an earlier one, for all layers that watch the node', () => {
    const later = { type: 'monitor', node: 7, incarnation: 2 } as const;
    const met = following(asked('low', monitor(7)), asked('high', monitor(7)), { type: 'suspect', node: 7 }, asked('low', later));
    expect(met.effects).toEqual([{ type: 'unmonitor', node: 7 }, later]);
    expect(heard(met)[2]).toEqual(['request', 'suspect 7', 'restore 7']);
    expect(met.state.suspected).toEqual([]);
  });

  test('a life that is watched already changes nothing, and is forgotten when nobody watches', () => {
    const later = { type: 'monitor', node: 7, incarnation: 2 } as const;
    const suspected = following(asked('low', later), { type: 'suspect', node: 7 }, asked('low', later));
    expect([suspected.effects, suspected.state.suspected]).toEqual([[], [7]]);
    expect(following(asked('low', later), asked('low', unmonitor(7))).state.lives).toBeUndefined();
  });

  test('the durable record has that of each layer, and each boots with its own', () => {
    const saved = (layer: 'low' | 'high', text: string) => asked(layer, { type: 'persist', record: { saved: text } });
    const { effects } = following(saved('low', 'a'), saved('high', 'b'));
    expect(effects).toEqual([{ type: 'persist', record: { low: { saved: 'a' }, high: { saved: 'b' } } }]);
    const { layers } = three.init(1, nothing, { low: { saved: 'a' }, high: { saved: 'b' } }).state;
    expect([layers.low.heard, layers.middle.heard, layers.high.heard]).toEqual([['woke with a'], [], ['woke with b']]);
  });

  test('the answer to a choice goes to the layer that asked, ahead of all other events', () => {
    const { state } = following(asked('low', tellOther(), choose));
    expect(state.awaits).toBe('low');
    expect(heard(three.step(state, { type: 'chosen', value: 2 }))).toEqual([['request', 'chosen 2'], ['request'], ['request']]);
  });

  test('a layer that ends may ask another one to end, which ends the node; those that end with it hear nothing meanwhile', () => {
    const inTurn = flat<{ readonly low: Toy; readonly middle: Toy; readonly high: Toy }>(
      'in turn',
      { low: toy('low'), middle: toy('middle'), high: toy('high') },
      { low: () => null, middle: () => null, high: () => null },
      { low: { with: ['middle'], then: { layer: 'high', inner: { effects: [monitor(7)] } } } },
    );
    const begun = inTurn.step(inTurn.init(1, nothing).state, { type: 'start' }).state;
    const left = inTurn.step(begun, asked('low', { type: 'stop' }));
    expect(left.effects).toEqual([{ type: 'monitor', node: 7 }]);
    const later = [asked('low'), asked('middle'), asked('high', { type: 'stop' })];
    const end = later.reduce<Next<Three>>(({ state }, event) => inTurn.step(state, event), left);
    expect(heard(end)).toEqual([['request', 'request'], [], ['request', 'request']]);
    expect(end.effects).toEqual([{ type: 'stop' }]);
  });

  test('a node that ends stops last', () => {
    const { effects } = following(asked('low', tellOther(tellClient), { type: 'stop' }));
    expect(effects.map(({ type }) => type)).toEqual(['indicate', 'indicate', 'stop']);
  });
});

describe('under a failure detector', () => {
  type Whole = Detected<Three>;
  const whole = detected(three);
  const config = { detector: { roundMs: 100, firstPatience: 1, mostPatience: 2 }, above: nothing };
  const begun = whole.step(whole.init(1, config).state, { type: 'start' }).state;
  const having = (...events: readonly Event<Whole>[]) =>
    events.reduce<Next<Whole>>(({ state }, event) => whole.step(state, event), { state: begun, effects: [] });
  const round: Event<Whole> = { type: 'timeout', timer: { layer: 'detector', inner: { type: 'round' } } };
  const heardLow = ({ state }: Next<Whole>) => state.above.layers.low.heard.slice(1);

  test('a watched node is pinged, and suspected when it is silent', () => {
    const watching = having(asked('low', monitor(7)));
    expect(watching.effects.map(({ type }) => type)).toEqual(['send', 'setTimer']);
    expect(heardLow(having(asked('low', monitor(7)), round))).toEqual(['request', 'suspect 7']);
  });

  test('any message of a suspected node takes the suspicion back, before the message is heard', () => {
    const hello: Event<Whole> = { type: 'receive', from: 7, message: { layer: 'low', inner: { say: 'hello' } } };
    expect(heardLow(having(asked('low', monitor(7)), round, hello))).toEqual(['request', 'suspect 7', 'restore 7', 'hello of 7']);
  });

  test('no layer hears of nodes that it does not watch', () => {
    expect(heardLow(having(asked('high', monitor(7)), round))).toEqual([]);
  });
});
