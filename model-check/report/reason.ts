/** Why a property holds or not, with the nodes and keys that show it. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';

/** Nodes and keys that a sentence names; ascending. */
export interface Witnesses {
  readonly nodes: readonly NodeId[];
  readonly keys: readonly number[];
}

/** One clause on a property in a state, or in a step: “key 3 belongs to node 4 and to node 12”. */
export interface Reason {
  readonly says: string;
  readonly holds: boolean;
  readonly at: Witnesses;
}

const NUMBERS = '(\\d+(?:(?:, | and | or | to )\\d+)*)';
const NODES = new RegExp(`\\bnodes? ${NUMBERS}`, 'g');
const KEYS = new RegExp(`\\b(?:keys?|items?|places?) ${NUMBERS}`, 'g');

/** The clauses of an explanation, which separates them by semicolons. */
export function reasonsIn(explanation: string, holds = false): readonly Reason[] {
  return explanation.split('; ').map((says) => ({ says, holds, at: witnessesIn(says) }));
}

/** The nodes and keys that a sentence names. */
export function witnessesIn(sentence: string): Witnesses {
  return { nodes: numbersIn(sentence, NODES), keys: numbersIn(sentence, KEYS) };
}

function numbersIn(sentence: string, named: RegExp): readonly number[] {
  const numbers = [...sentence.matchAll(named)].flatMap(([, listed]) => (listed.match(/\d+/g) ?? []).map(Number));
  return ascending(numbers);
}
