/** A role goes to another node, comes back, and goes on to a third one. */
import { expect, test } from 'vitest';
import { configOf, Talk } from './talk.ts';

test('nobody waits for a node that only knows the way back', () => {
  const one = configOf(1);
  const nodes = new Talk({ 0: one, 1: one, 2: one, 3: one, 4: one });
  const role = { place: 0, from: 0, to: 1 };
  nodes.ask(0, { type: 'give', ...role, heir: 3 });
  nodes.ask(3, { type: 'give', ...role, heir: 0 });
  nodes.ask(0, { type: 'give', ...role, heir: 4 });
  nodes.crash(4);
  // The ring has named node 3 in the meantime. Node 0 inherits the place of node 4.
  nodes.ask(0, { type: 'route', ...role, node: 3 });
  nodes.ask(0, { type: 'responsible', ...role });
  nodes.happen(0, { type: 'suspect', node: 4 });
  expect(nodes.stateOf(0).carried).toMatchObject([{ ...role, role: { since: 1, node: 0 } }]);
  expect(nodes.stateOf(1).known).toMatchObject([{ epoch: 1 }]);
});
