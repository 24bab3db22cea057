/** Nodes that have been running for a while when a scenario begins. */
import { expect, test } from 'vitest';
import { next, type Protocol, type ProtocolTypes } from '../../../impl/kernel/protocol.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { scenario } from '../../../model-check/scenario.ts';
import { reachable } from '../../../spec/kernel/spec.ts';

interface Doubts extends ProtocolTypes {
  readonly config: null;
  readonly state: { readonly restored: readonly number[] };
  readonly message: never;
  readonly request: never;
  readonly timer: never;
  readonly output: never;
  readonly durable: never;
}

const doubting: Protocol<Doubts> = {
  name: 'doubting',
  init: () => next({ restored: [] }),
  step: (state, event) => next(event.type === 'restore' ? { restored: [...state.restored, event.node] } : state),
};

test('a node may suspect others from the beginning, and trusts those that are up again at any time, once, on no budget', async () => {
  const running = { restored: [] };
  const report = await check(
    scenario<Doubts>({
      name: 'doubting/from-the-beginning',
      teaches: 'A suspicion that was there ends.',
      cost: 'fast',
      protocol: doubting,
      nodes: [
        { id: 1, config: null, running, monitored: [2], suspected: [2] },
        { id: 2, config: null, running },
      ],
      network: 'unordered',
      properties: {
        trusts: reachable(({ nodes }) => nodes[0].state.restored.join() === '2', 'Node 1 trusts node 2 again.'),
        trustsTwice: reachable(({ nodes }) => nodes[0].state.restored.length === 2, 'It does so twice.'),
      },
    }),
  );
  expect([report.verdict, report.property, report.distinct]).toEqual(['violates', 'trustsTwice', 2]);
});
