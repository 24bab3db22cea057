/**
 * Some events of a run as a run of its own: steps are numbered again, names of messages and clocks follow, and lines are chained.
 * Inputs, outputs and changes stay as they are.
 */
import { lifeOf, type RunEvent } from '../causal-order/run-events.ts';
import { CHAIN_START, chained, type Unchained } from '../format/chain.ts';
import type { EventLine, Input, MessageId, Output } from '../format/line.ts';
import { messageId } from '../format/message-id.ts';
import type { NodeTrace } from '../format/read.ts';

export interface Rebuilt {
  /** The text of each file, by the name of the trace that it is a part of. */
  readonly files: ReadonlyMap<string, string>;
  /** Where an event is now, from 1. */
  lineOf(event: RunEvent): number;
}

/** The part of a run with these events, which are in causal order. */
export function rebuilt(events: readonly RunEvent[]): Rebuilt {
  const mids = new Map<MessageId, MessageId>();
  const clocks = new Map<MessageId, number>();
  const lines = new Map<RunEvent, number>();
  const parts = new Map<NodeTrace, Part>();
  for (const event of events) {
    const { trace, line } = event;
    const part = parts.get(trace) ?? new Part(trace);
    parts.set(trace, part);
    const { node, incarnation } = trace.header;
    const step = part.steps;
    const heard = line.input.type === 'receive' ? (clocks.get(line.input.mid) ?? line.lamport - 1) : 0;
    const lamport = Math.max(part.lamport, heard) + 1;
    const outputs = line.outputs.map((output, index): Output => {
      if (output.type !== 'send') return output;
      const mid = isOwnName(output.mid, lifeOf(trace), line.step, index) ? messageId({ node, incarnation, step, index }) : output.mid;
      mids.set(output.mid, mid);
      clocks.set(output.mid, lamport);
      return { ...output, mid };
    });
    lines.set(event, part.add({ ...line, step, lamport, input: renamed(line.input, mids), outputs }));
  }
  const files = new Map([...parts].map(([{ file }, part]) => [file, part.ended()]));
  return { files, lineOf: (event) => lines.get(event) ?? 0 };
}

/** A name that the recorder did not give is part of what is wrong. */
function isOwnName(mid: MessageId, life: string, step: number, index: number): boolean {
  return mid === `${life.replace('#', '.')}.${step}.${index}`;
}

function renamed(input: Input, mids: ReadonlyMap<MessageId, MessageId>): Input {
  return input.type === 'receive' ? { ...input, mid: mids.get(input.mid) ?? input.mid } : input;
}

/** One file. */
class Part {
  steps = 0;
  lamport = 0;
  #chain = CHAIN_START;
  #text = '';
  #lines = 0;

  constructor({ header, lines }: NodeTrace) {
    const { chain: _, ...rest } = header;
    this.#write(rest);
    for (const { line } of lines) {
      if (line.type !== 'record') continue;
      const { chain: __, ...record } = line;
      this.#write(record);
    }
  }

  /** Returns the number of the line. */
  add({ chain: _, ...line }: EventLine): number {
    this.steps += 1;
    this.lamport = line.lamport;
    this.#write(line);
    return this.#lines;
  }

  /** The text, with an end: the part has all its lines. */
  ended(): string {
    this.#write({ type: 'end', step: this.steps - 1, why: 'stop' });
    return this.#text;
  }

  #write(line: Unchained): void {
    const { text, chain } = chained(this.#chain, line);
    this.#chain = chain;
    this.#text += text;
    this.#lines += 1;
  }
}
