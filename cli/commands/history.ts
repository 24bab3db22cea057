/** `selfman history`: decides whether the answers that clients saw can be explained. */

import type { Readable, Writable } from 'node:stream';
import { type Command, Option } from 'commander';
import type { Level } from '../../spec/isolation/observation.ts';
import { type Bounds, DEFAULT_BOUNDS } from '../../traces/client-history/bounds.ts';
import { TEXT_HEAP_PER_BYTE } from '../../traces/client-history/data/source.ts';
import { FORMATS, type Format } from '../../traces/client-history/formats/recognise.ts';
import { MODELS, type ModelName } from '../../traces/client-history/model-names.ts';
import { pictureAsSvg } from '../../traces/client-history/picture/svg.ts';
import { pictureAsText } from '../../traces/client-history/picture/text.ts';
import { type AnyReport, reportOnAny } from '../../traces/client-history/report-any.ts';
import { BadTrace } from '../../traces/format/bad-trace.ts';
import { chunksOf, heapBudget } from '../../traces/format/file-chunks.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { explored } from '../explorer-run.ts';
import { historyInWords } from '../history-words.ts';
import { jsonWriter, writeText } from '../json-file.ts';
import { wholeNumber } from '../number-options.ts';
import { openedFiles } from '../opened-files.ts';
import type { AllStreams } from '../streams.ts';

interface HistoryOptions {
  /** The level that transactions are held to; when omitted, the strongest that the file can show. */
  readonly level?: LevelName;
  /** As the level `serialisable`. */
  readonly anyOrder: boolean;
  /** Whether each level must also keep the order within sessions. */
  readonly sessions: boolean;
  /** Whether fields that the format does not know are refused. */
  readonly strict: boolean;
  /** When omitted, the file tells. */
  readonly format?: Format;
  readonly model?: ModelName;
  readonly keyed: boolean;
  readonly budget: number;
  /** The file for a picture of a refuted object: SVG if its name ends so, else text. `-` is the output, for text. */
  readonly picture?: string;
  /** The target of the report as JSON: a file, or `-` for the output, which then holds nothing else. */
  readonly json?: string;
}

const LEVEL_NAMES = {
  'read-committed': 'read committed',
  'snapshot-isolation': 'snapshot isolation',
  serialisable: 'serialisable',
  'strictly-serialisable': 'strictly serialisable',
} as const satisfies Readonly<Record<string, Level>>;
type LevelName = keyof typeof LEVEL_NAMES;

const OF_OBJECTS = { linearisable: EXIT.asExpected, 'not linearisable': EXIT.differs, unknown: EXIT.inconclusive } as const;
const OF_LEVEL = { yes: EXIT.asExpected, no: EXIT.differs, unknown: EXIT.inconclusive } as const;

export function addHistory(selfman: Command, { streams, ends }: CommandContext): void {
  selfman
    .command('history')
    .summary('judge what clients saw')
    .description(
      'Says whether the answers that clients saw can be explained. Operations on single objects need an order that keeps real time, transactions a serial order. If there is none, says why. Reads the histories of this project, of Jepsen, Knossos and porcupine.',
    )
    .argument('<files...>', 'histories, each judged by itself; "-" is the standard input')
    .addOption(new Option('--format <format>', 'the format of the files, if they do not tell').choices(FORMATS))
    .addOption(new Option('--model <model>', 'the model of the operations, if they do not tell').choices(MODELS))
    .option('--keyed', 'each value is a pair [key value], as jepsen.independent writes them', false)
    .addOption(new Option('--level <level>', 'the level of isolation that transactions need').choices(Object.keys(LEVEL_NAMES)))
    .option('--any-order', 'accept an order of transactions that does not respect real time, as --level serialisable', false)
    .option('--sessions', 'transactions must also keep the order in which each session ran them', false)
    .option(
      '--picture <file>',
      'draw a refuted object: as SVG to a file whose name ends with .svg, else as text; "-" is the standard output',
    )
    .option('--budget <N>', 'the most operations that the search for an order tries', wholeNumber(1), DEFAULT_BOUNDS.steps)
    .option('--strict', "refuse fields that the project's own format does not know, instead of ignoring them", false)
    .option('--json <file>', 'write the report as JSON to this file; "-" is the standard output, which then holds nothing else')
    .option('--open', 'then show the first history in the explorer', false)
    .action(async (files: string[], options: HistoryOptions & { open: boolean }) => {
      const code = await runHistory(files, options, streams);
      const [first] = files.filter((file) => file !== '-');
      ends(options.open && first !== undefined && code !== EXIT.badInput ? await explored(openedFiles([first]), code, streams) : code);
    });
}

