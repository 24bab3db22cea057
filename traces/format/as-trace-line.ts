import { validate } from '#compiled/trace-line.js';
import { decoderWith, validateWith } from './decoder.ts';
import type { TraceLine } from './line.ts';

/** Decodes one line of a trace. */
export const asTraceLine = decoderWith<TraceLine>(validateWith(validate));
