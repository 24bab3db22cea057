import { expect, test } from 'vitest';
import { Simulation } from '../../../model-check/simulator/simulation.ts';
import { RecordedProtocol } from '../../../traces/record/recorded-protocol.ts';
import { replayFiles } from '../toy/recorded-run.ts';
import { type RumourTypes, rumour } from '../toy/rumour.ts';

test('a run of the simulator, recorded by its reducer, conforms', () => {
  const texts = new Map<number, string>();
  const protocol = new RecordedProtocol<RumourTypes>(rumour, {
    selfOf: ({ self }) => self,
    recorderOf: (node, config) => ({
      identity: { run: 'simulated', node, incarnation: 1, protocol: rumour.name, config, software: 'test' },
      sink: { append: (line) => texts.set(node, (texts.get(node) ?? '') + line), close: () => undefined },
      now: () => 0,
    }),
  });
  const simulation = new Simulation({ protocol, seed: 1, network: { delay: { type: 'uniform', fromMs: 1, toMs: 9 }, order: 'none' } });
  for (const node of [1, 2, 3]) simulation.start(node, { peers: [1, 2, 3].filter((peer) => peer !== node) });
  for (const node of [1, 2, 3]) simulation.request(node, { type: 'tell', word: `w${node}` });
  simulation.run({ events: 100 });
  protocol.end();
  const report = replayFiles(Object.fromEntries([...texts].map(([node, text]) => [`node-${node}.1.ndjson`, text])));
  expect(report).toMatchObject({ verdict: 'conforms', doubts: [], consumed: { byKind: { request: 3 } } });
  expect(report.consumed.messages.delivered).toBeGreaterThan(3);
});
