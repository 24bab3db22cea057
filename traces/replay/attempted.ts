/** Runs what a protocol brings for its judgement: user code, which may throw anything. */
import { messageOf } from '../../model-check/engine/system/model-error.ts';
import { BadTrace } from '../format/bad-trace.ts';

/** The properties are those of a protocol, and make nothing of a configuration that is none of it. Throws `BadTrace`. */
export function attempted<T>(file: string, line: number, judge: () => T): T {
  try {
    return judge();
  } catch (error) {
    throw new BadTrace(file, line, `the properties of the protocol cannot be judged: ${messageOf(error)}`);
  }
}
