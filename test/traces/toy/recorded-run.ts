/** Runs of the toy protocol in memory, recorded as real nodes record theirs; the same seed gives the same bytes. */
import type { Event, Next } from '../../../impl/kernel/protocol.ts';
import type { Input } from '../../../traces/format/line.ts';
import { readTrace } from '../../../traces/format/read.ts';
import { traceFileName } from '../../../traces/record/file-sink.ts';
import { Recorder, type Stamped } from '../../../traces/record/recorder.ts';
import { replayTraces } from '../../../traces/replay/replay.ts';
import type { Replayables } from '../../../traces/replay/replayable.ts';
import type { ReplayReport } from '../../../traces/replay/report.ts';
import { type RumourTypes, replayableRumour, rumour } from './rumour.ts';

/** The text of each file, by its name. */
export type Files = Readonly<Record<string, string>>;

interface Flying {
  readonly to: number;
  readonly lamport: number;
  readonly input: Extract<Input, { readonly type: 'receive' }> & { readonly message: RumourTypes['message'] };
}

/** How the nodes record. */
interface Recorded {
  readonly snapshotEvery: number;
  /** The characters after which another file begins. */
  readonly mostCharacters: number;
  readonly needsSnapshots: boolean;
  /** Whether a node's n-th write fails, so that it leaves steps out. Null: none does. */
  readonly fails: ((node: number, write: number) => boolean) | null;
}

class ToyNode {
  /** Of each file. */
  readonly texts = [''];
  readonly #recorder: Recorder<RumourTypes>;
  readonly #flying: Flying[];
  readonly #id: number;
  #state: RumourTypes['state'];
  timers: RumourTypes['timer'][] = [];
  among: number | null = null;

  constructor(id: number, peers: readonly number[], flying: Flying[], { snapshotEvery, mostCharacters, needsSnapshots, fails }: Recorded) {
    this.#id = id;
    this.#flying = flying;
    const identity = { run: 'toy', node: id, incarnation: 1, protocol: 'rumour', config: { peers }, software: 'test' };
    const { texts } = this;
    const last = (): string => texts.at(-1) ?? '';
    let writes = 0;
    const sink = {
      append: (line: string) => {
        if (fails?.(id, writes++) === true) throw new Error('no space left');
        texts.splice(-1, 1, last() + line);
      },
      retract: () => true,
      close: () => undefined,
      get isFull() {
        return last().length > mostCharacters;
      },
      // A file whose header could not be written is not there.
      next: () => (last() === '' ? undefined : void texts.push('')),
      needsSnapshots,
    };
    this.#recorder = new Recorder({
      identity,
      sink,
      now: () => 1_700_000_000_000,
      snapshotEvery,
      overload: fails === null ? 'fail' : 'gap',
    });
    const first = rumour.init(id, { peers });
    this.#state = first.state;
    this.#take({ type: 'boot' }, first, 0);
    this.step({ type: 'start' }, { type: 'start' });
  }

  step(input: Input, event: Event<RumourTypes>, heard = 0): void {
    if (event.type === 'timeout') this.timers = this.timers.filter(({ word }) => word !== event.timer.word);
    this.#take(input, rumour.step(this.#state, event), heard);
  }

  end(): void {
    try {
      this.#recorder.end('stop');
    } catch (error) {
      if (!(error instanceof Error && error.message === 'no space left')) throw error;
    }
  }

  #take(input: Input, after: Next<RumourTypes>, heard: number): void {
    const { lamport, outputs } = this.#recorder.record(input, after, heard);
    this.#state = after.state;
    this.among = null;
    for (const output of outputs) this.#perform(output, lamport);
  }

  #perform(output: Stamped<RumourTypes>, lamport: number): void {
    if (output.type === 'choose') this.among = output.among;
    if (output.type === 'setTimer') this.timers.push(output.timer);
    if (output.type === 'cancelTimer') this.timers = this.timers.filter(({ word }) => word !== output.timer.word);
    if (output.type !== 'send') return;
    const { mid, to, message } = output;
    this.#flying.push({ to, lamport, input: { type: 'receive', mid, from: this.#id, message } });
  }
}

interface Wishes extends Partial<Recorded> {
  readonly seed?: number;
  readonly nodes?: number;
  readonly steps?: number;
}

/** A run of `nodes` nodes and about `steps` events, drained at the end. */
export function recordedRun({
  seed = 1,
  nodes = 3,
  steps = 30,
  snapshotEvery = 8,
  mostCharacters = Number.POSITIVE_INFINITY,
  needsSnapshots = false,
  fails = null,
}: Wishes = {}): Files {
  const draw = drawing(seed);
  const ids = Array.from({ length: nodes }, (_, index) => index + 1);
  const flying: Flying[] = [];
  const all = ids.map(
    (id) =>
      new ToyNode(
        id,
        ids.filter((peer) => peer !== id),
        flying,
        { snapshotEvery, mostCharacters, needsSnapshots, fails },
      ),
  );
  for (let step = 0; step < steps; step++) act(all, flying, draw, `w${step % 5}`);
  while (flying.length > 0) deliver(all, flying, draw(flying.length));
  for (const node of all) node.end();
  return Object.fromEntries(
    all.flatMap(({ texts }, index) =>
      texts.flatMap((text, segment) => (text === '' ? [] : [[traceFileName(index + 1, 1, segment + 1), text] as const])),
    ),
  );
}

function act(all: readonly ToyNode[], flying: Flying[], draw: (among: number) => number, word: string): void {
  const node = all[draw(all.length)];
  const timer = node?.timers[0];
  const what = draw(5);
  if (what < 3 && flying.length > 0) return deliver(all, flying, draw(flying.length));
  if (what === 3 && timer !== undefined) node?.step({ type: 'timeout', timer }, { type: 'timeout', timer });
  else node?.step({ type: 'request', request: { type: 'tell', word } }, { type: 'request', request: { type: 'tell', word } });
  const value = draw(all.length - 1);
  if (typeof node?.among === 'number') node.step({ type: 'chosen', value }, { type: 'chosen', value });
}

function deliver(all: readonly ToyNode[], flying: Flying[], index: number): void {
  const [message] = flying.splice(index, 1);
  if (message === undefined) return;
  const { from, message: body } = message.input;
  all[message.to - 1]?.step(message.input, { type: 'receive', from, message: body }, message.lamport);
}

/** A small linear congruential generator: the same seed, the same draws. */
function drawing(seed: number): (among: number) => number {
  let state = seed >>> 0;
  return (among) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * among);
  };
}

export const TOYS: Replayables = { rumour: replayableRumour };

export function replayFiles(files: Readonly<Record<string, string | Uint8Array>>, protocols: Replayables = TOYS): ReplayReport {
  const traces = Object.entries(files).map(([name, content]) => readTrace(name, Buffer.from(content)));
  return replayTraces(traces, protocols);
}
