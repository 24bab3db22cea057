import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BadDurableFile, DurableFile } from '../../runtime/durable-file.ts';

const newPath = (): string => join(mkdtempSync(join(tmpdir(), 'selfman-')), 'durable.json');

test('what was persisted last is found at the next boot, and each boot is counted', () => {
  const path = newPath();
  const first = new DurableFile<string[]>(path);
  expect([first.incarnation, first.found]).toEqual([1, {}]);
  first.persist(['a']);
  first.persist(['a', 'b']);
  const second = new DurableFile<string[]>(path);
  expect([second.incarnation, second.found]).toEqual([2, { record: ['a', 'b'] }]);
  expect(new DurableFile(path).found).toEqual({ record: ['a', 'b'] });
});

test('a half-written successor of the file is of no account', () => {
  const path = newPath();
  new DurableFile<string>(path).persist('whole');
  writeFileSync(`${path}.next`, '{"incarn');
  expect(new DurableFile(path).found).toEqual({ record: 'whole' });
  expect(readdirSync(join(path, '..'))).toEqual(['durable.json']);
});

test.each(['', 'garbage', '[]', '{"incarnation":"one"}', '{"incarnation":1.5}', '{"incarnation":-1}', '['.repeat(300)])(
  'a file that holds %j is refused by its name',
  (text) => {
    const path = newPath();
    writeFileSync(path, text);
    expect(() => new DurableFile(path)).toThrow(BadDurableFile);
    expect(() => new DurableFile(path)).toThrow(path);
  },
);
