/** Verdicts as workflow commands of GitHub Actions, which become annotations of a change. */
import { detailsOf, type Judged, lineOf, verdictOf } from './judged.ts';

/** One line for each verdict that is not as expected: an error, or a warning for an inconclusive one. */
export function githubAnnotations(all: readonly Judged[]): string {
  return all
    .filter(({ report }) => !report.asExpected)
    .map((judged) => {
      const kind = judged.report.verdict === 'inconclusive' ? 'warning' : 'error';
      const place = judged.file === null ? [] : [`file=${property(judged.file)}`, `line=${lineOf(judged)}`];
      const fields = [...place, `title=${property(judged.scenario.name)}`].join(',');
      return `::${kind} ${fields}::${message(`${verdictOf(judged)}\n${detailsOf(judged)}`)}\n`;
    })
    .join('');
}

function message(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
