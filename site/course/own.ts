/** Chapter 20: the reader's protocol, and the world in which it is checked. */

import type { Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import * as kernel from '../../impl/kernel/protocol.ts';
import { inWords } from '../../model-check/drivers/checking.ts';
import { check } from '../../model-check/drivers/page-check.ts';
import { scenario } from '../../model-check/scenario.ts';
import type { World } from '../../model-check/world/world.ts';
import { always, reachable, recoverable } from '../../spec/kernel/spec.ts';
import { loadText } from './modules.ts';

/** More states than this are more than two nodes and two requests should have. */
const MOST_STATES = 100_000;
const FILE = 'lock.ts';

export interface Verdict {
  readonly verdict: 'holds' | 'violates' | 'inconclusive' | 'faulty';
  /** The states that were found. */
  readonly states: number;
  /** The story, or the reason. */
  readonly says: string;
}

/** Any state with a phase. */
interface Phased extends ProtocolTypes {
  readonly state: { readonly phase: string };
  readonly config: { readonly other: number };
  readonly request: string;
}

/** Checks the protocol that the text exports as `lock`: two nodes, each of which wants the lock once. */
export async function checkOwn(text: string): Promise<Verdict> {
  try {
    const { lock } = loadText(FILE, { texts: { [FILE]: text }, modules: { 'selfman/impl': kernel } });
    if (!isProtocol(lock)) throw new Error('lock: got something else, expected an exported object with name, init and step');
    const report = await check(worldOf(lock), { maxStates: MOST_STATES });
    const { verdict, distinct, counterexample } = report;
    const says = counterexample === undefined ? `${distinct} states, ${report.depth} levels` : inWords(counterexample);
    return { verdict, states: distinct, says: report.inconclusive ?? says };
  } catch (error) {
    return { verdict: 'faulty', states: 0, says: error instanceof Error ? error.message : String(error) };
  }
}

function isProtocol(value: unknown): value is Protocol<Phased> {
  return typeof value === 'object' && value !== null && 'init' in value && 'step' in value && 'name' in value;
}

function worldOf(lock: Protocol<Phased>) {
  const node = (id: number, other: number) => ({ id, config: { other }, running: lock.init(id, { other }).state });
  const howMany = ({ nodes }: World<Phased>, phase: string) => nodes.filter(({ state }) => state.phase === phase).length;
  return scenario<Phased>({
    name: 'lock/two-nodes',
    teaches: 'Two nodes never hold the lock at the same time, and each gets it.',
    cost: 'fast',
    protocol: lock,
    nodes: [node(1, 2), node(2, 1)],
    requests: [
      { at: 1, request: 'lock' },
      { at: 2, request: 'lock' },
    ],
    network: 'unordered',
    properties: {
      oneHolder: always((world) => howMany(world, 'holding') <= 1, 'At most one node holds the lock.'),
      somebodyHoldsIt: reachable((world) => howMany(world, 'holding') === 1, 'Some node holds the lock.'),
      allAreServed: recoverable((world) => howMany(world, 'done') === 2, 'Both nodes have had the lock.'),
    },
  });
}
