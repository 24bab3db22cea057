/** A membership that changes at random: nodes join and depart one by one, and the placement is repaired after each. */
import { below, type RandomStream, randomStream } from '../../model-check/chance/random.ts';
import { loadOf, shareAtRisk, shareMoved } from './exposure.ts';
import { nodesOf, type Positions, withoutNode, withPosition } from './positions.ts';
import type { Scheme } from './scheme.ts';

const FEWEST = 2;
const MOST = 14;

/** One change: the nodes after it, and what it has cost. Shares are of all keys, or of all replicas. */
export interface Change {
  readonly type: 'join' | 'departure';
  readonly nodes: number;
  readonly atRisk: number;
  /** The same before the placement was repaired. */
  readonly atRiskBefore: number;
  readonly moves: number;
  readonly dataMoved: number;
  readonly load: number;
}

/** A repair that is longer than this never ends. */
const MOST_MOVES = 1000;

/** Joins and departures are equally likely, between 2 and 14 nodes. */
export function changes(scheme: Scheme, steps: number, seed: number): readonly Change[] {
  const stream = randomStream(seed);
  const all: Change[] = [];
  let positions: Positions = [];
  for (let node = 0; node < FEWEST; node++) positions = joined(scheme, positions, node, stream);
  for (let step = 0; step < steps; step++) {
    const nodes = nodesOf(positions);
    const isJoin = nodes.length === FEWEST || (nodes.length < MOST && below(stream, 2) === 0);
    const changed = isJoin ? joined(scheme, positions, FEWEST + step, stream) : withoutNode(positions, nodes[below(stream, nodes.length)]);
    const repair = repaired(scheme, changed, stream);
    all.push({
      type: isJoin ? 'join' : 'departure',
      nodes: nodes.length + (isJoin ? 1 : -1),
      atRisk: shareAtRisk(scheme, repair.positions),
      atRiskBefore: shareAtRisk(scheme, changed),
      moves: repair.moves,
      dataMoved: shareMoved(scheme, positions, changed) + repair.dataMoved,
      load: loadOf(scheme, repair.positions),
    });
    positions = repair.positions;
  }
  return all;
}

function joined(scheme: Scheme, positions: Positions, node: number, stream: RandomStream): Positions {
  return scheme.enter(positions, node, stream).reduce(withPosition, positions);
}

/** Moves until there is nothing to move. Throws `Error` if that does not end. */
export function repaired(scheme: Scheme, broken: Positions, stream: RandomStream) {
  let [positions, moves, dataMoved] = [broken, 0, 0];
  for (let next = scheme.repair?.(positions, stream) ?? null; next !== null; next = scheme.repair?.(positions, stream) ?? null) {
    dataMoved += shareMoved(scheme, positions, next);
    positions = next;
    moves++;
    if (moves > MOST_MOVES) throw new Error(`moves: got more than ${MOST_MOVES} after one change, expected an end; look for a cycle`);
  }
  return { positions, moves, dataMoved };
}
