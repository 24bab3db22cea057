/** The shapes of those parts of a report that are told in words or drawn. */
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Counterexample, CounterexampleStep } from '../report/report.ts';
import { isHappening } from '../report/tell.ts';
import type { Happening } from '../world/happening.ts';
import { type Fields, listOf, oneOf, optional, plain, readAs, recordOf, type Shape, simple, wholeNumber } from './shape.ts';
import { sentence } from './spec-shape.ts';

type Label = Happening<ProtocolTypes>;
type Told = Pick<CounterexampleStep, 'says' | 'changes'>;
type Drawn = Pick<CounterexampleStep, 'says' | 'label'>;

const id: Shape<number> = simple('the id of a node', 'take it from a report', (value): value is number => typeof value === 'number');
const envelope = { from: id, to: id, message: plain };
const sent = { sends: listOf('messages', open(envelope)), outputs: listOf('outputs', plain) };
const event = open({ type: oneOf('start', 'receive', 'request', 'timeout', 'suspect', 'restore', 'chosen') });
const groups = { groups: listOf('groups', listOf('ids', id)) };

/** By type of label: the fields that are read. */
const LABELS: Readonly<Record<Label['type'], Shape<unknown>>> = {
  event: open({ node: id, event, ...sent }),
  restart: open({ node: id, ...sent }),
  crash: open({ node: id }),
  partition: open(groups),
  heal: open(groups),
  lose: open(envelope),
  drop: open(envelope),
  duplicate: open(envelope),
};

const labelType = oneOf(...(Object.keys(LABELS) as readonly Label['type'][]));

/** A happening in a world, or any label of a spec. */
const label: Shape<unknown> = {
  ...plain,
  read(value, at) {
    const found = plain.read(value, at);
    return isHappening(found) ? LABELS[labelType.read(found.type, `${at}.type`)].read(found, at) && found : found;
  },
};

const told = recordOf<Told>('a step', { says: sentence, changes: listOf('texts', sentence) }, { open: true });
const drawn = recordOf<Drawn>('a step', { says: sentence, label }, { open: true });
const start = wholeNumber(0, Number.MAX_SAFE_INTEGER, 'take it from a report');
const always = simple('true', 'take it from a report', (value): value is true => value === true);
type Story = Pick<Counterexample, 'property' | 'because' | 'cycleStart' | 'startsAnywhere'> & { readonly initial?: unknown };
const counterexample = recordOf<Story & { readonly steps: readonly Told[] }>(
  'a counterexample',
  {
    property: sentence,
    because: sentence,
    initial: optional(plain),
    steps: listOf('steps', told),
    cycleStart: optional(start),
    startsAnywhere: optional(always),
  },
  { open: true },
);

/** Reads a counterexample that is to be told in words. Throws `ModelError`. */
export function readCounterexample(value: unknown): Story & { readonly steps: readonly Told[] } {
  return readAs(counterexample, value, 'counterexample');
}

/** Reads steps that are to be told in words. Throws `ModelError`. */
export function readToldSteps(value: unknown): readonly Told[] {
  return readAs(listOf('steps', told), value, 'steps');
}

const recorded = recordOf<Pick<CounterexampleStep, 'label'>>('a step', { label }, { open: true });
const recording = recordOf<Recording>(
  'a counterexample',
  { property: sentence, initial: plain, steps: listOf('steps', recorded), cycleStart: optional(start) },
  { open: true },
);

/** The part of a counterexample that suffices to take its steps again. */
export type Recording = Pick<Counterexample, 'property' | 'initial' | 'cycleStart'> & {
  readonly steps: readonly Pick<CounterexampleStep, 'label'>[];
};

/** Reads a counterexample whose steps are to be taken again. Throws `ModelError`. */
export function readRecording(value: unknown): Recording {
  return readAs(recording, value, 'counterexample');
}

/** Reads steps and a property that are to be drawn. Throws `ModelError`. */
export function readDrawing(
  steps: unknown,
  property: unknown,
  cycleStart: unknown,
): { readonly steps: readonly Drawn[]; readonly property: string; readonly cycleStart: number | undefined } {
  return {
    steps: readAs(listOf('steps', drawn), steps, 'steps'),
    property: readAs(sentence, property, 'property'),
    cycleStart: cycleStart === undefined ? undefined : readAs(start, cycleStart, 'cycleStart'),
  };
}

function open<T>(fields: Fields<T>): Shape<T> {
  return recordOf<T>('a part of a report', fields, { open: true });
}
