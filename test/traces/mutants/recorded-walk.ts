/**
 * A random walk of a scenario's nodes, each of which records its steps as a real node does. Beside each step of the protocol that
 * runs, another one takes the same step from the same state. So it is known at which steps the two differ, whatever a trace says.
 */
import { encode } from '../../../impl/kernel/plain-data.ts';
import { type Event, type Next, type NodeId, next, type Protocol, type ProtocolTypes } from '../../../impl/kernel/protocol.ts';
import type { ProtocolScenario } from '../../../model-check/scenario.ts';
import type { EarlierTrace, Input } from '../../../traces/format/line.ts';
import { oneRun } from '../../../traces/format/one-run.ts';
import { type NodeTrace, readTrace } from '../../../traces/format/read.ts';
import { traceFileName } from '../../../traces/record/file-sink.ts';
import { Recorder, type Stamped } from '../../../traces/record/recorder.ts';

// biome-ignore lint/suspicious/noExplicitAny: scenarios of many protocols; their values are only passed on.
type Any = any;
export type AnyScenario = ProtocolScenario<Any, Any>;
type AnyProtocol = Protocol<Any>;

/** A node that was a member from the beginning has nothing to start. */
interface Wrapped {
  readonly isMember: boolean;
  readonly inner: unknown;
}

export interface Walk {
  readonly traces: readonly NodeTrace[];
  /** The first step of each node at which the two protocols differ: `node.incarnation.step`. */
  readonly differences: readonly string[];
  /** Whether the two have persisted different records, which shows at a restart at the earliest. */
  readonly differOnDisk: boolean;
  /** Whether the protocol threw, which ends the run. */
  readonly threw: boolean;
}

/** The protocol of a scenario, whose nodes begin as the scenario says. */
export function beginning(scenario: AnyScenario): AnyProtocol {
  const { protocol, nodes } = scenario;
  const wrapped = ({ state, effects }: Next<Any>, isMember: boolean): Next<Any> => ({ state: { isMember, inner: state }, effects });
  return {
    name: protocol.name,
    init(self, config, durable) {
      const node = nodes.find(({ id }) => id === self);
      if (node?.running === undefined || durable !== undefined) return wrapped(protocol.init(self, config, durable), false);
      const boot = protocol.init(self, config).effects;
      const record = node.durable === undefined ? undefined : ({ type: 'persist', record: node.durable } as const);
      const timers = node.timers?.map((timer) => ({ type: 'setTimer', timer, afterMs: 1 }) as const);
      const monitored = node.monitored?.map((peer) => ({ type: 'monitor', node: peer }) as const);
      const effects = [
        ...(record === undefined ? boot.filter(({ type }) => type === 'persist') : [record]),
        ...(timers ?? boot.filter(({ type }) => type === 'setTimer')),
        ...(monitored ?? boot.filter(({ type }) => type === 'monitor')),
      ];
      return wrapped({ state: node.running, effects }, true);
    },
    step({ isMember, inner }: Wrapped, event) {
      return isMember && event.type === 'start' ? next({ isMember, inner }) : wrapped(protocol.step(inner, event), isMember);
    },
  };
}

interface Flying {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly heard: number;
  readonly input: Input;
  readonly event: Event<Any>;
}

/** Walks through `steps` events. `other` is compared with the protocol of the scenario. */
export function recordedWalk(
  scenario: AnyScenario,
  other: AnyProtocol,
  { seed, steps }: { readonly seed: number; readonly steps: number },
): Walk {
  return new RecordedWalk(scenario, other, seed).run(steps);
}

interface Running {
  readonly incarnation: number;
  readonly config: unknown;
  /** Undefined: nothing was persisted. */
  durable: unknown;
  /** The record that the other protocol has persisted. */
  otherDurable: string | undefined;
  readonly recorder: Recorder<ProtocolTypes>;
  state: unknown;
  steps: number;
  isUp: boolean;
  readonly timers: Map<string, unknown>;
  readonly monitored: Set<NodeId>;
  readonly suspected: Set<NodeId>;
  among: number | null;
}

class RecordedWalk {
  readonly #scenario: AnyScenario;
  readonly #protocol: AnyProtocol;
  readonly #other: AnyProtocol;
  readonly #nodes = new Map<NodeId, Running>();
  /** By file. */
  readonly #texts = new Map<string, string>();
  #differOnDisk = false;
  readonly #differences = new Map<NodeId, string>();
  readonly #requests: { readonly at: NodeId; readonly request: unknown }[];
  #flying: Flying[] = [];
  #draws: number;

