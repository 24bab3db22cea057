/** Findings of people about mutants that no property catches. */
import type { Mutation } from './mutation.ts';

export interface Remark extends Pick<Mutation, 'file' | 'within' | 'before' | 'after'> {
  /** `equivalent`: no run of the program distinguishes the two. `gap`: some run does, but no scenario has it. */
  readonly is: 'equivalent' | 'gap';
  readonly because: string;
}

export const REMARKS: readonly Remark[] = [
  {
    file: 'transactions/acceptor.ts',
    within: 'onVote',
    before: 'if (acceptor.promised > 0 || news.length === 0) return next(withAcceptor(state, acceptor));',
    after: 'if (acceptor.promised > 0) return next(withAcceptor(state, acceptor));',
    is: 'equivalent',
    because:
      'votes that have been accepted are accepted again, and those that settled the outcome did so before: only the record is written twice',
  },
  {
    file: 'transactions/settle.ts',
    within: 'untilNothingFollows',
    before: 'for (let passes = 0; passes < MOST_PASSES; passes++) {',
    after: 'for (let passes = 0; passes <= MOST_PASSES; passes++) {',
    is: 'equivalent',
    because: 'no step needs anywhere near as many passes, and one that goes round in a circle throws one pass later',
  },
  {
    file: 'transactions/settle.ts',
    within: '',
    before: 'const MOST_PASSES = 1000;',
    after: 'const MOST_PASSES = 1001;',
    is: 'equivalent',
    because: 'no step needs anywhere near as many passes, and one that goes round in a circle throws about as soon',
  },
  {
    file: 'transactions/settle.ts',
    within: '',
    before: 'const MOST_PASSES = 1000;',
    after: 'const MOST_PASSES = 999;',
    is: 'equivalent',
    because: 'no step needs anywhere near as many passes, and one that goes round in a circle throws about as soon',
  },
  {
    file: 'transactions/settle.ts',
    within: 'untilNothingFollows',
    before: 'for (let passes = 0; passes < MOST_PASSES; passes++) {',
    after: 'for (let passes = 1; passes < MOST_PASSES; passes++) {',
    is: 'equivalent',
    because: 'no step needs anywhere near as many passes, and one that goes round in a circle throws one pass earlier',
  },
  {
    file: 'transactions/settle.ts',
    within: 'settle',
    before: 'const settled = watching.length === 0 ? state : { ...state, watched, suspected };',
    after: 'const settled = { ...state, watched, suspected };',
    is: 'equivalent',
    because: 'where the same nodes are watched as before, none of those that are suspected is dropped',
  },
  {
    file: 'transactions/instances.ts',
    within: 'byKeyAndPlace',
    before: 'return a.key - b.key || a.place - b.place;',
    after: 'return a.place - b.place;',
    is: 'equivalent',
    because: 'copies are looked up by item and by version, and their order is seen by nobody',
  },
  {
    file: 'transactions/instances.ts',
    within: 'byKeyAndPlace',
    before: 'return a.key - b.key || a.place - b.place;',
    after: 'return a.key - b.key || a.place + b.place;',
    is: 'equivalent',
    because: 'copies are looked up by item and by version, and their order is seen by nobody',
  },
  {
    file: 'transactions/settle.ts',
    within: 'unretried',
    before: 'if (after.config.retryMs === undefined) return [];',
    after: '{}',
    is: 'equivalent',
    because: 'to cancel a timer that was never armed does nothing',
  },
  {
    file: 'transactions/instances.ts',
    within: 'byKeyAndPlace',
    before: 'return a.key - b.key || a.place - b.place;',
    after: 'return a.key - b.place || a.place - b.place;',
    is: 'equivalent',
    because: 'copies are looked up by item and by version, and their order is seen by nobody',
  },
  {
    file: 'transactions/instances.ts',
    within: 'byKeyAndPlace',
    before: 'return a.key - b.key || a.place - b.place;',
    after: 'return a.key - b.key;',
    is: 'equivalent',
    because: 'copies are looked up by item and by version, and their order is seen by nobody',
  },
  {
    file: 'transactions/acceptor.ts',
    within: 'onVote',
    before: 'const news = Object.keys(votes).filter((instance) => acceptor.accepted[instance] === undefined);',
    after: 'const news = Object.keys(votes);',
    is: 'equivalent',
    because:
      'votes that have been accepted are accepted again, and those that settled the outcome did so before: only the record is written twice',
  },
  {
    file: 'transactions/client.ts',
    within: 'answer',
    before:
      "state.config.deadlineMs === undefined ? [] : (['deadline', 'giveUp'] as const).map((type) => ({ type: 'cancelTimer', timer: { type, transaction: id } }) as const);",
    after: "(['deadline', 'giveUp'] as const).map((type) => ({ type: 'cancelTimer', timer: { type, transaction: id } }) as const);",
    is: 'equivalent',
    because: 'to cancel a timer that was never armed does nothing',
  },
  {
    file: 'transactions/client.ts',
    within: 'commit',
    before: "return next(after, ...effects, ...toOwners(after, { type: 'prepare', transaction, places: allPlaces(state.config, keys) }));",
    after: "return next(after, ...effects, ...toOwners(state, { type: 'prepare', transaction, places: allPlaces(state.config, keys) }));",
    is: 'equivalent',
    because: 'a commit does not change which nodes own the places',
  },
  {
    file: 'fingers/routing.ts',
    within: 'nearestTo',
    before: '.reduce<NodeId | undefined>((best, node) => (best === undefined || gap(node) < gap(best) ? node : best), undefined);',
    after: '.reduce<NodeId | undefined>((best, node) => (best === undefined || gap(node) <= gap(best) ? node : best), undefined);',
    is: 'equivalent',
    because: 'two nodes are never equally far from a key, and which of two equal entries is taken makes no difference',
  },
  {
    file: 'ring-merge/step.ts',
    within: 'delayOf',
    before: "return (type === 'tick' ? config.tickMs : config.retryMs) ?? config.tickMs;",
    after: "return (type === 'tick' ? config.tickMs : config.retryMs) ?? config.keys;",
    is: 'equivalent',
    because: 'a retry is set only where the configuration has a pause for it',
  },
  {
    file: 'ring-merge/step.ts',
    within: 'onMessage',
    before: 'return next({ ...state, agenda: [...state.agenda, message] });',
    after: 'return next({ ...state, agenda: [message] });',
    is: 'equivalent',
    because: 'a choice is answered before a message arrives, so no look-up waits then',
  },
  {
    file: 'ring-merge/detection.ts',
    within: 'onNeighbours',
    before: 'return successor === null ? after : forgetting(after, successor);',
    after: 'return forgetting(after, successor);',
    is: 'equivalent',
    because: 'no list holds null, so nobody is forgotten',
  },
  {
    file: 'relaxed-ring/predecessor.ts',
    within: 'returned',
    before: 'if (before !== undefined && before.moves >= moves) return returns;',
    after: 'if (before !== undefined && before.moves > moves) return returns;',
    is: 'equivalent',
    because: 'where the counts are equal, the note is replaced by an equal one at the same place',
  },
  {
    file: 'fingers/table.ts',
    within: 'targetOf',
    before: 'if (place < 0) return null;',
    after: '{}',
    is: 'equivalent',
    because: 'no offset is greater than a distance that is not a number, so the answer is null all the same',
  },
  {
    file: 'fingers/table.ts',
    within: 'targetOf',
    before: 'return offset === undefined ? null : (self + offset) % keys;',
    after: 'return (self + offset) % keys;',
    is: 'equivalent',
    because: 'a finger stands in the table for an offset beyond the finger before it, so there always is one',
  },
  {
    file: 'places/range.ts',
    within: 'overlap',
    before: 'return inside(a, b, size).length > 0;',
    after: 'return inside(b, a, size).length > 0;',
    is: 'equivalent',
    because: 'two arcs share the same places whichever is named first',
  },
  {
    file: 'places/placement.ts',
    within: 'placement',
    before: 'const areCounts = Number.isSafeInteger(size) && Number.isSafeInteger(degree) && size > 0 && degree > 0;',
    after: 'const areCounts = Number.isSafeInteger(size) && Number.isSafeInteger(degree) && size > 0 && degree >= 0;',
    is: 'equivalent',
    because: 'zero divides no size, so the next line refuses a replication factor of zero',
  },
  {
    file: 'replication/step.ts',
    within: 'withOwnMessages',
    before: "if (effect.type !== 'send' || effect.to !== self) return next(done.state, ...done.effects, effect);",
    after: 'if (effect.to !== self) return next(done.state, ...done.effects, effect);',
    is: 'equivalent',
    because: 'only messages have a receiver, so no other effect is for the node itself',
  },
];

export function remarkOn(mutation: Mutation, remarks: readonly Remark[]): Remark | undefined {
  return remarks.find((remark) => isAbout(remark, mutation));
}

/** The remarks that fit no mutation of these files, or several: the code has changed since. */
export function outdated(remarks: readonly Remark[], all: readonly Mutation[]): readonly Remark[] {
  const files = new Set(all.map(({ file }) => file));
  return remarks.filter((remark) => files.has(remark.file) && all.filter((each) => isAbout(remark, each)).length !== 1);
}

function isAbout(remark: Remark, { file, within, before, after }: Mutation): boolean {
  return remark.file === file && remark.within === within && remark.before === before && remark.after === after;
}
