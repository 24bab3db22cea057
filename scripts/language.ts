/**
 * Lists the sentences that break the rules of language: `node scripts/language.ts [PATH…]`. A path is a file or folder of
 * the repository; left out: all of it. `--count` prints one line per folder instead. Exits with 1 when there are any.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Reading, read } from './language/hits.ts';

const root = join(import.meta.dirname, '..');
const OURS =
  '{*.md,{bin,cli,docs,experiments,exports,impl,model-check,runtime,scenarios,scripts,site,spec,test,traces}/**/*.{md,ts,mjs,js}}';

/** The files whose language is judged, as paths from the root. The rules themselves name what they forbid. */
export function filesOfProse(): readonly string[] {
  return globSync(OURS, { cwd: root })
    .filter((path) => !/^site\/out\/|^scripts\/language\/rules\.ts$|^test\/docs\/language/.test(path))
    .sort();
}

export function readFile(path: string): Reading {
  return read(path, readFileSync(join(root, path), 'utf8'));
}

function chosen(paths: readonly string[]): readonly string[] {
  const unknown = paths.find((path) => !existsSync(join(root, path)));
  if (unknown !== undefined) throw new Error(`PATH: got ${unknown}, expected a file or folder of the repository`);
  const wanted = paths.map((path) => path.replace(/\/+$/, ''));
  return filesOfProse().filter((path) => wanted.length === 0 || wanted.some((one) => path === one || path.startsWith(`${one}/`)));
}

function countLine(name: string, readings: readonly Reading[]): string {
  const sum = (of: (reading: Reading) => number) => readings.reduce((total, reading) => total + of(reading), 0);
  const [hit, sentences] = [sum((reading) => reading.hit), sum((reading) => reading.sentences)];
  return `${name.padEnd(34)} ${String(hit).padStart(6)} of ${String(sentences).padStart(6)}  ${((100 * hit) / Math.max(1, sentences)).toFixed(1)} %`;
}

function folderOf(path: string): string {
  const [top = '', next] = path.split('/');
  return next === undefined || next.includes('.') ? top : `${top}/${next}`;
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { count: { type: 'boolean' } } });
  const readings = chosen(positionals).map((path) => ({ path, ...readFile(path) }));
  if (values.count) {
    const folders = [...new Set(readings.map(({ path }) => folderOf(path)))];
    for (const folder of folders)
      console.log(
        countLine(
          folder,
          readings.filter(({ path }) => folderOf(path) === folder),
        ),
      );
  } else {
    for (const { path, line, rule, because, sentence } of readings.flatMap(({ hits }) => hits))
      console.log(`${path}:${line}: [${rule}] ${because}\n    ${sentence}`);
  }
  console.log(countLine('together', readings));
  process.exitCode = readings.some(({ hits }) => hits.length > 0) ? 1 : 0;
}
