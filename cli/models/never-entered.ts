/** The parts of a model that were never entered while it was checked, as V8 counts it: functions, branches, right sides of `||`. */
import { existsSync, readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { dirname, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneLine } from '../../model-check/engine/system/model-error.ts';
import { isOfUser, shortened } from './module-error.ts';

export interface NeverEntered {
  readonly file: string;
  /** From 1 on. */
  readonly line: number;
  /** The beginning of the code. */
  readonly code: string;
}

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** In characters. */
const LONGEST_CODE = 70;

/** Begins to watch the code in the folders of `models`. Code that is loaded earlier is not watched. */
export async function watchBranches(models: readonly string[]): Promise<() => Promise<readonly NeverEntered[]>> {
  const folders = models.map((model) => `${dirname(resolve(model.replace(/#.*$/, '')))}${sep}`);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  // Whether code was entered suffices, and costs little; how often would cost more.
  await session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
  return async () => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    session.disconnect();
    return result
      .filter(({ url }) => url.startsWith('file:'))
      .flatMap(({ url, functions }) => {
        const path = fileURLToPath(url);
        if (!existsSync(path) || !isOfUser(path) || !folders.some((folder) => path.startsWith(folder))) return [];
        return missedIn(
          path,
          readFileSync(path, 'utf8'),
          functions.flatMap(({ ranges }) => ranges),
        );
      });
  };
}

/** The outermost ranges that were not entered, one for each line. */
function missedIn(path: string, source: string, ranges: readonly Range[]): readonly NeverEntered[] {
  const missed = ranges.filter(({ count }) => count === 0).sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  const found: NeverEntered[] = [];
  let end = -1;
  for (const { startOffset, endOffset } of missed) {
    // Blanks, brackets and operators belong to a range, and say nothing.
    const code = source.slice(startOffset, endOffset);
    const skipped = /^[\s(){}[\];,.?:|&]*/.exec(code)?.[0].length ?? 0;
    if (startOffset < end || skipped === code.length) continue;
    end = endOffset;
    const line = source.slice(0, startOffset + skipped).split('\n').length;
    if (found.at(-1)?.line !== line) found.push({ file: shortened(path), line, code: oneLine(code.slice(skipped).trim(), LONGEST_CODE) });
  }
  return found;
}
