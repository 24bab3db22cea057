/**
 * A run as states in ITF. Each state is that of `specOfNodes` after one event: the nodes, the messages on their way, and the
 * outputs of the step. The first lives of all nodes are booted in the first state.
 */
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { messageOf } from '../../model-check/engine/system/model-error.ts';
import { itfTrace, type StateToWrite } from '../../model-check/report/itf.ts';
import type { RunEvent } from '../causal-order/run-events.ts';
import { specOfNodes } from '../foreign/nodes-spec.ts';
import { BadTrace } from '../format/bad-trace.ts';
import type { EventLine } from '../format/line.ts';
import type { NodeTrace } from '../format/read.ts';
import type { Replayable } from '../replay/replayable.ts';

interface Action {
  readonly name: string;
  readonly param: unknown;
}

/** The text of the trace. Throws `BadTrace` where the reducer cannot take a recorded step. */
export function asItf<X extends ProtocolTypes>(
  replayable: Replayable<X>,
  traces: readonly NodeTrace[],
  events: readonly RunEvent[],
): string {
  const [{ header }] = traces;
  const first = traces.filter(({ header: { incarnation } }) => incarnation === 1);
  // The decoding edge: the header has the configuration with which the reducer was booted.
  const nodes = first.map(({ header: { node, config } }) => ({ id: node, config: config as X['config'] }));
  const spec = specOfNodes<X>({ protocol: replayable.protocol, nodes });
  let [state] = spec.init;
  const states: StateToWrite[] = [{ state: { ...state, 'mbt::actionTaken': 'init' }, meta: {} }];
  for (const { trace, number, line } of events) {
    const meta = { file: trace.file, line: number, step: line.step };
    for (const { name, param } of actionsOf(trace, line)) {
      const { when, then } = spec.actions[name];
      try {
        if (!when(state, param)) throw new TypeError(`the ${name} was not possible; replay says more`);
        state = then(state, param);
      } catch (error) {
        throw new BadTrace(trace.file, number, `cannot be written as states: ${messageOf(error)}`);
      }
      states.push({ state: { ...state, 'mbt::actionTaken': name, 'mbt::nondetPicks': { param } }, meta });
    }
  }
  return `${JSON.stringify(itfTrace(states, { meta: { source: `${header.protocol}, run ${header.run}` } }), null, 1)}\n`;
}

function actionsOf({ header: { node, incarnation } }: NodeTrace, { input }: EventLine): readonly Action[] {
  switch (input.type) {
    case 'boot':
      return incarnation === 1 ? [] : ['kill', 'restart'].map((name) => ({ name, param: { node } }));
    case 'start':
      return [{ name: 'start', param: { node } }];
    case 'receive':
      return [{ name: 'receive', param: { node, from: input.from, message: input.message } }];
    case 'request':
      return [{ name: 'request', param: { node, request: input.request } }];
    case 'timeout':
      return [{ name: 'timeout', param: { node, timer: input.timer } }];
    case 'suspect':
    case 'restore':
      return [{ name: input.type, param: { node, peer: input.node } }];
    case 'chosen':
      return [{ name: 'chosen', param: { node, value: input.value } }];
  }
}
