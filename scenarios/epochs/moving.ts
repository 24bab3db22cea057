/** A role moves with more data than one message takes: they go ahead, in parts of one item. */
import { entriesOf, type Item, itemsOf } from '../../impl/epochs/entries.ts';
import { membersAt } from '../../impl/epochs/state.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { always, type Properties, reachable, recoverable } from '../../spec/kernel/spec.ts';
import { holds } from '../expectations.ts';
import type { RegistersWorld } from './observed.ts';
import { everyPlaceIsSpokenFor, give, reducerScenario, speaks, write } from './reducer-scenario.ts';

type RegisterProperties = Properties<RegistersWorld>;

const HEIR = 3;
const GIVER = 0;
const CLASSES = { from: 0, to: 4 };
/** The classes with data; class 0 has none, so that it can be written. */
const STORED = [1, 2, 3];

const moving = {
  founders: [0, 1, 2],
  others: [HEIR],
  classes: 4,
  stored: STORED,
  inParts: true,
  requests: [give(GIVER, 0, HEIR, CLASSES)],
  claimants: [{ node: HEIR, place: 0 }],
} as const;

type Node = RegistersWorld['nodes'][number];

const isUp = ({ status }: Node) => status === 'up';

/** The classes of place 0 for which a node speaks. */
function spokenBy(node: Node): readonly number[] {
  const members = membersAt(node.state.inner, { place: 0, ...CLASSES }).filter(({ promised }) => isUp(node) && promised === null);
  return members.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
}

function keptBy({ state }: Node): readonly Item[] {
  const { inner } = state;
  return [...entriesOf(inner.store).filter(({ place }) => place === 0), ...inner.coming.flatMap(({ store }) => entriesOf(store))];
}

const nothingIsLost: RegisterProperties = {
  nothingIsLost: always(
    ({ nodes }) =>
      nodes.every((node) => {
        const had = itemsOf(node.state.inner.store, { place: 0, ...CLASSES });
        return spokenBy(node).every((each) => !STORED.includes(each) || had.some((item) => item.class === each));
      }),
    'A node that speaks for a place has all data that were there in the beginning.',
  ),
};

const allOfItIsClaimed: RegisterProperties = {
  allOfItIsClaimed: reachable(
    ({ nodes }) => nodes.some((node) => node.id === HEIR && spokenBy(node).length === 3),
    'The newcomer speaks for all three classes.',
  ),
};

const votesAreKept: RegisterProperties = {
  votesAreKept: always(({ nodes }) => {
    const votes = nodes.flatMap(({ state }) => state.notes.flatMap((note) => (note.type === 'voted' && note.place === 0 ? [note] : [])));
    return nodes.every((node) => {
      const had = itemsOf(node.state.inner.store, { place: 0, ...CLASSES });
      return votes.every((vote) => !spokenBy(node).includes(vote.class) || had.some(({ key }) => key === vote.write));
    });
  }, 'A node that speaks for a place has all that was kept there, by whichever node.'),
};

const onlyTheLastPartIsAwaited: RegisterProperties = {
  onlyTheLastPartIsAwaited: always(({ nodes }) => {
    const heir = nodes.find(({ id }) => id === HEIR);
    return nodes.every(({ state: { inner } }) =>
      inner.given
        .filter(({ isTaken }) => !isTaken)
        .every((gift) => {
          const there = heir === undefined ? [] : keptBy(heir);
          return itemsOf(inner.store, gift).filter(({ key }) => !there.some((item) => item.key === key)).length < 2;
        }),
    );
  }, 'Once the giver has stopped, the heir misses no more than fits into one message.'),
};

const dataGoAhead: RegisterProperties = {
  dataGoAhead: reachable(
    ({ nodes }) =>
      nodes.some((node) => node.state.inner.coming.length > 0) && nodes.some((node) => node.id === GIVER && spokenBy(node).length > 0),
    'The heir has data of a role for which the giver still speaks.',
  ),
};

const theRoleArrives: RegisterProperties = {
  theRoleArrives: recoverable(
    ({ nodes }) => nodes.some((node) => node.id === HEIR && spokenBy(node).length === 4),
    'The heir can still speak for all that it is given.',
  ),
};

/** The heir has fewer parts than the giver counts. */
const partsAreForgotten: RegisterProperties = {
  partsAreForgotten: reachable(({ nodes }) => {
    const counted = nodes.flatMap(({ state }) => state.inner.moves.map(({ parts }) => parts));
    return nodes.some(
      (node) => node.id === HEIR && isUp(node) && node.state.inner.coming.length === 0 && counted.some((parts) => parts > 0),
    );
  }, 'The heir has restarted, and has none of the parts that it has acknowledged.'),
};

