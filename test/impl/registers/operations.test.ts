/** One node with registers by itself: the layer below is played by hand. */
import { expect, test } from 'vitest';
import type { Event } from '../../../impl/kernel/protocol.ts';
import { UNWRITTEN } from '../../../impl/places/version.ts';
import type { Message, Output, Request } from '../../../impl/registers/messages.ts';
import type { Registers } from '../../../impl/registers/protocol.ts';
import { type Config, MOST_OPEN, type State } from '../../../impl/registers/state.ts';
import { registers } from '../../../impl/registers/step.ts';

const CONFIG: Config = { degree: 3, retryMs: 100, giveUpAfter: 1 };
const get = { type: 'get', ticket: 1, class: 0, key: 'k' } as const;
const put = { type: 'put', ticket: 2, class: 0, key: 'k', value: 'a' } as const;
const located = { type: 'located', class: 0, nodes: [1, 2, 3] } as const;
const first = { boot: 1, number: 1 };
const nothing = { version: UNWRITTEN, value: null };

/** Node 0, which carries no place: its questions go to nodes 1, 2 and 3. */
class Client {
  state: State = registers.init(0, CONFIG).state;
  sent: Message[] = [];
  told: Output[] = [];
  timers: string[] = [];

  happen(event: Event<Registers>): void {
    const { state, effects } = registers.step(this.state, event);
    this.state = state;
    for (const effect of effects) {
      if (effect.type === 'send') this.sent.push(effect.message);
      if (effect.type === 'setTimer' || effect.type === 'cancelTimer') this.timers.push(effect.type);
      if (effect.type === 'indicate' && effect.output.type === 'locate') this.happen({ type: 'request', request: located });
      else if (effect.type === 'indicate') this.told.push(effect.output);
    }
  }

  ask(request: Request): void {
    this.happen({ type: 'request', request });
  }

  hear(message: Message): void {
    this.happen({ type: 'receive', from: message.place + 1, message });
  }
}

test('a read that a majority answers with one version ends with one round', () => {
  const client = new Client();
  client.ask(get);
  for (const place of [0, 2]) client.hear({ type: 'held', operation: first, place, epoch: 0, ...nothing });
  expect(client.sent.map(({ type }) => type)).toEqual(['read', 'read', 'read']);
  expect(client.told).toEqual([{ type: 'got', ticket: 1, ...nothing }]);
  expect(client.timers).toEqual(['setTimer', 'cancelTimer']);
});

test('a write that hears of a later epoch writes the same version again under it', () => {
  const client = new Client();
  client.ask(put);
  for (const place of [0, 1]) client.hear({ type: 'held', operation: first, place, epoch: 0, ...nothing });
  client.hear({ type: 'written', operation: first, place: 0, epoch: 0 });
  client.hear({ type: 'ahead', operation: first, place: 1, epoch: 1 });
  client.hear({ type: 'written', operation: first, place: 1, epoch: 0 });
  const written = client.sent.flatMap((message) => (message.type === 'write' ? [[message.epoch, message.version.counter]] : []));
  expect(written).toEqual([...Array(3).fill([0, 1]), ...Array(3).fill([1, 1])]);
  expect(client.told).toEqual([]);
  for (const place of [0, 1]) client.hear({ type: 'written', operation: first, place, epoch: 1 });
  expect(client.told).toEqual([{ type: 'stored', ticket: 2, version: { counter: 1, writer: 0, boot: 1 } }]);
});

test('answers to an operation of an earlier boot are not counted', () => {
  const client = new Client();
  client.state = registers.init(0, CONFIG, { boot: 1 }).state;
  client.ask(get);
  for (const place of [0, 1]) client.hear({ type: 'held', operation: first, place, epoch: 0, ...nothing });
  expect(client.told).toEqual([]);
});

test('a write that is given up while it reads has no effect, and one that writes may have one', () => {
  const client = new Client();
  client.ask(put);
  client.ask({ ...put, ticket: 3 });
  for (const place of [0, 1]) client.hear({ type: 'held', operation: first, place, epoch: 0, ...nothing });
  for (const _ of [1, 2]) client.happen({ type: 'timeout', timer: { type: 'retry' } });
  expect(client.told).toEqual([
    { type: 'gaveUp', ticket: 2, mayHappen: true },
    { type: 'gaveUp', ticket: 3, mayHappen: false },
  ]);
  expect(client.state.operations).toEqual([]);
});

test('one operation more than a node may have open is given up at once, without effect', () => {
  const client = new Client();
  for (let ticket = 0; ticket < MOST_OPEN; ticket += 1) client.ask({ ...get, ticket });
  client.sent = [];
  client.ask(put);
  expect([client.told, client.sent]).toEqual([[{ type: 'gaveUp', ticket: 2, mayHappen: false }], []]);
});

test('a place whose node is unknown is asked once a node is known', () => {
  const client = new Client();
  client.state = registers.step(client.state, { type: 'request', request: get }).state;
  client.ask({ ...located, nodes: [1, null, null] });
  expect(client.sent.map(({ place }) => place)).toEqual([0]);
  client.happen({ type: 'timeout', timer: { type: 'retry' } });
  expect(client.sent.map(({ place }) => place)).toEqual([0, 0, 1, 2]);
});