/**
 * Returns the exit code: 0 all as required, 1 one of them not so, 2 bad input, 3 inconclusive. Rejects with `CannotWrite`.
 */
async function runHistory(files: readonly string[], options: HistoryOptions, streams: AllStreams): Promise<number> {
  const { output, errors } = streams;
  const { json, picture } = options;
  if (picture !== undefined && (files.length > 1 || (picture === '-' && json === '-'))) {
    const got = files.length > 1 ? `${files.length} files` : 'the report and the picture for the standard output';
    errors.write(`selfman history: --picture: got ${got}, expected one of each; leave one out\n`);
    return EXIT.badInput;
  }
  const write = json === undefined ? null : jsonWriter(json, output);
  const reports: (AnyReport & { readonly file: string })[] = [];
  let isBad = false;
  for (const file of files) {
    try {
      const report = await judgeFile(file, options, streams);
      reports.push({ file, ...report });
      if (options.picture !== undefined) draw(report, options.picture, output);
      if (json !== '-') output.write(`${files.length === 1 ? '' : `${file}\n`}${historyInWords(report)}\n`);
    } catch (error) {
      if (!(error instanceof BadTrace)) throw error;
      errors.write(`selfman history: ${error.message}\n`);
      isBad = true;
    }
  }
  if (reports.length > 0) write?.(files.length === 1 ? withoutFile(reports[0]) : reports);
  return isBad ? EXIT.badInput : worstOf(reports.map((report) => exitCodeOf(report, options)));
}

/** Draws the refuted object, if there is one. Throws `CannotWrite`. */
function draw(report: AnyReport, target: string, output: Writable): void {
  if (!('objects' in report) || report.picture === undefined) return;
  if (target === '-') output.write(pictureAsText(report.picture));
  else writeText(target, target.endsWith('.svg') ? pictureAsSvg(report.picture) : pictureAsText(report.picture));
}

async function judgeFile(file: string, options: HistoryOptions, { input, errors }: AllStreams): Promise<AnyReport> {
  const chunks = await chunksOfInput(file, input);
  const bounds: Bounds = { ...DEFAULT_BOUNDS, steps: options.budget };
  const { strict, format, model, keyed, sessions } = options;
  return reportOnAny(file === '-' ? STANDARD_INPUT : file, chunks, {
    strict,
    ...(format === undefined ? {} : { format }),
    ...(model === undefined ? {} : { model }),
    isKeyed: keyed,
    keepsSessions: sessions,
    textBudget: heapBudget(TEXT_HEAP_PER_BYTE),
    bounds,
    onNote: (note) => errors.write(`selfman history: ${note}\n`),
  });
}

const STANDARD_INPUT = '(standard input)';

async function chunksOfInput(file: string, input: Readable): Promise<readonly Uint8Array[]> {
  const budget = heapBudget();
  if (file !== '-') return [...chunksOf(file, budget)];
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of input) {
      budget.spend(STANDARD_INPUT, chunk.length);
      chunks.push(chunk);
    }
  } catch (error) {
    // Standard input may be a folder, or closed.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new BadTrace(STANDARD_INPUT, null, `cannot be read: ${error.message}`);
  }
  return chunks;
}

function withoutFile({ file: _, ...report }: AnyReport & { readonly file: string }): object {
  return report;
}

function exitCodeOf(report: AnyReport, options: HistoryOptions): number {
  if ('objects' in report) return OF_OBJECTS[report.verdict];
  const asked = options.level ?? (options.anyOrder ? 'serialisable' : undefined);
  if ('levels' in report) {
    const judged = report.levels.find(({ level }) => asked !== undefined && level === LEVEL_NAMES[asked]) ?? report.levels.at(-1);
    return OF_LEVEL[judged?.holds ?? 'unknown'];
  }
  if (report.verdict === 'inconclusive') return EXIT.inconclusive;
  if (report.verdict === 'strictly serialisable') return EXIT.asExpected;
  // Levels below serialisable are not judged in this format.
  const isWeaker = asked === 'read-committed' || asked === 'snapshot-isolation';
  if (report.verdict === 'serialisable') return isWeaker || asked === 'serialisable' ? EXIT.asExpected : EXIT.differs;
  return isWeaker ? EXIT.inconclusive : EXIT.differs;
}

/** One refuted history outweighs others of which nothing is known. */
function worstOf(codes: readonly number[]): number {
  return [EXIT.differs, EXIT.inconclusive].find((code) => codes.includes(code)) ?? EXIT.asExpected;
}
