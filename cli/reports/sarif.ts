/** Verdicts as SARIF 2.1.0, which code hosts show beside the source. Source: docs.oasis-open.org/sarif/sarif/v2.1.0. */
import { relative, resolve, sep } from 'node:path';
import type { Counterexample, Violated } from '../../model-check/report/report.ts';
import { version } from '../version.ts';
import { type Judged, lineOf, verdictOf } from './judged.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
interface Location {
  readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string }; readonly region: { readonly startLine: number } };
  readonly message?: { readonly text: string };
}

interface CodeFlow {
  readonly threadFlows: readonly { readonly locations: readonly { readonly executionOrder: number; readonly location: Location }[] }[];
}

interface Result {
  readonly ruleId: string;
  readonly level: 'error' | 'warning';
  readonly message: { readonly text: string };
  readonly locations?: readonly Location[];
  readonly codeFlows?: readonly CodeFlow[];
}

/** The part of a log of SARIF that is written. */
interface Log {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly { readonly tool: object; readonly columnKind: 'utf16CodeUnits'; readonly results: readonly Result[] }[];
}

/** The rule of a verdict that no property causes. */
const INCONCLUSIVE = 'inconclusive';
const UNEXPECTED = 'unexpected-verdict';

/** One result for each violated claim, and for each verdict that is not as expected. An expected violation has none. */
export function sarif(all: readonly Judged[]): Log {
  const results = all.filter(({ report }) => !report.asExpected).flatMap(resultsOf);
  const rules = [...new Set(results.map(({ ruleId }) => ruleId))].map((id) => ({
    id,
    shortDescription: { text: describedIn(all, id) },
  }));
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'selfman', semanticVersion: version(), rules } }, columnKind: 'utf16CodeUnits', results }],
  };
}

function describedIn(all: readonly Judged[], rule: string): string {
  if (rule === INCONCLUSIVE) return 'A bound was hit before the check had an answer.';
  const property = all.flatMap(({ scenario }) =>
    'spec' in scenario ? [scenario.spec.properties[rule], scenario.properties?.[rule]] : [scenario.properties[rule]],
  );
  return property.find((each) => each?.doc !== undefined)?.doc ?? rule;
}

function resultsOf(judged: Judged): readonly Result[] {
  const { verdict, property = UNEXPECTED, because = '', counterexample, further = [], inconclusive } = judged.report;
  if (verdict === 'inconclusive') return [{ ...resultOf(judged, INCONCLUSIVE, inconclusive ?? ''), level: 'warning' }];
  if (verdict === 'holds') return [resultOf(judged, UNEXPECTED, verdictOf(judged))];
  const first: Violated = { property, because, ...(counterexample === undefined ? {} : { counterexample }) };
  return [first, ...further].map((each) => ({
    ...resultOf(judged, each.property, each.because),
    ...(each.counterexample === undefined ? {} : { codeFlows: [flowOf(judged, each.counterexample)] }),
  }));
}

function resultOf(judged: Judged, ruleId: string, text: string): Result {
  const location = locationOf(judged);
  return {
    ruleId,
    level: 'error',
    message: { text: `${judged.scenario.name}: ${text}` },
    ...(location === null ? {} : { locations: [location] }),
  };
}

/** The steps of a counterexample; all of them lie where the scenario does. */
function flowOf(judged: Judged, { steps }: Counterexample): CodeFlow {
  const place = locationOf(judged) ?? {};
  const locations = steps.map(({ says, changes }, i) => ({
    executionOrder: i + 1,
    location: { ...place, message: { text: [says, ...changes].join('\n') } },
  }));
  return { threadFlows: [{ locations }] };
}

function locationOf(judged: Judged): Location | null {
  if (judged.file === null) return null;
  const uri = relative('', resolve(judged.file)).split(sep).map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri }, region: { startLine: lineOf(judged) } } };
}
