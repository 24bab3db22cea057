/** How a world of relaxed-ring nodes is seen by somebody who may look into them. */
import { unreachable } from '../../impl/kernel/invariant.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Output } from '../../impl/relaxed-ring/messages.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import type { Config } from '../../impl/relaxed-ring/state.ts';
import type { Envelope, History, NodeView, World } from '../../model-check/world/world.ts';
import { rememberingEach, rememberingRecent, STATES_AT_HAND } from '../../spec/kernel/remembering.ts';
import type { Books } from '../../spec/relaxed-ring/books.ts';
import type { Resting } from '../../spec/relaxed-ring/rest.ts';
import type { Said, Talk, Telling, Told } from '../../spec/relaxed-ring/talk.ts';

/** Each part is made when it is read, for no property needs all of them. `apart`: who can never reach whom. */
export function booksOf<H>(world: World<RelaxedRing, H>, apart: Resting['apart'] = []): Resting {
  return {
    get size() {
      return world.nodes[0].state.config.keys;
    },
    get books() {
      return booksIn(world);
    },
    get quiet() {
      return world.quiet;
    },
    get down() {
      return world.nodes.flatMap(({ id, status }) => (status === 'down' ? [id] : []));
    },
    apart,
  };
}

/** The same with what is in flight. */
export function talkOf<H>(world: World<RelaxedRing, H>): Talk {
  return { size: world.nodes[0].state.config.keys, books: booksIn(world), said: world.messages.map(saidIn) };
}

/** Each view of a world is read once, by whatever properties. */
const booksIn = rememberingRecent(STATES_AT_HAND, <H>({ nodes }: World<RelaxedRing, H>) =>
  nodes.flatMap((node): readonly Books[] => (node.status === 'down' ? [] : [bookFor(node)])),
);

/** A message is the same object in all states in which it is in flight. */
const saidIn = rememberingEach(({ from, to, message }: Envelope<RelaxedRing>): Said => ({ from, to, ...message }));

/** The same with what each node has told the layer above. */
export function tellingOf(founders: readonly NodeId[]): (world: World<RelaxedRing, readonly Told[]>) => Telling {
  return (world) => ({
    size: world.nodes[0].state.config.keys,
    books: booksIn(world),
    told: world.history,
    // One that has crashed ends, too; it is still what it was. A newcomer does not crash in these scenarios.
    ended: world.nodes.flatMap(({ id, status, state }) => (status === 'down' && state.status !== 'member' ? [id] : [])),
    founders,
  });
}

/** The record that a world keeps of the outputs of these nodes. */
export function hearing(nodes: readonly NodeId[]): History<RelaxedRing, readonly Told[]> {
  return {
    initial: nodes.map(silent),
    after: (all, event) => all.map((told) => (event.type === 'output' && event.node === told.by ? hears(told, event.output) : told)),
  };
}

function silent(by: NodeId): Told {
  return { by, neighbours: null, repeated: false, joined: 0, isolated: false, leaving: false, heir: null, left: false };
}

function hears(told: Told, output: Output): Told {
  switch (output.type) {
    case 'joined':
      return { ...told, joined: told.joined + 1 };
    case 'neighbours': {
      const { predecessor, successor } = output;
      const isSame = told.neighbours?.predecessor === predecessor && told.neighbours.successor === successor;
      return { ...told, neighbours: { predecessor, successor }, isolated: false, repeated: told.repeated || isSame };
    }
    case 'isolated':
      return { ...told, isolated: true };
    case 'leaving':
      return { ...told, leaving: true, heir: output.heir, repeated: told.repeated || (told.leaving && told.heir === output.heir) };
    case 'left':
      return { ...told, left: true, repeated: told.repeated || told.left };
    case 'found':
    case 'apart':
      return told;
    default:
      return unreachable(output);
  }
}

/** Equal nodes have the same books, and the same object, where the world says which nodes are equal. */
function bookFor(node: NodeView<RelaxedRing>): Books {
  return node.whole === undefined ? bookOf(node) : bookOfWhole(node.whole);
}

const bookOfWhole = rememberingEach(bookOf);

function bookOf({ id, status, state, timers, monitored }: NodeView<RelaxedRing>): Books {
  const common = {
    id,
    started: status !== 'new',
    watched: monitored,
    timers: timers.map(({ type }) => type),
    lives: state.lives ?? [],
    mostWaiting: state.config.waitingAtMost ?? Number.MAX_SAFE_INTEGER,
    mostSuspects: state.config.suspectsAtMost ?? null,
    wanted: wantedBy(state.config),
  };
  switch (state.status) {
    case 'joining':
      return { ...common, status: 'joining', stashed: state.stash.length };
    case 'leaving': {
      const { predecessor, heir, hasInherited, successors, held, followers, awaited, suspected } = state;
      return { ...common, status: 'leaving', predecessor, heir, hasInherited, successors, held, followers, awaited, suspected };
    }
    case 'member': {
      const { predecessor, successor, backups, followers, asked, suspected } = state;
      const known = { predecessor, followers, asked, suspected, successors: successor === null ? [] : [successor, ...backups] };
      const counted = { listLength: state.config.successorListLength, held: state.held.length, moves: state.moves };
      return { ...common, status: 'member', ...known, ...counted, notes: state.returns };
    }
  }
}

function wantedBy({ retryAfterMs, refreshAfterMs }: Config): Books['wanted'] {
  const [outside, parting] = retryAfterMs === undefined ? [[], []] : [['askAgain'], ['leaveAgain']];
  return { outside, inside: refreshAfterMs === undefined ? [] : ['refresh'], parting };
}
