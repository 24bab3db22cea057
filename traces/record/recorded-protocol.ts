/** Records a run of a protocol that another driver runs, such as a simulator: the reducer records its own steps. */
import type { Effect, Event, Next, NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Input, MessageId } from '../format/line.ts';
import { Recorder, type RecorderOptions, type Stamped } from './recorder.ts';

/** A message with the name and the clock of its sending. */
export interface Sealed<M> {
  readonly mid: MessageId;
  readonly lamport: number;
  readonly message: M;
}

/** The types of `X`, with sealed messages. */
export interface Recording<X extends ProtocolTypes> {
  readonly config: X['config'];
  readonly state: X['state'];
  readonly message: Sealed<X['message']>;
  readonly request: X['request'];
  readonly timer: X['timer'];
  readonly output: X['output'];
  readonly durable: X['durable'];
}

/** The facts about a protocol that recording needs. */
export interface RecordedProtocolOptions<X extends ProtocolTypes> {
  /** The node to which the state belongs. */
  selfOf(state: X['state']): NodeId;
  /** The recorder of a node, made at its boot. */
  recorderOf(node: NodeId, config: X['config']): RecorderOptions;
}

/** Behaves as `protocol`, for one run: no node may boot twice, and each event is passed once. */
export class RecordedProtocol<X extends ProtocolTypes> implements Protocol<Recording<X>> {
  readonly name: string;
  readonly #protocol: Protocol<X>;
  readonly #options: RecordedProtocolOptions<X>;
  readonly #recorders = new Map<NodeId, Recorder<X>>();

  constructor(protocol: Protocol<X>, options: RecordedProtocolOptions<X>) {
    this.name = protocol.name;
    this.#protocol = protocol;
    this.#options = options;
  }

  init(self: NodeId, config: X['config']): Next<Recording<X>> {
    const recorder = new Recorder<X>(this.#options.recorderOf(self, config));
    this.#recorders.set(self, recorder);
    return recorded(recorder, { type: 'boot' }, this.#protocol.init(self, config), 0);
  }

  step(state: X['state'], event: Event<Recording<X>>): Next<Recording<X>> {
    const recorder = this.#recorders.get(this.#options.selfOf(state));
    if (recorder === undefined) throw new TypeError('a node that has not booted makes no step');
    if (event.type !== 'receive') return recorded(recorder, event, this.#protocol.step(state, event), 0);
    const { from, message: sealed } = event;
    const { mid, lamport, message } = sealed;
    return recorded(
      recorder,
      { type: 'receive', mid, from, message },
      this.#protocol.step(state, { type: 'receive', from, message }),
      lamport,
    );
  }

  /** Ends the run: writes the last line of each trace. */
  end(): void {
    for (const recorder of this.#recorders.values()) recorder.end('stop');
  }
}

function recorded<X extends ProtocolTypes>(recorder: Recorder<X>, input: Input, next: Next<X>, heard: number): Next<Recording<X>> {
  const { lamport, outputs } = recorder.record(input, next, heard);
  return { state: next.state, effects: outputs.map((output) => sealed(output, lamport)) };
}

function sealed<X extends ProtocolTypes>(output: Stamped<X>, lamport: number): Effect<Recording<X>> {
  if (output.type !== 'send') return output;
  const { mid, to, message } = output;
  return { type: 'send', to, message: { mid, lamport, message } };
}
