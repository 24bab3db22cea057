/** A whole node in single steps: what its layers do together. */
import { expect, test } from 'vitest';
import { foundedBy, withRole } from '../../../impl/epochs/role.ts';
import type { Event, Next } from '../../../impl/kernel/protocol.ts';
import { nodeConfig, type WholeNode, wholeNode } from '../../../impl/stack/node.ts';

const SELF = 5;
const config = nodeConfig({ self: SELF, size: 12, degree: 3, contacts: [] });

/** A founder that is alone on the ring, after these events. */
function founder(...events: readonly Event<WholeNode>[]): Next<WholeNode> {
  const begun = wholeNode.step(wholeNode.init(SELF, config).state, { type: 'start' });
  return events.reduce<Next<WholeNode>>(({ state }, event) => wholeNode.step(state, event), begun);
}

test('a node that hears that it was replaced, though the ring says that the place is its own, claims the place again', () => {
  const configuration = withRole(foundedBy([SELF, SELF, SELF]), 1, { since: 1, round: 1, node: 9 });
  const news = { type: 'installed', from: 0, to: 4, epoch: 1, configuration } as const;
  const { layers } = founder({ type: 'receive', from: 9, message: { layer: 'epochs', inner: news } }).state;
  expect(layers.epochs.carried.map(({ place }) => place)).toEqual([0, 2]);
  expect(layers.epochs.claims.map(({ place, from, to, phase }) => [place, from, to, phase])).toEqual([[1, 0, 4, 'surveying']]);
});

test('the last node of a ring that leaves waits for an heir, and ends when its patience is over', () => {
  const leave: Event<WholeNode> = { type: 'request', request: { layer: 'ring', inner: { type: 'leave' } } };
  const retry: Event<WholeNode> = { type: 'timeout', timer: { layer: 'epochs', inner: { type: 'retry' } } };
  const retries = (count: number) => founder(leave, ...Array.from({ length: count }, () => retry)).effects.map(({ type }) => type);
  expect(retries(100)).not.toContain('stop');
  expect(retries(101).at(-1)).toBe('stop');
});
