/** Pages and pictures that scripts write are what the scripts write now. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMMAND_PAGE, commandPage } from '../../scripts/command-pages.ts';
import { PICTURE, ringPicture } from '../../scripts/ring-picture.ts';

test('the page of the commands is current: otherwise run node scripts/command-pages.ts', async () => {
  expect(readFileSync(COMMAND_PAGE, 'utf8')).toBe(await commandPage());
});

test('the picture of the ring is current: otherwise run node scripts/ring-picture.ts', async () => {
  expect(readFileSync(PICTURE, 'utf8')).toBe(await ringPicture());
});
