/** Traces of real nodes as a story: every event in causal order, and the world after it. */
import type { Value } from '../../impl/kernel/plain-data.ts';
import type { Light } from '../../model-check/drivers/interactive.ts';
import { brief, tell } from '../../model-check/report/tell.ts';
import type { WovenLine } from '../../traces/causal-order/weave.ts';
import { utf8 } from '../../traces/format/bytes.ts';
import { changes } from '../../traces/format/changes.ts';
import type { EventLine } from '../../traces/format/line.ts';
import { readTrace } from '../../traces/format/read.ts';
import { REPLAYABLES } from '../../traces/protocols/all.ts';
import { replayTraces } from '../../traces/replay/replay.ts';
import type { Finding, ReplayReport } from '../../traces/replay/report.ts';
import type { Frame, Recording } from './recording.ts';
import { nodesIn } from './scene.ts';

export interface TraceText {
  readonly name: string;
  readonly text: string;
}

/** Further events are replayed, and not shown. */
const MOST_FRAMES = 20_000;
const MOST_CHANGES = 12;

/** Replays the traces of one run, and tells it. Throws `BadTrace`. */
export function recordedRun(files: readonly TraceText[]): Recording {
  const frames: Frame[] = [];
  const before = new Map<number, unknown>();
  const report = replayTraces(
    files.map(({ name, text }) => readTrace(name, utf8(text))),
    REPLAYABLES,
    (event, world) => {
      if (event.line.type !== 'event' || frames.length >= MOST_FRAMES) return;
      const { node } = event.life.header;
      const state = world.nodes.find(({ id }) => id === node)?.state;
      frames.push({ state: world, step: stepOf(event, event.line, before.get(node), state), lights: [] });
      before.set(node, state);
    },
  );
  const finding = report.verdict === 'diverged' ? report.first : undefined;
  if (finding !== undefined && frames.length > 0) frames.push(divergence(frames[frames.length - 1], finding));
  return {
    title: `${report.protocol}, run ${report.run}: ${report.verdict}`,
    says: inWords(report),
    frames: [beginning(frames), ...frames],
  };
}

function beginning([first]: readonly Frame[]): Frame {
  return { state: { nodes: nodesIn(first?.state).map((id) => ({ id, status: 'new', state: {} })), messages: [] }, step: null, lights: [] };
}

function stepOf({ life }: WovenLine, { input, outputs }: EventLine, was: unknown, is: unknown): NonNullable<Frame['step']> {
  const { node, incarnation } = life.header;
  const sends = outputs.flatMap((output) => (output.type === 'send' ? [{ from: node, to: output.to, message: output.message }] : []));
  const said = outputs.flatMap((output) => (output.type === 'indicate' ? [output.output] : []));
  const label =
    input.type === 'boot'
      ? { type: 'restart', node, sends, outputs: said, crashes: false }
      : { type: 'event', node, event: input, sends, outputs: said, choices: [], crashes: false };
  const told = input.type === 'boot' && incarnation === 1 ? `node ${node} boots` : tell(label);
  const found = was === undefined ? [] : changes(was, is);
  const listed = found.slice(0, MOST_CHANGES).map(({ path, before, after }) => `node ${node}: ${path} ${shown(before)} → ${shown(after)}`);
  const more = found.length > MOST_CHANGES ? [`… and ${found.length - MOST_CHANGES} more changes`] : [];
  return { says: told, changes: [...listed, ...more], label };
}

/** The state after the last step that conforms, with what the next line says differently. */
function divergence({ state }: Frame, { says, at, diff, kind }: Finding): Frame {
  const light: Light = {
    property: 'conforms',
    kind: 'always',
    doc: 'Every recorded step is one that the reducer takes.',
    holds: false,
    reasons: [{ says, holds: false, at: { nodes: [at.node], keys: [] } }],
  };
  const changed = diff.map(({ path, before, after }) => `${path === '' ? '/' : path}: expected ${shown(before)}, recorded ${shown(after)}`);
  return { state, step: { says: `${at.file}:${at.line}: ${says} [${kind}]`, changes: changed, label: null }, lights: [light] };
}

function inWords({ consumed, properties, doubts }: ReplayReport): string {
  const judged = properties
    .filter((property) => property.judged > 0)
    .map(({ name, held, judged: asked }) => `${name} held in ${held} of ${asked} states`);
  return [
    `${consumed.events} events of ${consumed.nodes.length} nodes were replayed`,
    ...judged,
    ...doubts.slice(0, 3).map(({ says }) => `inconclusive: ${says}`),
  ].join('; ');
}

function shown(value: unknown): string {
  // What traces hold is plain JSON.
  return value === undefined ? 'nothing' : brief(value as Value).slice(0, 120);
}
