/** Compares the result of a check with the expected one. */
import type { CheckReport } from '../report/report.ts';
import type { Expectation } from '../scenario.ts';

type Found = Pick<CheckReport, 'verdict' | 'property' | 'counterexample' | 'distinct' | 'generated' | 'depth'>;

/** Whether verdict, property, counts and length of the counterexample are as expected. */
export function isAsExpected(found: Found, expect: Expectation | undefined): boolean {
  if (expect === undefined) return found.verdict === 'holds';
  if (expect.verdict === 'violates') {
    return found.verdict === 'violates' && found.property === expect.property && (found.counterexample?.steps.length ?? 0) === expect.steps;
  }
  return (
    found.verdict === 'holds' && found.distinct === expect.distinct && found.generated === expect.generated && found.depth === expect.depth
  );
}
