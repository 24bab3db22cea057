/** Writes the transcripts to traces/golden/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { textOf } from './transcripts/transcript.ts';
import { TRANSCRIPTS } from './transcripts/transcripts.ts';

const folder = join(import.meta.dirname, '..', 'traces', 'golden');

/** The path of the transcript with this name. */
export function fileOfTranscript(name: string): string {
  return join(folder, `${name}.txt`);
}

if (import.meta.main) {
  for (const transcript of TRANSCRIPTS) {
    const file = fileOfTranscript(transcript.name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await textOf(transcript));
    console.log(transcript.name);
  }
}
