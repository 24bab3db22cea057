/** A node of the toy protocol that records into files, and leaves steps out. As a program, it does so for some seconds. */
import { setTimeout as sleep } from 'node:timers/promises';
import { fileSink } from '../../../traces/record/file-sink.ts';
import { Recorder } from '../../../traces/record/recorder.ts';
import { type RumourTypes, rumour } from '../toy/rumour.ts';

/** A node that hears of words. `slowMs`: longer writes count as slow. */
export function limitedNode(folder: string, slowMs: number): { tell(word: string): void; end(): void } {
  const identity = { run: 'r', node: 4, incarnation: 1, protocol: 'rumour', config: { peers: [4] }, software: 'test' };
  const recorder = new Recorder<RumourTypes>({ identity, sink: fileSink(folder, 4, 1, { slowMs }), now: () => 0, overload: 'gap' });
  let next = rumour.init(4, { peers: [4] });
  recorder.record({ type: 'boot' }, next);
  next = rumour.step(next.state, { type: 'start' });
  recorder.record({ type: 'start' }, next);
  return {
    tell: (word) => {
      next = rumour.step(next.state, { type: 'request', request: { type: 'tell', word } });
      recorder.record({ type: 'request', request: { type: 'tell', word } }, next);
      next = rumour.step(next.state, { type: 'chosen', value: 0 });
      recorder.record({ type: 'chosen', value: 0 }, next);
    },
    end: () => recorder.end('stop'),
  };
}

const WORDS = 60;
const APART_MS = 50;

if (import.meta.main) {
  const [folder = ''] = process.argv.slice(2);
  const node = limitedNode(folder, Number.POSITIVE_INFINITY);
  for (let word = 0; word < WORDS; word++) {
    node.tell(`w${word}`);
    await sleep(APART_MS);
  }
  node.end();
}
