/** The table of properties: which one holds under which assumptions. */
import type { Scenario } from '../../model-check/scenario.ts';
import { type Claim, claimsOf, isRefutedBy } from './claims.ts';
import type { ProtocolPage } from './protocol-page.ts';
import { code, table } from './table.ts';

/** Writes two tables: the properties, and the states that must be reached so that no property holds vacuously. */
export function propertyTables(page: ProtocolPage): string {
  const claims = claimsOf(page.scenarios);
  const groups = [...new Set(page.scenarios.map((scenario) => groupOf(page, scenario)))];
  const heads = (...first: readonly string[]) => ['#', ...first, ...groups].map((head) => ({ head }));
  const row = (claim: Claim, ...first: readonly string[]) => [
    String(claim.number),
    ...first,
    ...groups.map((group) => verdicts(page, claim, group)),
  ];
  const claimed = claims.filter(({ kind }) => kind !== 'reachable');
  const reached = claims.filter(({ kind }) => kind === 'reachable');
  return [
    'In brackets: in how many scenarios. An empty cell: nothing is claimed.',
    table(
      heads('property', 'kind', 'says'),
      claimed.map((claim) => row(claim, code(claim.name), claim.kind, claim.says)),
    ),
    'States that must be reached, so that no property holds merely because nothing happens:',
    table(
      heads('state', 'says'),
      reached.map((claim) => row(claim, code(claim.name), claim.says)),
    ),
  ].join('\n\n');
}

/** The path from the page to the kept counterexample of a scenario; undefined when none is kept. */
export function counterexampleOf({ protocol }: ProtocolPage, { name, cost }: Scenario): string | undefined {
  // The page of a protocol lies as deep below docs/protocols/ as its folder below impl/.
  const toRoot = '../'.repeat(protocol.split('/').length + 1);
  return cost === 'fast' ? `${toRoot}traces/counterexamples/${name}.json` : undefined;
}

/** The expectations of the scenarios of one group. A scenario that refutes another property says nothing about this one. */
function verdicts(page: ProtocolPage, claim: Claim, group: string): string {
  const inGroup = claim.scenarios.filter((scenario) => groupOf(page, scenario) === group);
  const kept = inGroup.filter(({ expect }) => expect?.verdict === 'holds').length;
  const refuting = inGroup.filter((scenario) => isRefutedBy(claim, scenario));
  const holds = claim.kind === 'reachable' ? 'reached' : 'holds';
  return [...(kept > 0 ? [`${holds} (${kept})`] : []), ...refuting.map((scenario) => refutation(page, scenario))].join('<br>');
}

function refutation(page: ProtocolPage, scenario: Scenario): string {
  const file = counterexampleOf(page, scenario);
  return `${file === undefined ? '**violates**' : `[**violates**](${file})`}: ${code(page.nameOf(scenario.name))}`;
}

/** The first part of a scenario's name, which says what may happen in it. */
function groupOf({ nameOf }: ProtocolPage, { name }: Scenario): string {
  return nameOf(name).split('/')[0];
}
