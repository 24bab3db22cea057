/** Judges the properties of a protocol that look at one step at a time. */
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { WovenLine } from '../causal-order/weave.ts';
import type { EventLine } from '../format/line.ts';
import { attempted } from './attempted.ts';
import type { Divergence } from './local.ts';
import type { Monitor, Replayable } from './replayable.ts';
import type { Judged } from './report.ts';

export class Monitors<X extends ProtocolTypes> {
  readonly #monitors: readonly (readonly [name: string, monitor: Monitor<X>])[];
  #isOver = false;
  readonly #held = new Map<string, number>();
  #steps = 0;

  constructor({ monitors }: Pick<Replayable<X>, 'monitors'>) {
    this.#monitors = Object.entries(monitors?.() ?? {});
  }

  get judged(): readonly Judged[] {
    return this.#monitors.map(([name]) => ({ name, kind: 'always', judged: this.#steps, held: this.#held.get(name) ?? 0 }));
  }

  /** Judges a step. Null: nothing is broken. */
  after({ life, file, number }: WovenLine, line: EventLine, before: X['state'] | null, after: X['state']): Divergence | null {
    if (this.#monitors.length === 0 || this.#isOver) return null;
    const { node, incarnation } = life.header;
    // The decoding edge: the outputs are those of the reducer.
    const outputs = line.outputs.flatMap((output) => (output.type === 'indicate' ? [output.output as X['output']] : []));
    const step = { node, incarnation, before: line.input.type === 'boot' ? null : before, after, outputs };
    this.#steps += 1;
    let broken: Divergence | null = null;
    for (const [name, monitor] of this.#monitors) {
      const wrong = attempted(file, number, () => monitor.after(step));
      if (wrong === null) this.#held.set(name, (this.#held.get(name) ?? 0) + 1);
      else broken ??= { kind: 'property', says: `"${name}" does not hold: ${wrong}`, expected: monitor.doc, property: name };
    }
    return broken;
  }

  /** Nothing is judged from now on: the merged order may be wrong. */
  stop(): void {
    this.#isOver = true;
  }

  /** The node is down, or some of its steps are left out. */
  down(node: number): void {
    for (const [, monitor] of this.#monitors) monitor.down(node);
  }
}
