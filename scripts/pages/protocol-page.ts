/** The protocol and the scenarios that a generated section describes. */
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../scenarios/all.ts';

export interface ProtocolPage {
  /** Its folder below `impl/`, which is also the beginning of its scenarios' names. */
  readonly protocol: string;
  /** The scenarios, in the order of the collection. */
  readonly scenarios: readonly Scenario[];
  /** The name of a scenario without that of the protocol. */
  nameOf(scenario: string): string;
}

/** The scenarios of `protocol`, or those with the given names. Throws when one does not exist. */
export function pageOf(protocol: string, names?: readonly string[]): ProtocolPage {
  const prefix = `${protocol}/`;
  const all = allScenarios.filter(({ name }) => name.startsWith(prefix));
  if (all.length === 0) throw new Error(`no scenario is about ${protocol}`);
  const nameOf = (scenario: string) => scenario.slice(prefix.length);
  return { protocol, scenarios: names?.map((name) => named(all, prefix + name)) ?? all, nameOf };
}

function named(scenarios: readonly Scenario[], name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`no scenario is named ${name}`);
  return found;
}
