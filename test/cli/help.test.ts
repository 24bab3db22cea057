/** Help is shown without loading any command, and says what the commands say of themselves. */
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { atAGlance, commandLine } from '../../cli/program.ts';

const stream = () => new PassThrough();
const streams = { input: stream(), output: stream(), errors: stream() };
const context = { streams, entry: '', scenarios: async () => [], ends: () => undefined };

test('the commands at a glance have the names, arguments and summaries of the real ones', async () => {
  const real = await commandLine(context);
  expect(atAGlance(context).helpInformation()).toBe(real.helpInformation());
});
