/** Whole nodes over TCP, with disks: clients write and read, and a node that is killed comes back with its data. */
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { type DetectedNode, detectedNode } from '../../impl/stack/detected-node.ts';
import { nodeConfig } from '../../impl/stack/node.ts';
import { changesOf, recordFrom } from '../../impl/stack/records.ts';
import type { Output, Request } from '../../impl/store/messages.ts';
import type { Address } from '../../runtime/frame.ts';
import { RunningNode } from '../../runtime/running-node.ts';
import { plainTcp } from '../../runtime/transport.ts';
import { folder, patiently } from './rumour-node.ts';

const DEGREE = 3;
const SIZE = 3000;
const IDS: readonly NodeId[] = [500, 1500, 2500];

class Machine {
  readonly #id: NodeId;
  readonly #folder = folder();
  readonly #instance = randomUUID();
  readonly #outputs = new Map<number, Output>();
  readonly fatal: unknown[] = [];
  #node: RunningNode<DetectedNode> | null = null;
  #ticket = 0;

  constructor(id: NodeId) {
    this.#id = id;
  }

  get address(): Address {
    if (this.#node === null) throw new Error('the machine is off');
    return this.#node.address;
  }

  get state(): DetectedNode['state']['above']['layers'] {
    if (this.#node === null) throw new Error('the machine is off');
    return this.#node.state.above.layers;
  }

  async on(contacts: readonly Address[], port = 0): Promise<void> {
    const others = contacts.map(({ node }) => node);
    this.#node = await RunningNode.boot<DetectedNode>({
      protocol: detectedNode,
      id: this.#id,
      instance: this.#instance,
      config: {
        detector: { roundMs: 100, firstPatience: 3, mostPatience: 6 },
        above: nodeConfig({ self: this.#id, size: SIZE, degree: DEGREE, contacts: others }),
      },
      listen: { host: '127.0.0.1', port },
      transport: plainTcp,
      contacts,
      network: 'whole',
      checkId: () => null,
      checkMessage: () => null,
      run: 'test',
      software: 'test',
      traceFolder: null,
      disk: { folder: this.#folder, records: { changesOf, recordFrom: (entries) => recordFrom(entries) } },
      events: {
        output: (output) => {
          if (output.layer === 'store' && 'ticket' in output.inner) this.#outputs.set(output.inner.ticket, output.inner);
        },
        warning: () => undefined,
        refused: () => undefined,
        fatal: (error) => this.fatal.push(error),
        stopped: () => undefined,
      },
    });
    this.#node.start();
  }

  /** Without a word to the others. */
  async off(): Promise<void> {
    await this.#node?.stop();
    this.#node = null;
  }

  async ask(request: (ticket: number) => Request): Promise<Output | undefined> {
    const ticket = this.#ticket++;
    this.#node?.request({ layer: 'store', inner: request(ticket) });
    await expect.poll(() => this.#outputs.has(ticket), patiently).toBe(true);
    return this.#outputs.get(ticket);
  }
}

const machines: Machine[] = [];

afterEach(async () => {
  await Promise.all(machines.splice(0).map((machine) => machine.off()));
});

const put =
  (key: string, value: string) =>
  (ticket: number): Request => ({ type: 'put', ticket, class: 100, key, value });
const get =
  (key: string) =>
  (ticket: number): Request => ({ type: 'get', ticket, class: 100, key });

test('three nodes share what clients write, and one that is killed comes back with its data', async () => {
  const [first, second, third] = IDS.map((id) => new Machine(id));
  machines.push(first, second, third);
  await first.on([]);
  await second.on([first.address]);
  await third.on([first.address]);
  await expect.poll(() => machines.map(({ state }) => state.epochs.carried.length > 0), patiently).toEqual([true, true, true]);

  expect(await second.ask(put('a', 'one'))).toMatchObject({ type: 'committed' });
  expect(await third.ask(get('a'))).toMatchObject({ type: 'got', reading: { value: 'one' } });

  const { port } = third.address;
  await third.off();
  expect(await first.ask(put('a', 'two'))).toMatchObject({ type: 'committed' });
  await third.on([first.address, second.address], port);
  expect(await third.ask(get('a'))).toMatchObject({ type: 'got', reading: { value: 'two' } });
  expect(machines.flatMap(({ fatal }) => fatal)).toEqual([]);
});

test('when all have been down at once, their data are back', async () => {
  const all = IDS.map((id) => new Machine(id));
  machines.push(...all);
  await all[0].on([]);
  await all[1].on([all[0].address]);
  await all[2].on([all[0].address]);
  await expect.poll(() => all.map(({ state }) => state.epochs.carried.length > 0), patiently).toEqual([true, true, true]);
  expect(await all[1].ask(put('b', 'kept'))).toMatchObject({ type: 'committed' });
  const addresses = all.map(({ address }) => address);
  await Promise.all(all.map((machine) => machine.off()));
  await Promise.all(all.map((machine, i) => machine.on(addresses.toSpliced(i, 1), addresses[i].port)));
  expect(await all[2].ask(get('b'))).toMatchObject({ type: 'got', reading: { value: 'kept' } });
  expect(all.flatMap(({ fatal }) => fatal)).toEqual([]);
});
