/** The scenarios of a protocol and the counts that they expect. */
import type { Scenario } from '../../model-check/scenario.ts';
import { claimsOf, isRefutedBy } from './claims.ts';
import { counterexampleOf } from './properties.ts';
import type { ProtocolPage } from './protocol-page.ts';
import { code, count, table } from './table.ts';

/** Writes one table. Nothing is run here; the tests verify the counts. */
export function scenariosAndCounts(page: ProtocolPage): string {
  const { scenarios, nameOf } = page;
  const claims = claimsOf(scenarios);
  const rows = scenarios.map((scenario) => {
    const claimed = claims.filter((claim) => claim.scenarios.includes(scenario));
    const numbers = claimed.map((claim) => (isRefutedBy(claim, scenario) ? `**${claim.number}**` : claim.number)).join(' ');
    return [code(nameOf(scenario.name)), scenario.teaches, numbers, ...found(page, scenario)];
  });
  const heads = ['scenario', 'teaches', 'claims'].map((head) => ({ head }));
  const counts = ['distinct', 'generated', 'levels'].map((head) => ({ head, isNumber: true }) as const);
  return [
    'The claims are the numbers of the properties; a bold one fails. States and levels are counted as TLC does.',
    table([...heads, { head: 'verdict' }, ...counts], rows),
  ].join('\n\n');
}

function found(page: ProtocolPage, scenario: Scenario): readonly string[] {
  const { expect, cost } = scenario;
  const slowly = cost === 'slow' ? ', slow' : '';
  if (expect === undefined) return [`nothing expected${slowly}`, '', '', ''];
  if (expect.verdict === 'holds') return [`holds${slowly}`, ...[expect.distinct, expect.generated, expect.depth].map(count)];
  const file = counterexampleOf(page, scenario);
  const steps = `${expect.steps} steps`;
  return [`violates${slowly}, ${file === undefined ? steps : `[${steps}](${file})`}`, '', '', ''];
}
