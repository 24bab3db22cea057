/** Reports for other tools, as `--report junit=FILE` asks for them. */
import { closeSync, openSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { InvalidArgumentError } from 'commander';
import { writeText } from '../json-file.ts';
import { githubAnnotations } from './github.ts';
import type { Judged } from './judged.ts';
import { sarif } from './sarif.ts';

const KINDS = ['junit', 'sarif', 'github'] as const;

export interface ReportTarget {
  readonly kind: (typeof KINDS)[number];
  /** A file; null for the stream that has the words. */
  readonly file: string | null;
}

export const REPORTS_IN_WORDS =
  'also write a report: junit=FILE (JUnit XML), sarif=FILE (SARIF 2.1.0), or github (annotations, among the words); may be repeated';

/** Reads one target, and adds it to the earlier ones. Throws `InvalidArgumentError`. */
export function reportTarget(text: string, earlier: readonly ReportTarget[] = []): readonly ReportTarget[] {
  const [name, ...rest] = text.split('=');
  const file = rest.join('=');
  const kind = KINDS.find((each) => each === name);
  if (kind === undefined || (kind === 'github') !== (text === 'github') || (kind !== 'github' && file === ''))
    throw new InvalidArgumentError('Write junit=FILE, sarif=FILE or github.');
  return [...earlier, { kind, file: kind === 'github' ? null : file }];
}

/** Opens the files at once, so that a bad path fails before the work. Returns a function that writes all reports. */
export function reportWriter(targets: readonly ReportTarget[], words: Writable): (all: readonly Judged[]) => Promise<void> {
  for (const { file } of targets) if (file !== null) closeSync(openSync(file, 'a'));
  return async (all) => {
    for (const { kind, file } of targets) {
      if (file === null) words.write(githubAnnotations(all));
      else writeText(file, kind === 'sarif' ? `${JSON.stringify(sarif(all), null, 2)}\n` : await junitText(all));
    }
  };
}

/** The builder of XML is loaded only where it is needed. */
async function junitText(all: readonly Judged[]): Promise<string> {
  const { junit } = await import('./junit.ts');
  return `${junit(all)}\n`;
}
