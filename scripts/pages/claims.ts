/** The claims about a protocol: each property that its scenarios judge, numbered in the order in which they name it. */
import type { Scenario } from '../../model-check/scenario.ts';
import type { Properties, Property } from '../../spec/kernel/spec.ts';

/** One sentence that some scenarios claim. Properties of the same name with different sentences are different claims. */
export interface Claim {
  readonly number: number;
  readonly name: string;
  readonly kind: Property<unknown>['kind'] | 'refines';
  readonly says: string;
  readonly scenarios: readonly Scenario[];
}

type Sentence = Pick<Claim, 'name' | 'kind' | 'says'>;

/** All claims of these scenarios. Those about states that need only be reached come last. */
export function claimsOf(scenarios: readonly Scenario[]): readonly Claim[] {
  const said = new Map<string, Sentence & { readonly scenarios: Scenario[] }>();
  for (const scenario of scenarios) {
    for (const sentence of sentencesOf(scenario)) {
      const key = JSON.stringify(sentence);
      const claim = said.get(key) ?? { ...sentence, scenarios: [] };
      claim.scenarios.push(scenario);
      said.set(key, claim);
    }
  }
  const all = [...said.values()];
  const inOrder = [...all.filter(({ kind }) => kind !== 'reachable'), ...all.filter(({ kind }) => kind === 'reachable')];
  return inOrder.map((claim, place) => ({ number: place + 1, ...claim }));
}

/** Whether `scenario` expects that `claim` fails. */
export function isRefutedBy({ name }: Claim, { expect }: Scenario): boolean {
  return expect?.verdict === 'violates' && expect.property === name;
}

function sentencesOf(scenario: Scenario): readonly Sentence[] {
  const properties: Properties<never> = { ...('spec' in scenario ? scenario.spec.properties : {}), ...scenario.properties };
  return [
    ...Object.entries(properties).map(([name, { kind, doc = '' }]) => ({ name, kind, says: doc })),
    ...Object.entries(scenario.refines ?? {}).map(([name, { of }]) => ({
      name,
      kind: 'refines' as const,
      says: `Every transition is an action of the spec ${of.name}, or changes nothing of what it sees.`,
    })),
  ];
}
