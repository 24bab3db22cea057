/** How often questions are asked again. */
import { expect, test } from 'vitest';
import type { Effect } from '../../../impl/kernel/protocol.ts';
import type { Store } from '../../../impl/store/protocol.ts';
import type { Config, State } from '../../../impl/store/state.ts';
import { store } from '../../../impl/store/step.ts';

const CONFIG: Config = { degree: 3, retryMs: 300, giveUpAfter: 20 };
const RETRY = { type: 'timeout', timer: { type: 'retry' } } as const;

/** After how many ends of the time to answer the store asks for the places again. `begin`: what it does first. */
function asksAgain(config: Config, begin: (state: State) => State): readonly number[] {
  let state = begin(store.init(1, config).state);
  const asks: number[] = [];
  for (let ended = 1; ended <= 20; ended++) {
    const after = store.step(state, RETRY);
    if (asksOf(after.effects) > 0) asks.push(ended);
    state = answered(after.state, after.effects);
  }
  return asks;
}

const asksOf = (effects: readonly Effect<Store>[]): number =>
  effects.filter((effect) => effect.type === 'indicate' && effect.output.type === 'locate').length;

/** The layer below knows no node for any place. */
function answered(state: State, effects: readonly Effect<Store>[]): State {
  const located = { type: 'request', request: { type: 'located', class: 0, nodes: [null, null, null], epoch: 0 } } as const;
  return Array.from({ length: asksOf(effects) }).reduce<State>((after) => store.step(after, located).state, state);
}

function reading(state: State): State {
  const { state: asked, effects } = store.step(state, { type: 'request', request: { type: 'get', ticket: 1, class: 0, key: 'x' } });
  return answered(asked, effects);
}

test('the pauses before a question is asked again double, up to eight times the first', () => {
  expect(asksAgain({ ...CONFIG, pausesDouble: true }, reading)).toEqual([2, 3, 5, 9, 17]);
});

test('without that, it is asked each time', () => {
  expect(asksAgain(CONFIG, reading)).toHaveLength(20);
});
