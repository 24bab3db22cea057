/** A flight recorder keeps the last part of a trace in memory, and writes it on request and at a fault. */
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FlightSink } from '../../../traces/record/flight-sink.ts';
import { Recorder } from '../../../traces/record/recorder.ts';
import { replay } from '../../../traces/replay/replay-files.ts';
import { TOYS } from '../toy/recorded-run.ts';
import { type RumourTypes, rumour } from '../toy/rumour.ts';

function flight(options: { readonly flightMs: number; readonly mostKept?: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-'));
  const warnings: string[] = [];
  const identity = { run: 'r', node: 4, incarnation: 1, protocol: 'rumour', config: { peers: [4] }, software: 'test' };
  const sink = new FlightSink(folder, 4, 1, { ...options, warning: (text) => warnings.push(text) });
  const recorder = new Recorder<RumourTypes>({ identity, sink, now: () => 0, isBuffered: true });
  let next = rumour.init(4, { peers: [4] });
  recorder.record({ type: 'boot' }, next);
  next = rumour.step(next.state, { type: 'start' });
  recorder.record({ type: 'start' }, next);
  const tell = (word: string): void => {
    next = rumour.step(next.state, { type: 'request', request: { type: 'tell', word } });
    recorder.record({ type: 'request', request: { type: 'tell', word } }, next);
    next = rumour.step(next.state, { type: 'chosen', value: 0 });
    recorder.record({ type: 'chosen', value: 0 }, next);
    recorder.flush();
  };
  return { folder, recorder, tell, warnings };
}

const LONG = 3_600_000;

test('nothing is written until somebody asks; then all that is kept is replayed, as often as that is', () => {
  const { folder, recorder, tell } = flight({ flightMs: LONG });
  for (let word = 0; word < 10; word++) tell(`w${word}`);
  expect(readdirSync(folder)).toEqual([]);
  expect(recorder.dump()).toBe(join(folder, 'dump-1'));
  expect(replay([join(folder, 'dump-1')], TOYS)).toMatchObject({
    verdict: 'inconclusive',
    consumed: { events: 22 },
    first: { kind: 'noEnd' },
  });
  tell('more');
  expect(recorder.dump()).toBe(join(folder, 'dump-2'));
  expect(replay([join(folder, 'dump-2')], TOYS).consumed.events).toBe(24);
  recorder.end('stop');
  expect(readdirSync(folder)).toEqual(['dump-1', 'dump-2']);
});

test('what is older or more than is to be kept is forgotten, and the rest is replayed from a snapshot', () => {
  const { folder, recorder, tell } = flight({ flightMs: LONG, mostKept: 20_000 });
  for (let word = 0; word < 300; word++) tell(`w${word % 7}`);
  recorder.dump();
  const report = replay([join(folder, 'dump-1')], TOYS);
  expect(report.layers.wellFormed.verdict).toBe('inconclusive');
  expect(report.doubts.map(({ kind }) => kind)).toEqual(['gap', 'noEnd']);
  expect(report.consumed.events).toBeGreaterThan(2);
  expect(report.consumed.events).toBeLessThan(602);
});

test('a node that fails writes what it has, and says where', () => {
  const { folder, recorder, tell, warnings } = flight({ flightMs: LONG });
  tell('w');
  recorder.end('fatal');
  expect(warnings).toEqual([`the last minutes of the trace are in ${join(folder, 'dump-1')}`]);
  expect(existsSync(join(folder, 'dump-1', 'node-4.1.ndjson'))).toBe(true);
  expect(replay([join(folder, 'dump-1')], TOYS)).toMatchObject({ verdict: 'inconclusive', first: { kind: 'fatal' } });
});
