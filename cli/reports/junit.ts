/** Verdicts as JUnit XML, which nearly every CI reads: a suite for each protocol, a test case for each scenario. */
import Builder from 'fast-xml-builder';
import { protocolOf } from '../check-summary.ts';
import { detailsOf, type Judged, verdictOf } from './judged.ts';

/** In the table of the builder, keys with `@` are attributes, and `text` is the content of an element. */
const OPTIONS = { ignoreAttributes: false, attributeNamePrefix: '@', textNodeName: 'text', format: true, suppressEmptyNode: true };

/** A verdict that is not as expected is a failure, an inconclusive one an error. */
export function junit(all: readonly Judged[]): string {
  const protocols = [...new Set(all.map(nameOfSuite))];
  const suites = protocols.map((protocol) => {
    const own = all.filter((judged) => nameOfSuite(judged) === protocol);
    return { '@name': protocol, ...countsOf(own), testcase: own.map(testCase) };
  });
  const document = { '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, testsuites: { ...countsOf(all), testsuite: suites } };
  return new Builder(OPTIONS).build(document);
}

function nameOfSuite({ scenario }: Judged): string {
  return protocolOf(scenario.name);
}

function countsOf(all: readonly Judged[]): object {
  const seconds = all.reduce((sum, { report }) => sum + report.seconds, 0);
  return {
    '@tests': all.length,
    '@failures': all.filter(({ report }) => report.verdict !== 'inconclusive' && !report.asExpected).length,
    '@errors': all.filter(({ report }) => report.verdict === 'inconclusive').length,
    '@time': seconds.toFixed(3),
  };
}

function testCase(judged: Judged): object {
  const { report, scenario, file } = judged;
  const fault = { '@message': verdictOf(judged), text: detailsOf(judged) };
  return {
    '@name': scenario.name,
    '@classname': nameOfSuite(judged),
    '@time': report.seconds.toFixed(3),
    ...(file === null ? {} : { '@file': file }),
    ...(report.verdict === 'inconclusive' ? { error: { '@type': 'inconclusive', ...fault } } : {}),
    ...(report.verdict === 'inconclusive' || report.asExpected
      ? {}
      : { failure: { '@type': report.property ?? report.verdict, ...fault } }),
    'system-out': verdictOf(judged),
  };
}