export const epochMovingScenarios: readonly Scenario[] = [
  reducerScenario({
    ...moving,
    instance: 'moving/3/parts',
    teaches: 'A role moves with more data than one message takes, beside a write: they go ahead, and the giver speaks until the last part.',
    writes: ['w'],
    requests: [...moving.requests, write(1, 'w')],
    properties: { ...nothingIsLost, ...votesAreKept, ...onlyTheLastPartIsAwaited, ...dataGoAhead, ...speaks(HEIR) },
    cost: 'fast',
    expect: holds(124, 268, 14),
  }),
  reducerScenario({
    ...moving,
    instance: 'moving/3/lost',
    teaches: 'A part or its acknowledgement is lost, or comes twice: it is sent again, and counted once.',
    isPatient: true,
    slowTimers: true,
    faults: { drop: 1, duplicate: 1 },
    properties: { ...nothingIsLost, ...onlyTheLastPartIsAwaited, ...dataGoAhead, ...theRoleArrives, ...everyPlaceIsSpokenFor },
    cost: 'fast',
    expect: holds(152, 294, 13),
  }),
  reducerScenario({
    ...moving,
    instance: 'moving/3/giver-dies',
    teaches: 'The giver crashes while its data go ahead: the newcomer claims the place, and reads the data from the other members.',
    inherits: { [HEIR]: [{ node: GIVER, place: 0, ...CLASSES }] },
    neverCrash: [1, 2, HEIR],
    faults: { crash: 1 },
    network: 'fifo',
    properties: { ...nothingIsLost, ...speaks(HEIR) },
    cost: 'fast',
    expect: holds(1316, 3119, 28),
  }),
  reducerScenario({
    founders: [0, 1, 2],
    others: [HEIR],
    classes: 3,
    stored: [1, 2],
    isToldInParts: true,
    claimants: [{ node: HEIR, place: 0 }],
    instance: 'moving/3/claimed-in-parts',
    teaches: 'A member has more data than one message takes: it tells the newcomer of some classes after the others.',
    inherits: { [HEIR]: [{ node: GIVER, place: 0, from: 0, to: 3 }] },
    neverCrash: [1, 2, HEIR],
    faults: { crash: 1 },
    network: 'fifo',
    properties: { ...nothingIsLost, ...speaks(HEIR), ...allOfItIsClaimed },
    cost: 'fast',
    expect: holds(739, 2140, 38),
  }),
  reducerScenario({
    ...moving,
    others: [HEIR, 4],
    instance: 'moving/3/newcomer-dies',
    teaches: 'The newcomer crashes while data come: the giver speaks on, and gives the role to another node.',
    requests: [...moving.requests, give(GIVER, 0, 4, CLASSES)],
    neverCrash: [GIVER, 1, 2, 4],
    faults: { crash: 1 },
    properties: { ...nothingIsLost, ...speaks(HEIR), ...speaks(4) },
    cost: 'fast',
    expect: holds(308, 603, 15),
  }),
  reducerScenario({
    ...moving,
    instance: 'moving/3/restarts',
    teaches: 'The giver and the newcomer restart while data go ahead: a copy that one of them has forgotten begins again.',
    isPatient: true,
    slowTimers: true,
    neverCrash: [1, 2],
    faults: { crash: 2, restart: 2 },
    properties: { ...nothingIsLost, ...everyPlaceIsSpokenFor, ...partsAreForgotten, ...speaks(HEIR) },
    cost: 'fast',
    expect: holds(851, 1701, 19),
  }),
  reducerScenario({
    ...moving,
    instance: 'moving/3/restarts/write',
    teaches: 'The giver and the newcomer restart while data go ahead, beside a write: all that was kept is there in the end.',
    isPatient: true,
    slowTimers: true,
    writes: ['w'],
    requests: [...moving.requests, write(1, 'w')],
    neverCrash: [1, 2],
    faults: { crash: 2, restart: 2 },
    properties: { ...nothingIsLost, ...votesAreKept, ...everyPlaceIsSpokenFor, ...partsAreForgotten, ...speaks(HEIR) },
    cost: 'fast',
    expect: holds(13_389, 40_162, 30),
  }),
  reducerScenario({
    ...moving,
    instance: 'moving/3/restarts/repeated',
    teaches: 'An acknowledgement from before a restart comes again, beside a write: all that was kept is there in the end.',
    isPatient: true,
    slowTimers: true,
    writes: ['w'],
    requests: [...moving.requests, write(1, 'w')],
    neverCrash: [1, 2],
    faults: { crash: 1, restart: 1, duplicate: 1 },
    properties: { ...nothingIsLost, ...votesAreKept, ...everyPlaceIsSpokenFor, ...partsAreForgotten, ...speaks(HEIR) },
    cost: 'slow',
    expect: holds(23_027, 72_912, 29),
  }),
];
