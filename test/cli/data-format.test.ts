/** Data of another format is refused in a sentence, and stays as it is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { expect, test } from 'vitest';
import { listeningNode, untilReady } from './listening-node.ts';
import { run } from './run-program.ts';

/** A folder that a node has used. */
async function usedFolder(): Promise<string> {
  const node = await listeningNode();
  await untilReady(node);
  expect(await node.end()).toBe(0);
  return node.data;
}

test('the file of a machine', async () => {
  const data = await usedFolder();
  const path = join(data, 'node.json');
  const later = readFileSync(path, 'utf8').replace('"format": 1', '"format": 2');
  writeFileSync(path, later);
  const { code, errors } = await run('node', '--data', data);
  expect([code, errors]).toEqual([
    2,
    `selfman node: ${path}: got format 2, expected 1; name another folder, or start the version of selfman that wrote it\n`,
  ]);
  expect(readFileSync(path, 'utf8')).toBe(later);
});

test('the store of a node', async () => {
  const data = await usedFolder();
  const [life] = JSON.parse(readFileSync(join(data, 'node.json'), 'utf8')).lives;
  const folder = join(data, 'lives', String(life.id));
  const level = new ClassicLevel<string, string>(folder, { createIfMissing: false });
  await level.put('boot', '{"format":2,"incarnation":7}');
  await level.close();
  const { code, errors } = await run('node', '--data', data);
  expect(code).toBe(2);
  expect(errors).toMatch(/: got format 2, expected 1; name another folder, or the version of the program that wrote it\n$/);
  const again = new ClassicLevel<string, string>(folder, { createIfMissing: false });
  expect(await again.get('boot')).toBe('{"format":2,"incarnation":7}');
  await again.close();
});
