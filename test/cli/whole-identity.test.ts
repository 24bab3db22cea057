/** Whole nodes as processes that come back elsewhere, or that run with what belongs to another one. */
import { cpSync } from 'node:fs';
import { expect, test } from 'vitest';
import { anywhere, folder, get, NodeProcess, patiently, put, three, untilSpread, type Where } from './whole-processes.ts';

/** A cluster of one node, and its folder. */
async function founder(): Promise<{ readonly node: NodeProcess; readonly at: Where; readonly data: string }> {
  const data = folder();
  const node = new NodeProcess(anywhere(data));
  return { node, at: await node.listening(), data };
}

function copyOf(data: string): string {
  const copy = folder();
  cpSync(data, copy, { recursive: true });
  return copy;
}

async function refusalOf(node: NodeProcess): Promise<string> {
  expect(await node.end()).toBe(2);
  return node.errors;
}

test('a node that comes back at another port is found there by all others', async () => {
  const { nodes, at, folders } = await three();
  expect(await put(at[0], 'k', 1)).toBe(204);
  await nodes[1].end('SIGKILL');
  const back = await new NodeProcess(anywhere(folders[1])).listening();
  expect(back.instance).toBe(at[1].instance);
  expect(back.listen).not.toBe(at[1].listen);
  await untilSpread([at[0], back, at[2]]);
  await nodes[2].end('SIGKILL');
  // A majority needs the node that has moved.
  await expect.poll(() => get(at[0], 'k'), patiently).toBe('1');
  await expect.poll(() => put(back, 'k', 2), patiently).toBe(204);
});

test('another folder under an id that is taken is refused by the node that it joins', async () => {
  const { at } = await founder();
  const options = ['--spread', '1/3', '--join', at.listen];
  const first = new NodeProcess([...anywhere(folder()), ...options]);
  const { node } = await first.listening();
  await first.end('SIGKILL');
  expect(await refusalOf(new NodeProcess([...anywhere(folder()), ...options]))).toMatch(
    new RegExp(
      `^selfman node: node ${at.node} refuses this one: id: got ${node}, which belongs to another node at .*, expected a free one; choose another`,
    ),
  );
});

test('a node cannot join through one that has its id', async () => {
  const at = await new NodeProcess([...anywhere(folder()), '--spread', '1/3']).listening();
  expect(await refusalOf(new NodeProcess([...anywhere(folder()), '--spread', '1/3', '--join', at.listen]))).toBe(
    `selfman node: --spread: got identifier ${at.node}, which belongs to another node at ${at.listen}, expected a free one; name another, or leave it out\n`,
  );
});

test('a copy of a folder is refused at its start, by the node at the old address', async () => {
  const { node, at, data } = await founder();
  expect(await put(at, 'k', 1)).toBe(204);
  expect(await refusalOf(new NodeProcess(anywhere(copyOf(data))))).toMatch(
    new RegExp(
      `^selfman node: folder: got node ${at.node} at .*, expected its folder once \\(it runs at ${at.listen}\\); stop one of the two, and never start a copy\n$`,
    ),
  );
  expect(await get(at, 'k')).toBe('1');
  expect(await node.end('SIGTERM')).toBe(0);
});

test('a copy that does not know the new address of its node is refused by the nodes that it knows', async () => {
  const { at } = await founder();
  const data = folder();
  const before = new NodeProcess([...anywhere(data), '--join', at.listen]);
  const { node } = await before.listening();
  await before.end('SIGKILL');
  const copy = copyOf(data);
  await new NodeProcess(anywhere(data)).listening();
  expect(await refusalOf(new NodeProcess(anywhere(copy)))).toMatch(
    new RegExp(
      `^selfman node: node \\d+ refuses this one: folder: got incarnation 2 of node ${node}, expected one after 2, .*; remove the folder, which .*\n$`,
    ),
  );
  // The copy has been booted once in vain, so nobody has heard of its next incarnation.
  expect(await refusalOf(new NodeProcess(anywhere(copy)))).toMatch(
    new RegExp(
      `^selfman node: node \\d+ refuses this one: folder: got node ${node} at .*, expected its folder once .*; stop one of the two, and never start a copy\n$`,
    ),
  );
});
