/** The packed core against the reference core, its oracle: the same states in the same order, so the same reports. */
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { below, randomStream } from '../../../model-check/chance/random.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { withModel } from '../../../model-check/drivers/model.ts';
import { Fields } from '../../../model-check/engine/packed/fields.ts';
import { Inboxes } from '../../../model-check/engine/packed/inboxes.ts';
import { mayPack, PackedExplorer } from '../../../model-check/engine/packed/packed-explorer.ts';
import { Packing } from '../../../model-check/engine/packed/packing.ts';
import { StateLog } from '../../../model-check/engine/packed/state-log.ts';
import { type Scenario, scenario } from '../../../model-check/scenario.ts';
import { allScenarios } from '../../../scenarios/all.ts';
import { bothCores } from '../../../scripts/compare-cores/both-cores.ts';
import { put } from '../../../spec/kernel/record.ts';
import { action, always, type Spec } from '../../../spec/kernel/spec.ts';
import { runs } from '../../setup/breadth.ts';

/** In states: larger scenarios are stopped there, by both cores at the same state. */
const MOST = runs({ all: 2_000, few: 10 });
const MORE = 250;
/** One scenario in this many is compared; `npm run check:slow` compares all. */
const ONE_IN = runs({ all: 1, few: 6 });

const fitting = allScenarios.filter((each) => !['symmetric', 'longPartitions', 'inductive'].some((search) => search in each));

async function compare(each: Scenario, most: number): Promise<void> {
  const { packed, reference } = await bothCores(each, most);
  if (reference === null) expect(packed.told).toMatch(/got "packed", expected one that suits/);
  else expect(packed.told).toEqual(reference.told);
}

describe('both cores report the same of the first states', () => {
  test.each(fitting.filter((_, place) => place % ONE_IN === 0))('of $name', (each) => compare(each, MOST));
  test.each(fitting.filter((_, place) => place % 24 === 0))('of $name, and of more', (each) => compare(each, MORE));
});

function named(name: string): Scenario {
  const found = allScenarios.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no scenario ${name}`);
  return found;
}

const TWO_PHASE = named('conformance/two-phase/3');
const JOIN = named('relaxed-ring/join/2+2');

test('pauses change nothing, wherever they are', async () => {
  const chance = randomStream(1);
  const counts = (oneIn_: number) =>
    withModel(JOIN, ({ system, properties, refines }) => {
      const explorer = new PackedExplorer(system, properties, refines, 1);
      while (explorer.advance(100, undefined, () => below(chance, oneIn_) === 0));
      const { distinct, generated, depth } = explorer;
      return { distinct, generated, depth };
    });
  expect(await counts(30)).toEqual(await counts(Number.MAX_SAFE_INTEGER));
});

interface Pair {
  readonly left: number;
  readonly right: number;
}

/** Values come one by one, so that fields prove too narrow again and again. */
function growing(most: number, sum: number): Scenario {
  const spec: Spec<Pair> = {
    name: 'growing',
    init: [{ left: 0, right: 0 }],
    actions: {
      Left: action<Pair>({ when: ({ left }) => left < most, then: (state) => put(state, 'left', state.left + 1) }),
      Right: action<Pair>({ when: ({ right }) => right < most, then: (state) => put(state, 'right', state.right + 1) }),
    },
    properties: { small: always(({ left, right }) => left + right < sum) },
  };
  const counts = { distinct: (most + 1) ** 2, generated: 1 + 2 * most * (most + 1), depth: 2 * most + 1 };
  return scenario({ spec, expect: { verdict: 'holds', ...counts } });
}

test('rows are packed again when a field proves too narrow, and the way to a violation is still found', async () => {
  expect(await check(growing(40, 81), { core: 'packed' })).toMatchObject({ asExpected: true, core: 'packed' });
  const report = await check(growing(40, 78), { core: 'packed' });
  expect(report).toMatchObject({ verdict: 'violates', property: 'small', core: 'packed' });
  expect(report.counterexample?.steps).toHaveLength(78);
});

test('a table finds all rows that it has, and no other, after it has grown and its rows have another form', () => {
  const log = new StateLog(1);
  for (let value = 0; value < 20_000; value++) expect(log.add(Int32Array.of(3 * value), 0)).toBe(-1);
  log.rewrite(2, (from, base, to, at) => {
    to[at] = from[base];
    to[at + 1] = 7;
  });
  const numbers = new Int32Array(2);
  log.findAll(Int32Array.of(59_997, 7, 59_998, 7), 2, numbers);
  expect([...numbers]).toEqual([19_999, -1]);
  expect(log.find(Int32Array.of(3, 7), 0)).toBe(1);
  expect(log.find(Int32Array.of(3, 8), 0)).toBe(-1);
});

test('a core that cannot search a scenario is refused by name', async () => {
  await expect(check(named('conformance/two-phase/5/symmetric'), { core: 'packed' })).rejects.toThrow(
    'options.core: got "packed", expected one that suits the scenario',
  );
  const isPossible = await withModel(named('conformance/two-phase/5/symmetric'), ({ system }) => mayPack(system));
  expect(isPossible).toBe(false);
});

/** The verdict of the packed core, or what an audit of it says. */
async function found(each: Scenario): Promise<string> {
  try {
    const { asExpected } = await check(each, { core: 'packed' });
    return asExpected ? 'as expected' : 'other counts';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a fault that is planted is found', () => {
  test('in a window that misses what its moves read', async () => {
    expect(await found(TWO_PHASE)).toBe('as expected');
    const { seenIn } = Fields.prototype;
    const blind = vi.spyOn(Fields.prototype, 'seenIn').mockImplementation(function (this: Fields, slot, lens) {
      return seenIn.call(this, slot === 2 ? 1 : slot, lens);
    });
    onTestFinished(() => blind.mockRestore());
    expect(await found(TWO_PHASE)).not.toBe('as expected');
  });

  test('in a table that loses a state', async () => {
    const { add } = StateLog.prototype;
    const losing = vi.spyOn(StateLog.prototype, 'add').mockImplementation(function (this: StateLog, rows, at) {
      return this.size === 100 ? 7 : add.call(this, rows, at);
    });
    onTestFinished(() => losing.mockRestore());
    expect(await found(TWO_PHASE)).not.toBe('as expected');
  });

  test('in an inbox that drops a message', async () => {
    expect(await found(JOIN)).toBe('as expected');
    const { after } = Inboxes.prototype;
    const dropping = vi.spyOn(Inboxes.prototype, 'after').mockImplementation(function (this: Inboxes, inbox, change, contents) {
      return inbox === 1 ? 0 : after.call(this, inbox, change, contents);
    });
    onTestFinished(() => dropping.mockRestore());
    expect(await found(JOIN)).not.toBe('as expected');
  });

  test('in fields that share a bit', async () => {
    expect(await found(growing(20, 41))).toBe('as expected');
    const wide = vi.spyOn(Packing.prototype, 'holds').mockReturnValue(true);
    onTestFinished(() => wide.mockRestore());
    expect(await found(growing(20, 41))).not.toBe('as expected');
  });
});
