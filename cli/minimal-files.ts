/** Writes a small part of a run that still diverges, as a folder of traces with a diagram. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { diagramOf } from '../traces/export/export-run.ts';
import { oneRun } from '../traces/format/one-run.ts';
import { type NodeTrace, readTrace } from '../traces/format/read.ts';
import { minimalRun } from '../traces/minimal/minimal-run.ts';
import type { Replayables } from '../traces/replay/replayable.ts';
import type { ReplayReport } from '../traces/replay/report.ts';
import { CannotWrite } from './cannot-write.ts';
import { counted } from './words.ts';

/** One sentence on the part, and its folder if it was written. */
interface Written {
  readonly says: string;
  readonly folder?: string;
}

/** Writes the part into the folder, which must be empty or not there. Throws `CannotWrite`. */
export function writeMinimal(folder: string, report: ReplayReport, traces: readonly NodeTrace[], protocols: Replayables): Written {
  if (report.verdict !== 'diverged') return { says: 'the run did not diverge, so there is no smaller part to write' };
  const found = minimalRun(report, traces, protocols);
  if (found === null) return { says: 'no part of the run is known to diverge at this event in the same way, so none is written' };
  const files = [...found.files].map(([file, text]) => ({ name: basename(file), text }));
  const part = oneRun(files.map(({ name, text }) => readTrace(name, Buffer.from(text))));
  try {
    mkdirSync(folder, { recursive: true });
    const [there] = readdirSync(folder);
    if (there !== undefined) throw new Error(`the folder holds ${there}, expected an empty one; name another folder`);
    for (const { name, text } of files) writeFileSync(join(folder, name), text, { flag: 'wx' });
    writeFileSync(join(folder, 'diagram.mmd'), diagramOf(part));
  } catch (error) {
    throw new CannotWrite(folder, error);
  }
  const least = found.isLeast ? 'none of which can be left out' : 'found within the budget';
  return { says: `${folder}: ${counted(found.events, 'event')} that diverge in the same way, ${least}, and a diagram`, folder };
}
