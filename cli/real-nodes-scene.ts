/** The demo's last scene: five processes join one ring, their traces are replayed, and one altered byte is found. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { REPLAYABLES } from '../traces/protocols/all.ts';
import { replay } from '../traces/replay/replay-files.ts';
import type { ReplayReport } from '../traces/replay/report.ts';
import { EXIT } from './exit-codes.ts';
import { Kept } from './kept-text.ts';
import { runRing } from './ring-processes.ts';
import { coloursFor, type Streams } from './streams.ts';
import { count, counted } from './words.ts';

const NODES = 5;
const KEYS = 64;
const SEED = 1;
const SHOWN = 'the processes did what the checked function does, and replay finds one altered byte in their traces.';
const TIME = '"wallMs":';

/** Plays the scene with its traces in `folder`. Returns the exit code: 0 when all three things were shown. */
export async function showRealNodes(
  folder: string,
  entry: string,
  { output, errors }: Streams,
  indented: (lines: readonly string[]) => string,
): Promise<number> {
  const { green, red } = coloursFor(output);
  const say = (...lines: readonly string[]) => output.write(indented(lines));
  const table = new Kept();
  const words = new Kept();
  const ran = await runRing(
    { nodes: NODES, keys: KEYS, seed: SEED, trace: folder, durationSeconds: 0, entry: [entry] },
    { output: table, errors: words },
  );
  if (ran !== EXIT.asExpected) {
    errors.write(words.text);
    return ran;
  }
  say(`${NODES} processes joined one ring at the same time, and name the same owner of each key.`);
  const report = replay([folder], REPLAYABLES);
  const conforms = report.verdict === 'conforms';
  say(`${conforms ? green('✓') : red('✗')} ${replayedInWords(report)}`);
  if (!conforms) return report.verdict === 'diverged' ? EXIT.differs : EXIT.inconclusive;
  const { altered, says } = alterOneByte(folder);
  const found = alterationIn(altered);
  say(`${found === null ? red('✗') : green('✓')} ${says}:`, `  ${found ?? 'not found'}`);
  if (found === null) return EXIT.differs;
  say(`Shown: ${SHOWN}`);
  return EXIT.asExpected;
}

function replayedInWords({ consumed, properties, verdict }: ReplayReport): string {
  const judged = properties.filter((property) => property.judged > 0).length;
  return `${counted(consumed.events, 'event')} and ${counted(consumed.messages.sent, 'message')} recorded, replayed, ${counted(judged, 'property', 'properties')} judged: ${verdict}`;
}

/**
 * Copies the traces and changes one digit: the last digit of the first time after the middle of a file. The line stays
 * well-formed, and no reducer reads that time, so only the chain of hashes reveals the change.
 */
function alterOneByte(folder: string): { readonly altered: string; readonly says: string } {
  const altered = mkdtempSync(join(tmpdir(), 'selfman-altered-'));
  cpSync(folder, altered, { recursive: true });
  const [name = ''] = readdirSync(altered).filter((file) => file.endsWith('.ndjson'));
  const bytes = readFileSync(join(altered, name));
  const at = bytes.indexOf(',', bytes.indexOf(TIME, Math.floor(bytes.length / 2))) - 1;
  const was = bytes[at] ?? 0;
  // Flipping the lowest bit of a digit's code gives the digit above or below it.
  bytes[at] = was ^ 1;
  writeFileSync(join(altered, name), bytes);
  return { altered, says: `byte ${count(at + 1)} of ${name} altered from ${shown(was)} to ${shown(was ^ 1)}` };
}

function shown(byte: number): string {
  return JSON.stringify(String.fromCharCode(byte));
}

/** The place of the altered line, as replay finds it; null when replay finds none. */
function alterationIn(folder: string): string | null {
  const { first, doubts } = replay([folder], REPLAYABLES);
  const found = [...(first === undefined ? [] : [first]), ...doubts].find(({ kind }) => kind === 'altered');
  return found === undefined ? null : `${basename(found.at.file)}:${found.at.line}: ${found.says}`;
}
