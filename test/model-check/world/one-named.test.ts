/** In a world of symmetric nodes, a reducer, history or property that names one of them is refused. */
import { describe, expect, test } from 'vitest';
import { type NodeId, next, type Protocol, send } from '../../../impl/kernel/protocol.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { type ProtocolScenario, scenario } from '../../../model-check/scenario.ts';
import type { World } from '../../../model-check/world/world.ts';
import { put } from '../../../spec/kernel/record.ts';
import { type Property, reachable } from '../../../spec/kernel/spec.ts';

/** `self`: a node's own id. By id of a guest: 1 when it has been marked. */
type Book = Readonly<Record<string, number>>;

/** Guests greet their host, who marks each by its id. */
interface Guestbook {
  readonly config: null;
  readonly state: Book;
  readonly message: 'hello';
  readonly request: 'greet';
  readonly timer: never;
  readonly output: 'greeted';
  readonly durable: never;
}

const HOST = 5;
const GUESTS = [1, 3, 8] as const;

const blank = (self: NodeId): Book => ({ self, ...Object.fromEntries(GUESTS.map((id) => [id, 0])) });

type Reaction = Protocol<Guestbook>['step'];

const greets: Reaction = (book, event) => {
  if (event.type === 'request') return next<Guestbook>(book, send(HOST, 'hello'), { type: 'indicate', output: 'greeted' });
  return next<Guestbook>(event.type === 'receive' ? put(book, String(event.from), 1) : book);
};

function guestbook(step: Reaction): Protocol<Guestbook> {
  return { name: 'guestbook', init: (self) => next<Guestbook>(blank(self)), step };
}

type Count = number | null;
type Checked = ProtocolScenario<Guestbook, Count>;

function party(more: Partial<Checked>): Checked {
  return scenario<Guestbook, Count>({
    name: 'test/guestbook',
    teaches: 'Nothing.',
    protocol: guestbook(greets),
    nodes: [...GUESTS, HOST].map((id) => ({ id, config: null, running: blank(id) })),
    requests: GUESTS.map((at) => ({ at, request: 'greet' })),
    network: 'unordered',
    symmetric: {
      nodes: [GUESTS],
      state: (book, of) => ({
        self: of(book.self),
        ...Object.fromEntries(GUESTS.map((id) => [of(id), book[id]])),
      }),
    },
    properties: {},
    cost: 'fast',
    ...more,
  });
}

const others = (id: NodeId) => GUESTS.filter((each) => each !== id);

const hostsBook = ({ nodes }: World<Guestbook, Count>) => nodes[GUESTS.length].state;

test('where nothing names one, there is a verdict', async () => {
  const all = reachable<World<Guestbook, Count>>((world) => GUESTS.every((id) => hostsBook(world)[id] === 1));
  expect(await check(party({ properties: { all } }))).toMatchObject({ verdict: 'holds', renamings: 6 });
});

/** As the search tells it of each state; its audit, which looks at a few states, tells no states. */
const OTHERWISE = /are not symmetric: under these names, claimed gives another answer: (true|false) of \{ /;

describe.each(GUESTS)('what names node %i alone is refused, whichever of them is visited', (id) => {
  const [one, two] = others(id);

  test('a property about what is in flight', async () => {
    // Of states with equal aspects: the first with a message in flight tells no difference, nor does any with three.
    const claimed: Property<World<Guestbook, Count>> = reachable(
      ({ messages }) => messages.length === 2 && messages.every(({ from }) => from !== id),
    );
    await expect(check(party({ properties: { claimed } }))).rejects.toThrow(OTHERWISE);
  });

  test('a property about an entry of a state', async () => {
    // Only that entry is read: it is not the same entry of the states that are visited.
    const claimed: Property<World<Guestbook, Count>> = reachable((world) => hostsBook(world)[id] === 1);
    await expect(check(party({ properties: { claimed } }))).rejects.toThrow(OTHERWISE);
  });

  test.each<[string, (...args: Parameters<Reaction>) => boolean, RegExp]>([
    ['by its own id', ({ self }) => self === id, /request greet/],
    ['by the id of a sender', (_, event) => event.type === 'receive' && event.from === id, /receive hello/],
    [
      'by the id of a sender, when others were first',
      (book, event) => event.type === 'receive' && event.from === id && book[one] === 1 && book[two] === 1,
      /receive hello/,
    ],
  ])('a reducer that does nothing %s', async (_, isOdd, action) => {
    const protocol = guestbook((book, event) => (isOdd(book, event) ? next<Guestbook>(book) : greets(book, event)));
    const refusal = new RegExp(`are not symmetric: under these names, ${action.source} does something else`);
    await expect(check(party({ protocol }))).rejects.toThrow(refusal);
  });

  test('a history', async () => {
    const history: Checked['history'] = {
      initial: 0,
      after: (count, event) => (event.type === 'output' && event.node === id ? Number(count) + 1 : count),
    };
    await expect(check(party({ history }))).rejects.toThrow(/are not symmetric: under these names, request greet does something else/);
  });
});
