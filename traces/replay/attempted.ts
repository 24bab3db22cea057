/** Runs a protocol's own judgements, which are user code and may throw anything. */
import { messageOf } from '../../model-check/engine/system/model-error.ts';
import { BadTrace } from '../format/bad-trace.ts';

/** Runs `judge`. A protocol's properties may throw on a configuration of another protocol: then throws `BadTrace`. */
export function attempted<T>(file: string, line: number, judge: () => T): T {
  try {
    return judge();
  } catch (error) {
    throw new BadTrace(file, line, `the properties of the protocol cannot be judged: ${messageOf(error)}`);
  }
}