  constructor(scenario: AnyScenario, other: AnyProtocol, seed: number) {
    this.#scenario = scenario;
    this.#protocol = beginning(scenario);
    this.#other = other;
    this.#requests = [...(scenario.requests ?? [])];
    this.#draws = seed >>> 0;
  }

  run(steps: number): Walk {
    let threw = false;
    try {
      for (const { id, config } of this.#scenario.nodes) this.#boot(id, config, 1, undefined);
      for (const id of this.#nodes.keys()) this.#happen(id, { type: 'start' });
      for (let step = 0; step < steps; step++) this.#act();
    } catch (error) {
      if (!(error instanceof Threw)) throw error;
      threw = true;
    }
    for (const { recorder } of this.#nodes.values()) recorder.end('stop');
    const traces = oneRun([...this.#texts].map(([file, text]) => readTrace(file, Buffer.from(text))));
    return { traces, differences: [...this.#differences.values()], differOnDisk: this.#differOnDisk, threw };
  }

  /** A message half of the time, else a request, a timer, or a suspicion that comes or goes. */
  #act(): void {
    const ids = [...this.#nodes].filter(([, { isUp }]) => isUp).map(([id]) => id);
    const id = ids[this.#draw(ids.length)];
    const node = this.#nodes.get(id ?? -1);
    if (id === undefined || node === undefined) return;
    const what = this.#draw(10);
    if (what < 6 && this.#flying.length > 0) return this.#deliver();
    if (what === 6 && this.#requests.length > 0) {
      const [{ at, request }] = this.#requests.splice(this.#draw(this.#requests.length), 1);
      if (this.#nodes.get(at)?.isUp === true) this.#happen(at, { type: 'request', request });
      return;
    }
    if (what === 7 && this.#isDoubtful) return this.#doubt(id, node);
    if (what === 8 && this.#draw(4) === 0 && (this.#scenario.faults?.restart ?? 0) > 0) return this.#restart(id, node);
    const timers = [...node.timers.values()];
    const timer = timers[this.#draw(timers.length)];
    if (timers.length > 0) this.#happen(id, { type: 'timeout', timer });
  }

  /** Whether detectors may suspect anybody in this scenario. */
  get #isDoubtful(): boolean {
    const { falseSuspicion = 0, crash = 0, restart = 0, partition = 0 } = this.#scenario.faults ?? {};
    return falseSuspicion + crash + restart + partition > 0;
  }

  #doubt(id: NodeId, node: Running): void {
    const peers = [...node.monitored];
    const peer = peers[this.#draw(peers.length)];
    if (peer === undefined) return;
    const type = node.suspected.has(peer) ? 'restore' : 'suspect';
    if (type === 'suspect') node.suspected.add(peer);
    else node.suspected.delete(peer);
    this.#happen(id, { type, node: peer });
  }

  /** Of a `fifo` network the first message of a pair of nodes, else any. */
  #deliver(): void {
    const drawn = this.#flying[this.#draw(this.#flying.length)];
    const message = this.#flying.find(
      (each) => each === drawn || (this.#scenario.network === 'fifo' && each.from === drawn?.from && each.to === drawn.to),
    );
    if (message === undefined) return;
    this.#flying = this.#flying.filter((each) => each !== message);
    if (this.#nodes.get(message.to)?.isUp === true) this.#step(message.to, message.input, message.event, message.heard);
  }

  /** The node is killed, and boots again with what it has persisted last. Messages to it are for its next life. */
  #restart(id: NodeId, { incarnation, config, durable, otherDurable }: Running): void {
    const text = this.#texts.get(traceFileName(id, incarnation)) ?? '';
    const chain = /"chain":"(\w+)"\}\n$/.exec(text)?.[1] ?? '';
    const isAnother = otherDurable !== undefined && durable !== undefined && otherDurable !== encode(durable);
    if (isAnother && !this.#differences.has(id)) this.#differences.set(id, `${id}.${incarnation + 1}.0`);
    this.#boot(id, config, incarnation + 1, { incarnation, chain }, durable);
    this.#happen(id, { type: 'start' });
  }

  #boot(id: NodeId, config: unknown, incarnation: number, earlier: EarlierTrace | undefined, durable?: unknown): void {
    const file = traceFileName(id, incarnation);
    const append = (text: string): void => void this.#texts.set(file, (this.#texts.get(file) ?? '') + text);
    const identity = { run: 'walk', node: id, incarnation, protocol: this.#protocol.name, config, software: 'test' };
    const sink = { append, close: () => undefined, ...(earlier === undefined ? {} : { earlier }) };
    const recorder = new Recorder<ProtocolTypes>({ identity, sink, now: () => 0 });
    const first = attempt(() => this.#protocol.init(id, config, durable));
    const node: Running = {
      ...{ incarnation, config, durable, otherDurable: durable === undefined ? undefined : encode(durable) },
      ...{ recorder, state: first.state, steps: 0, isUp: true, among: null },
      ...{ timers: new Map(), monitored: new Set<NodeId>(), suspected: new Set<NodeId>() },
    };
    this.#nodes.set(id, node);
    this.#compare(id, node, first, () => this.#other.init(id, config, durable));
    this.#take(id, node, durable === undefined ? { type: 'boot' } : { type: 'boot', durable }, first, 0);
  }

  /** Compares what can be seen in a trace; a record on the disk can be seen only when the node boots with it. */
  #compare(id: NodeId, node: Running, here: Next<Any>, there: () => Next<Any>): void {
    const other = attemptOther(there);
    if (other !== null) {
      for (const effect of other.effects) if (effect.type === 'persist') node.otherDurable = encode(effect.record);
    }
    const isSame = other !== null && encode(seen(here)) === encode(seen(other));
    if (isSame) this.#differOnDisk ||= encode(here) !== encode(other);
    else if (!this.#differences.has(id)) this.#differences.set(id, `${id}.${node.incarnation}.${node.steps}`);
  }

  #happen(id: NodeId, event: Exclude<Event<Any>, { readonly type: 'receive' }>): void {
    this.#step(id, event, event, 0);
    const node = this.#nodes.get(id);
    if (node?.isUp === true && node.among !== null) this.#happen(id, { type: 'chosen', value: this.#draw(node.among) });
  }

  #step(id: NodeId, input: Input, event: Event<Any>, heard: number): void {
    const node = this.#nodes.get(id);
    if (node === undefined) return;
    const after = attempt(() => this.#protocol.step(node.state, event));
    this.#compare(id, node, after, () => this.#other.step(node.state, event));
    if (event.type === 'timeout') node.timers.delete(encode(event.timer));
    this.#take(id, node, input, after, heard);
  }

  #take(id: NodeId, node: Running, input: Input, after: Next<Any>, heard: number): void {
    const { lamport, outputs } = node.recorder.record(input, after, heard);
    node.state = after.state;
    node.steps += 1;
    node.among = null;
    for (const output of outputs) this.#perform(id, node, output, lamport);
  }

  #perform(id: NodeId, node: Running, output: Stamped<ProtocolTypes>, lamport: number): void {
    switch (output.type) {
      case 'send': {
        const { mid, to, message } = output;
        this.#flying.push({
          from: id,
          to,
          heard: lamport,
          input: { type: 'receive', mid, from: id, message },
          event: { type: 'receive', from: id, message },
        });
        return;
      }
      case 'setTimer':
        node.timers.set(encode(output.timer), output.timer);
        return;
      case 'cancelTimer':
        node.timers.delete(encode(output.timer));
        return;
      case 'monitor':
        node.monitored.add(output.node);
        return;
      case 'unmonitor':
        node.monitored.delete(output.node);
        node.suspected.delete(output.node);
        return;
      case 'choose':
        node.among = output.among;
        return;
      case 'persist':
        node.durable = output.record;
        return;
      case 'stop':
        node.isUp = false;
        return;
      case 'indicate':
        return;
    }
  }

  /** A small linear congruential generator: the same seed, the same draws. */
  #draw(among: number): number {
    this.#draws = (Math.imul(this.#draws, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#draws / 2 ** 32) * among);
  }
}

/** The protocol that runs has thrown. */
class Threw extends Error {}

function attempt(run: () => Next<Any>): Next<Any> {
  try {
    return run();
  } catch (error) {
    throw new Threw('the protocol threw', { cause: error });
  }
}

function attemptOther(run: () => Next<Any>): Next<Any> | null {
  try {
    return run();
  } catch {
    return null;
  }
}

function seen({ state, effects }: Next<Any>): Next<Any> {
  return { state, effects: effects.map((effect) => (effect.type === 'persist' ? { type: 'persist', record: null } : effect)) };
}
