import { expect, test } from 'vitest';
import { sequenceDiagram } from '../../../model-check/report/sequence-diagram.ts';

const ping = { from: 1, to: 2, message: 'ping' };

/** Only the label counts where there are nodes. */
const steps = (...labels: readonly unknown[]) => labels.map((label) => ({ says: 'something', label }));

const event = (node: number, happens: unknown, sends: readonly unknown[] = []) => ({
  ...{ type: 'event', node, event: happens, sends, outputs: [], choices: [], crashes: false },
});

test('a message is drawn when it arrives, one that never does is drawn last', () => {
  const diagram = sequenceDiagram(
    steps(event(1, { type: 'start' }, [ping, { ...ping, to: 3 }]), event(2, { type: 'receive', from: 1, message: 'ping' })),
    'nobodyPings',
  );
  expect(diagram.split('\n')).toEqual([
    'sequenceDiagram',
    '  participant N1 as node 1',
    '  participant N2 as node 2',
    '  participant N3 as node 3',
    '  Note over N1: 1. starts',
    '  N1->>N2: 2. ping',
    '  N1-)N3: ping, still on its way',
    '  Note over N1,N3: ✗ nobodyPings',
  ]);
});

test('a lost message is crossed out, a duplicated one stays in flight, and a crash is a note', () => {
  const diagram = sequenceDiagram(
    steps(event(1, { type: 'start' }, [ping]), { type: 'duplicate', ...ping }, { type: 'drop', ...ping }, { type: 'crash', node: 2 }),
    'p',
  );
  expect(diagram.split('\n').slice(3, -1)).toEqual([
    '  Note over N1: 1. starts',
    '  Note over N1,N2: 2. ping is duplicated',
    '  N1--xN2: 3. ping is lost',
    '  Note over N2: 4. crashes',
    '  N1-)N2: ping, still on its way',
  ]);
});

test('a partition and its end are notes over all nodes, and lost messages are crossed out', () => {
  const groups = [[3], [1, 2]];
  const diagram = sequenceDiagram(
    steps(
      { type: 'partition', groups },
      event(1, { type: 'start' }, [ping]),
      { type: 'lose', partitioned: true, ...ping },
      { type: 'heal', groups },
    ),
    'p',
  );
  expect(diagram.split('\n').slice(3, -1)).toEqual([
    '  participant N3 as node 3',
    '  Note over N1,N3: 1. the network is partitioned into [3] and [1, 2]',
    '  Note over N1: 2. starts',
    '  N1--xN2: 3. ping is lost',
    '  Note over N1,N3: 4. the network is whole again',
  ]);
});

test('a restart is a note, and what the boot sends stays on its way', () => {
  const restart = { type: 'restart', node: 1, sends: [ping], outputs: ['ready'], crashes: false };
  const diagram = sequenceDiagram(steps(event(1, { type: 'start' }), { type: 'crash', node: 1 }, restart), 'p');
  expect(diagram.split('\n').slice(3, -1)).toEqual([
    '  Note over N1: 1. starts',
    '  Note over N1: 2. crashes',
    '  Note over N1: 3. boots again',
    '  Note over N1: says ready',
    '  N1-)N2: ping, still on its way',
  ]);
});

test('the steps of a spec are notes, and what Mermaid would take for its own is escaped', () => {
  expect(sequenceDiagram([{ says: 'write(a; #1)', label: { action: 'write' } }], 'p')).toBe(
    'sequenceDiagram\n  participant S as the system\n  Note over S: 1. write(a#59; #35;1)\n  Note over S: ✗ p',
  );
});
