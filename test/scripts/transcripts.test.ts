/** The transcripts in traces/golden are what the reducers do today. */
import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DELIVER } from '../../scripts/transcripts/behaviour.ts';
import { textOf } from '../../scripts/transcripts/transcript.ts';
import { TRANSCRIPTS } from '../../scripts/transcripts/transcripts.ts';
import { fileOfTranscript } from '../../scripts/transcripts.ts';
import { ROOT } from '../architecture/plant.ts';

test.each(TRANSCRIPTS)('$name is up to date (else: npm run transcripts)', async (transcript) => {
  expect(readFileSync(fileOfTranscript(transcript.name), 'utf8')).toBe(await textOf(transcript));
});

test.each(TRANSCRIPTS)('$name reads in a minute', async (transcript) => {
  expect((await textOf(transcript)).split('\n').length).toBeLessThan(50);
});

test('no file is left over', () => {
  const kept = TRANSCRIPTS.map(({ name }) => relative(ROOT, fileOfTranscript(name)));
  expect(globSync('traces/golden/**/*.txt', { cwd: ROOT }).sort()).toEqual(kept.sort());
});

describe('a transcript is refused', () => {
  const [join] = TRANSCRIPTS;

  test('where its schedule names what cannot happen', async () => {
    await expect(textOf({ ...join, turns: ['node 8 starts'] })).rejects.toThrow(
      'turn: got "node 8 starts", expected one of:\n  node 4 starts',
    );
  });

  test('where a message has no meaning', async () => {
    await expect(textOf({ ...join, turns: ['node 4 starts', DELIVER], says: {} })).rejects.toThrow('got no meaning of "join"');
  });

  test('where a meaning names a field that the message does not have', async () => {
    await expect(textOf({ ...join, says: { join: 'let {nobody} in' } })).rejects.toThrow('got the field {nobody}');
  });
});
