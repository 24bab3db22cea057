/** Chapter 19: rules that a reader may remove. They are kept mutants, each with the scenario that must notice. */
import type { Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { inWords } from '../../model-check/drivers/checking.ts';
import { check } from '../../model-check/drivers/page-check.ts';
import type { Progress } from '../../model-check/options.ts';
import type { Counterexample } from '../../model-check/report/report.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../scenarios/all.ts';
import { detectionBy } from '../../scenarios/failure-detector/detection.ts';
import { failureDetectorMutants } from '../../test/mutants/failure-detector-mutants.ts';
import type { Mutant } from '../../test/mutants/mutant.ts';
import { failureMutants } from '../../test/mutants/relaxed-ring/failure-mutants.ts';
import { joinMutants } from '../../test/mutants/relaxed-ring/join-mutants.ts';
import { type Library, loadText } from './modules.ts';

/** A page finds this many states in some seconds. */
const MOST_STATES = 300_000;

export interface Rule extends Mutant {
  /** Its place among the rules. */
  readonly number: number;
  readonly of: 'failure-detector' | 'relaxed-ring';
}

export interface Story {
  /** Whether the property that should notice did. */
  readonly isCaught: boolean;
  readonly states: number;
  readonly says: string;
  /** Null: nothing breaks. */
  readonly counterexample: Counterexample | null;
}

/** The rules that a page can remove: those in one file of the two protocols, where a small scenario without liveness notices. */
export const RULES: readonly Rule[] = [...failureDetectorMutants, ...joinMutants, ...failureMutants]
  .flatMap((mutant) => {
    const [of] = mutant.file.split('/');
    const isSmall = allScenarios.some(({ name, cost, fairness }) => name === mutant.scenario && cost === 'fast' && fairness === undefined);
    return isSmall && (of === 'failure-detector' || of === 'relaxed-ring') ? [{ ...mutant, of } as const] : [];
  })
  .map((rule, number) => ({ ...rule, number }));

/** Removes the rule from the source in `library`, whose texts are below `impl/`, and searches for the shortest story. */
export async function storyWithout(rule: Rule, library: Library, onProgress: (progress: Progress) => void): Promise<Story> {
  const scenario = scenarioWithout(rule, library);
  const report = await check(scenario, { maxStates: MOST_STATES, onProgress });
  const { counterexample, distinct } = report;
  if (counterexample !== undefined)
    return { isCaught: report.property === rule.property, states: distinct, says: inWords(counterexample), counterexample };
  return {
    isCaught: false,
    states: distinct,
    says: report.inconclusive ?? 'Nothing that this scenario judges breaks.',
    counterexample: null,
  };
}

/** The scenario of the rule, without it, and with the property that should notice alone. */
export function scenarioWithout(rule: Rule, library: Library): Scenario {
  return scenarioWith(rule, protocolIn(rule, library));
}

type AnyProtocol = Protocol<ProtocolTypes>;

function protocolIn({ of, file, line, becomes }: Rule, { texts, modules }: Library): AnyProtocol {
  const path = `impl/${file}`;
  const parts = (texts[path] ?? '').split(line);
  if (parts.length !== 2) throw new Error(`${path}: got the line ${parts.length - 1} times, expected it once: ${line}`);
  const exported = loadText(`impl/${of}/step.ts`, { texts: { ...texts, [path]: parts.join(becomes) }, modules });
  const protocol = exported[of === 'relaxed-ring' ? 'relaxedRing' : 'failureDetector'];
  if (typeof protocol !== 'object' || protocol === null) throw new Error(`impl/${of}/step.ts exports no protocol`);
  // The type invariant would notice first, and says little about the story.
  const { typeInvariant: _, ...judged } = protocol as AnyProtocol;
  return judged;
}

function scenarioWith({ of, scenario: name, property }: Rule, protocol: AnyProtocol): Scenario {
  // A broken detector or ring has the types of the sound one.
  const all = of === 'failure-detector' ? detectionBy(protocol as never) : allScenarios;
  const found = all.find((each) => each.name === name);
  if (found === undefined || 'spec' in found) throw new Error(`no scenario of a protocol is named ${name}`);
  const { expect: _, ...rest } = of === 'failure-detector' ? found : { ...found, protocol: protocol as never };
  const [properties, refines] = [only(found.properties, property), only(found.refines, property)];
  return { ...rest, properties: properties ?? {}, ...(refines === undefined ? { refines: {} } : { refines }) };
}

function only<T>(all: Readonly<Record<string, T>> | undefined, name: string): Readonly<Record<string, T>> | undefined {
  return all?.[name] === undefined ? undefined : { [name]: all[name] };
}
