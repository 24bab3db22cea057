/** What a file is that a reader opens: a run, a counterexample, a report, a trace or a history. */
import { encode, isRecord } from '../../impl/kernel/plain-data.ts';
import type { Interactive } from '../../model-check/drivers/interactive.ts';
import { ModelError } from '../../model-check/engine/system/model-error.ts';
import { RUN_FORMAT } from './exported.ts';
import type { Frame, Recording } from './recording.ts';
import { Run } from './run.ts';

/** A counterexample as it is kept: the states between may be missing. */
export interface Story {
  readonly property: string;
  readonly because: string;
  readonly initial: unknown;
  readonly final: unknown;
  readonly steps: readonly {
    readonly says: string;
    readonly changes: readonly string[];
    readonly label: unknown;
    readonly after?: unknown;
  }[];
}

export type Opened =
  | { readonly type: 'run'; readonly fragment: string }
  /** `scenario`: its name, if the file has it. `recording`: the story as it stands there. */
  | { readonly type: 'counterexample'; readonly scenario: string | null; readonly story: Story; readonly recording: Recording }
  | { readonly type: 'recording'; readonly recording: Recording }
  | { readonly type: 'trace' }
  | { readonly type: 'history' };

const MOST_CHARACTERS = 64_000_000;
const ACCEPTED = 'a counterexample, a report of a check or of a replay, a run of the explorer, a trace of nodes (.ndjson), or a history';

/** Throws `ModelError` for anything else; it says what the file seems to be. */
export function recognised(name: string, text: string): Opened {
  if (text.length > MOST_CHARACTERS) throw refused(name, `${Math.round(text.length / 1e6)} MB of text`);
  const whole = parsed(text);
  if (whole === undefined) return ofLines(name, text);
  if (Array.isArray(whole)) {
    const report = whole.find((each) => isRecord(each) && isStory(each.counterexample));
    if (isRecord(report)) return ofReport(report);
    if (whole.length > 0 && whole.every((each) => isRecord(each) && 'type' in each && 'process' in each)) return { type: 'history' };
    throw refused(name, 'a list in JSON, in which no report has a counterexample');
  }
  if (!isRecord(whole)) throw refused(name, 'one value in JSON');
  if (whole.format === RUN_FORMAT && typeof whole.run === 'string') return { type: 'run', fragment: whole.run };
  if (isStory(whole)) return ofStory(whole, null);
  if (isStory(whole.counterexample)) return ofReport(whole);
  if (typeof whole.verdict === 'string' && isRecord(whole.consumed)) return { type: 'recording', recording: replayReport(name, whole) };
  if (whole.type === 'header') return ofLines(name, text);
  if (typeof whole.verdict === 'string') throw refused(name, `a report whose verdict is "${whole.verdict}", without a counterexample`);
  throw refused(name, `an object in JSON with the fields ${Object.keys(whole).slice(0, 5).join(', ') || 'of nothing'}`);
}

/** Follows a story from the state in which it begins; null: there is no such state, or some step is not possible. */
export function follow(play: Interactive, { initial, steps }: Pick<Story, 'initial' | 'steps'>): Run | null {
  const runs = Array.from({ length: play.initials }, (_, i) => i).map((i) => new Run(play, i));
  const run = runs.find(({ at }) => inJson(at.moment.state) === inJson(initial));
  if (run === undefined) return null;
  for (const { says } of steps) {
    const choice = run.choices().find((each) => each.says === says);
    if (choice === undefined) return null;
    run.take(choice.number);
  }
  return run;
}

/** As states are kept. */
function inJson(state: unknown): string {
  return encode(JSON.parse(JSON.stringify(state)));
}

function refused(name: string, seems: string): ModelError {
  return new ModelError(`${name}: got ${seems}, expected ${ACCEPTED}; drop such a file`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ofLines(name: string, text: string): Opened {
  const first = parsed(text.slice(0, Math.max(0, text.indexOf('\n'))) || text);
  if (isRecord(first) && first.type === 'header' && String(first.format).startsWith('selfman-trace')) return { type: 'trace' };
  if (isRecord(first)) return { type: 'history' };
  if (/^\s*[{[(]|^\d{4}-|^INFO/.test(text)) return { type: 'history' };
  throw refused(name, text.trim() === '' ? 'an empty file' : 'text that is not JSON');
}

function isStory(value: unknown): value is Story & Readonly<Record<string, unknown>> {
  return (
    isRecord(value) &&
    typeof value.property === 'string' &&
    typeof value.because === 'string' &&
    Array.isArray(value.steps) &&
    value.steps.every((step) => isRecord(step) && typeof step.says === 'string' && Array.isArray(step.changes))
  );
}

function ofReport({ scenario, counterexample }: Readonly<Record<string, unknown>>): Opened {
  if (!isStory(counterexample)) throw refused('the report', 'no counterexample');
  return ofStory(counterexample, typeof scenario === 'string' ? scenario : null);
}

function ofStory(story: Story, scenario: string | null): Opened {
  const steps = story.steps.map(
    (step, i): Frame => ({ state: step.after ?? (i === story.steps.length - 1 ? story.final : null), step, lights: [] }),
  );
  const frames = [{ state: story.initial, step: null, lights: [] }, ...steps];
  return { type: 'counterexample', scenario, story, recording: { title: story.property, says: story.because, frames } };
}

/** The report of a replay has no states. Its findings are told as steps. */
function replayReport(name: string, { verdict, protocol, first, doubts }: Readonly<Record<string, unknown>>): Recording {
  const findings = [...(first === undefined ? [] : [first]), ...(Array.isArray(doubts) ? doubts : [])].filter(isRecord);
  const frames = findings.map((finding): Frame => {
    const at = isRecord(finding.at) ? finding.at : {};
    const diff = Array.isArray(finding.diff) ? finding.diff.filter(isRecord) : [];
    const says = `${String(at.file)}:${String(at.line)}: node ${String(at.node)}, step ${String(at.step)}: ${String(finding.says)}`;
    const changes = diff.map(
      ({ path, before, after }) =>
        `${String(path)}: expected ${JSON.stringify(before) ?? 'nothing'}, recorded ${JSON.stringify(after) ?? 'nothing'}`,
    );
    return { state: { finding }, step: { says, changes, label: null }, lights: [] };
  });
  return {
    title: `${name}: ${String(verdict)}`,
    says: `The report of a replay of ${String(protocol)}. It names ${findings.length} findings; drop the traces to see the states.`,
    frames: [{ state: {}, step: null, lights: [] }, ...frames],
  };
}
