/** A reducer as the model of another program's trace: what the trace leaves out is searched for. */
import { expect, test } from 'vitest';
import { next, type Protocol, send } from '../../../impl/kernel/protocol.ts';
import type { ForeignRecord } from '../../../traces/foreign/foreign-record.ts';
import { type Run, specOfNodes } from '../../../traces/foreign/nodes-spec.ts';
import { judgedLines } from './two-phase.ts';

interface Echoing {
  readonly config: { readonly peer: number };
  readonly state: { readonly peer: number; readonly heard: readonly string[]; readonly boots: number };
  readonly message: string;
  readonly request: string;
  readonly timer: string;
  readonly output: string;
  readonly durable: number;
}

/** Sends what it is asked to, once at once and once by a timer; tells what it hears. */
const echoing: Protocol<Echoing> = {
  name: 'echoing',
  init: (_, { peer }, boots = 0) => next({ peer, heard: [], boots: boots + 1 }, { type: 'persist', record: boots + 1 }),
  step(state, event) {
    if (event.type === 'request')
      return next(state, send(state.peer, event.request), { type: 'setTimer', timer: event.request, afterMs: 10 });
    if (event.type === 'timeout') return next(state, send(state.peer, `${event.timer} again`));
    if (event.type === 'start') return next(state, { type: 'monitor', node: state.peer });
    if (event.type !== 'receive') return next(state);
    return next({ ...state, heard: [...state.heard, event.message] }, { type: 'indicate', output: event.message });
  },
};

const spec = specOfNodes({
  protocol: echoing,
  nodes: [
    { id: 1, config: { peer: 2 } },
    { id: 2, config: { peer: 1 } },
  ],
});

/** A log that tells what is asked, and what is heard, and nothing else. */
const mapping = {
  spec,
  parse: (line: string) => /^(\d) (asked|heard|restarts) ?(.*)$/.exec(line)?.slice(1),
  event: ({ value }: ForeignRecord) => {
    const [node, verb, word] = value as readonly string[];
    if (verb === 'asked') return { action: 'request', params: [{ node: Number(node), request: word }] };
    if (verb === 'restarts') return { action: 'restart', allows: (param: unknown) => (param as { node: number }).node === Number(node) };
    return {
      action: 'receive',
      allows: (param: unknown) => (param as { node: number }).node === Number(node),
      accepts: ({ outputs }: Run<Echoing>) => outputs[0] === word,
    };
  },
  hidden: ['start', 'timeout'],
};

test('conforms: the hidden timer has run out in between', () => {
  const report = judgedLines(['1 asked hello', '2 heard hello', '2 heard hello again'], mapping);
  expect(report).toMatchObject({ verdict: 'conforms', byAction: { start: 2, request: 1, timeout: 1, receive: 2 } });
});

test('diverged: a word that nobody has said, and one that is heard too often', () => {
  expect(judgedLines(['1 asked hello', '2 heard bye'], mapping)).toMatchObject({ verdict: 'diverged', events: { explained: 1 } });
  expect(judgedLines(['1 asked hello', '2 heard hello', '2 heard hello'], mapping)).toMatchObject({
    verdict: 'diverged',
    events: { explained: 2 },
  });
});

test('a node that is killed comes back with what it has persisted', () => {
  const restarting = { ...mapping, hidden: ['start', 'kill'] };
  const report = judgedLines(['1 asked hello', '2 restarts', '2 restarts', '2 heard hello'], restarting);
  expect(report).toMatchObject({ verdict: 'conforms', byAction: { restart: 2 } });
  expect(report.state).toMatchObject({ nodes: { 2: { durable: 3, state: { boots: 3, heard: ['hello'] } } } });
});

test('losses, suspicions and choices are actions, too', () => {
  const doubtful: Protocol<Echoing> = {
    ...echoing,
    step(state, event) {
      if (event.type === 'request') return next(state, { type: 'choose', among: 2 });
      if (event.type === 'chosen') return next({ ...state, heard: [String(event.value)] }, send(state.peer, 'x'));
      if (event.type === 'suspect') return next({ ...state, heard: [...state.heard, `lost ${event.node}`] }, { type: 'stop' });
      return echoing.step(state, event);
    },
  };
  const nodes = [
    { id: 1, config: { peer: 2 } },
    { id: 2, config: { peer: 1 } },
  ];
  const report = judgedLines(
    ['{"event":"start","event_args":[{"node":1}]}', '{"event":"request"}', '{"event":"chosen"}', '{"event":"lose"}', '{"event":"suspect"}'],
    {
      spec: specOfNodes({ protocol: doubtful, nodes }),
      event: ({ value }: ForeignRecord) => {
        const { event } = value as { readonly event: string };
        return event === 'request' ? { action: event, params: [{ node: 1, request: 'x' }] } : { action: event };
      },
    } as const,
  );
  expect(report).toMatchObject({
    verdict: 'conforms',
    state: { messages: [], nodes: { 1: { isUp: false, state: { heard: ['0', 'lost 2'] } } } },
  });
});
