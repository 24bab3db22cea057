/** A claimant whose proposal is chosen without its knowledge: it asks, and gets the role with the data that it has read. */

import { expect, test } from 'vitest';
import { EMPTY, entriesOf } from '../../../impl/epochs/entries.ts';
import { foundedBy, withRole } from '../../../impl/epochs/role.ts';
import type { Durable } from '../../../impl/epochs/state.ts';
import { epochs } from '../../../impl/epochs/step.ts';
import { configOf } from './talk.ts';

const CONFIG = { ...configOf(1), retryMs: 100 };
const ROLE = { since: 1, round: 1, node: 3 };
const FOUNDERS = foundedBy([0, 1, 2]);

/** The disk of a node that has proposed itself for place 0, and has restarted since. */
const disk: Durable = {
  carried: [],
  given: [],
  agreed: [],
  kept: [
    {
      place: 0,
      from: 0,
      to: 1,
      epoch: 0,
      role: ROLE,
      items: [{ class: 0, key: 'k', version: { counter: 2, writer: 0, boot: 1 }, value: 'a' }],
    },
  ],
  untold: [],
  known: [{ from: 0, to: 1, epoch: 0, configuration: FOUNDERS }],
  store: EMPTY,
  round: 1,
};

test('it asks again and again, also after a restart', () => {
  const started = epochs.step(epochs.init(3, CONFIG, disk).state, { type: 'start' });
  expect(started.effects).toEqual([{ type: 'setTimer', timer: { type: 'retry' }, afterMs: 100 }]);
  const { effects } = epochs.step(started.state, { type: 'timeout', timer: { type: 'retry' } });
  const asked = effects.flatMap((effect) => (effect.type === 'send' ? [[effect.to, effect.message.type]] : []));
  expect(asked).toEqual([
    [0, 'survey'],
    [1, 'survey'],
    [2, 'survey'],
  ]);
  // The nodes that it knows may all have gone: the ring is asked, too.
  const lookups = effects.flatMap((effect) => (effect.type === 'indicate' && effect.output.type === 'lookup' ? [effect.output.place] : []));
  expect(lookups).toEqual([0, 1, 2]);
});

test('the members that it has not told of its epoch are on its disk, and it asks them after a restart', () => {
  const record: Durable = { ...disk, kept: [], untold: [{ place: 1, from: 0, to: 1 }] };
  const started = epochs.step(epochs.init(3, CONFIG, record).state, { type: 'start' });
  const { state, effects } = epochs.step(started.state, { type: 'timeout', timer: { type: 'retry' } });
  expect(effects).toContainEqual({ type: 'send', to: 1, message: { type: 'survey', place: 1, from: 0, to: 1, epoch: 0, isCopied: false } });
  const news = { type: 'installed', from: 0, to: 1, epoch: 1, configuration: FOUNDERS } as const;
  const heard = epochs.step(state, { type: 'receive', from: 1, message: news });
  const written = heard.effects.find(({ type }) => type === 'persist');
  expect(written?.type === 'persist' && written.record.untold).toEqual([]);
});

test.each([
  ['chosen: it carries the role with the data', withRole(FOUNDERS, 0, ROLE), [[0, 'k', 'a']]],
  ['not chosen: it forgets what it has read', FOUNDERS, []],
] as const)('its proposal is %s', (_, configuration, data) => {
  const { state } = epochs.init(3, CONFIG, disk);
  const news = { type: 'installed', from: 0, to: 1, epoch: 1, configuration } as const;
  const after = epochs.step(state, { type: 'receive', from: 1, message: news }).state;
  expect(entriesOf(after.store).map(({ place, key, value }) => [place, key, value])).toEqual(data);
  expect(after.carried.map(({ role }) => role)).toEqual(data.length === 0 ? [] : [ROLE]);
  expect(after.kept).toEqual([]);
});
