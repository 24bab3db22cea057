/** With mutual TLS, a node is the instance of its certificate, and no other, whoever opens the connection. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Authority } from '../../cli/certificates.ts';
import { NobodyListens, whoListens } from '../../runtime/ask.ts';
import type { Address } from '../../runtime/frame.ts';
import { mutualTls } from '../../runtime/tls-transport.ts';
import { credentialsOf, newAuthority } from './node-credentials.ts';
import { boot, patiently } from './rumour-node.ts';

let authority: Authority;

beforeAll(async () => {
  authority = await newAuthority();
});

/** `instance`: what the node says of itself; its certificate is for another one then. */
async function secureNode(id: number, contacts: readonly Address[], instance?: string) {
  const given = await credentialsOf(authority);
  const peers = [id === 1 ? 2 : 1];
  const booted = await boot({ id, peers, contacts, instance: instance ?? given.instance, transport: mutualTls(given) });
  booted.node.start();
  return { ...booted, certified: given.instance };
}

test('nodes that say what their certificates say hear each other', async () => {
  const first = await secureNode(1, []);
  const second = await secureNode(2, [first.node.address]);
  second.node.request({ type: 'tell', word: 'a' });
  await vi.waitFor(() => expect(first.told.outputs).toContainEqual({ type: 'heard', word: 'a' }), patiently);
  first.node.request({ type: 'tell', word: 'b' });
  await vi.waitFor(() => expect(second.told.outputs).toContainEqual({ type: 'heard', word: 'b' }), patiently);
  expect([first, second].map(({ told, node }) => [told.warnings, node.counters.garbage])).toEqual([
    [[], 0],
    [[], 0],
  ]);
});

test('a node that takes the name of another instance is refused in a sentence, and is not heard', async () => {
  const first = await secureNode(1, []);
  const taken = randomUUID();
  const { told, node, certified } = await secureNode(2, [first.node.address], taken);
  node.request({ type: 'tell', word: 'a' });
  const why = `instance: got ${taken}, expected ${certified}, as the connection proves; start the node with the certificate of its folder`;
  await vi.waitFor(() => expect(told.refused).toEqual([`node 1 refuses this one: ${why}`]), patiently);
  expect(first.told.outputs).toEqual([]);
  expect(first.told.warnings).toEqual([expect.stringContaining(why)]);
  expect(first.node.counters.garbage).toBe(1);
});

test('nothing is said to a listener that takes the name of another instance', async () => {
  const taken = randomUUID();
  const liar = await secureNode(1, [], taken);
  const { node, told } = await secureNode(2, [liar.node.address]);
  node.request({ type: 'tell', word: 'a' });
  const why = `got instance ${taken}, expected ${liar.certified}, as the connection proves`;
  await vi.waitFor(() => expect(told.warnings.join()).toContain(why), patiently);
  expect(liar.told.outputs).toEqual([]);
});

test('it is not believed either when it is asked which node it is', async () => {
  const liar = await secureNode(1, [], randomUUID());
  const transport = mutualTls(await credentialsOf(authority));
  const answer = whoListens(transport, liar.node.address, 'rumours');
  await expect(answer).rejects.toThrow(NobodyListens);
  await expect(answer).rejects.toThrow(/: got instance .*, expected .*, as the connection proves; check that node's certificate$/);
});
