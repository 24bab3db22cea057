/** Replays traces as far as one layer, in a process of its own, so that its memory can be measured. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Life } from '../../traces/causal-order/life.ts';
import { Weave } from '../../traces/causal-order/weave.ts';
import { openLives } from '../../traces/format/life-files.ts';
import { REPLAYABLES } from '../../traces/protocols/all.ts';
import { castOf } from '../../traces/replay/given-protocols.ts';
import { LocalReplay } from '../../traces/replay/local.ts';
import { replaySources } from '../../traces/replay/replay.ts';

/**
 * - `lines`: they are read, and their format, order and hashes are checked.
 * - `nodes`: and each node alone does what its reducer does.
 * - `order`: the lines are read, and merged into one order.
 * - `all`: the whole replay.
 */
export const LAYERS = ['lines', 'nodes', 'order', 'all'] as const;
export type Layer = (typeof LAYERS)[number];

export interface Cost {
  readonly events: number;
  readonly cpuSeconds: number;
  readonly seconds: number;
  /** The most memory of the process, in MiB: when a fifth of the bytes was read, and at the end. */
  readonly fifthMiB: number;
  readonly mostMiB: number;
  readonly verdict: string;
}

const BYTES_PER_MIB = 1_048_576;

/** Measures in another process. */
export function measured(layer: Layer, folder: string): Cost {
  const script = join(import.meta.dirname, 'measured-replay.ts');
  return JSON.parse(execFileSync(process.execPath, [script, layer, folder], { encoding: 'utf8', maxBuffer: BYTES_PER_MIB }));
}

function measure(layer: Layer, folder: string): Cost {
  const peaks: { readonly bytes: number; readonly miB: number }[] = [];
  let bytes = 0;
  const spend = (_: string, read: number): void => {
    bytes += read;
    peaks.push({ bytes, miB: peakMiB() });
  };
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  const { events, verdict } = run(layer, folder, spend);
  const { user, system } = process.cpuUsage(cpu);
  return {
    events,
    cpuSeconds: (user + system) / 1e6,
    seconds: (performance.now() - clock) / 1000,
    fifthMiB: peaks.find((each) => each.bytes >= bytes / 5)?.miB ?? peakMiB(),
    mostMiB: peakMiB(),
    verdict,
  };
}

/** Node tells it in KiB. */
function peakMiB(): number {
  return process.resourceUsage().maxRSS / 1024;
}

function run(layer: Layer, folder: string, spend: (file: string, bytes: number) => void): { events: number; verdict: string } {
  const sources = openLives([folder], spend);
  if (layer === 'all') {
    const { consumed, verdict } = replaySources(sources, REPLAYABLES);
    return { events: consumed.events, verdict };
  }
  const lives = sources.map((source) => new Life(source));
  if (layer === 'order') return { events: mergedEvents(lives), verdict: '' };
  const cast = castOf(lives, REPLAYABLES);
  let events = 0;
  for (const life of lives) {
    const replay = layer === 'nodes' ? new LocalReplay(cast.protocolOf(life), life.header) : null;
    for (let head = life.head; head !== null && head !== 'waiting'; life.advance(), head = life.head) {
      const { line } = head;
      if (line.type === 'record') replay?.found(line);
      if (line.type === 'snapshot') requireNone(replay?.snapshot(line) ?? null);
      if (line.type !== 'event') continue;
      requireNone(replay?.event(line, null) ?? null);
      events += 1;
    }
  }
  return { events, verdict: '' };
}

function requireNone(divergence: object | null): void {
  if (divergence !== null) throw new Error(`the trace diverges: ${JSON.stringify(divergence)}`);
}

function mergedEvents(lives: readonly Life[]): number {
  const weave = new Weave(lives);
  let events = 0;
  for (let woven = weave.next(false); woven !== null && woven !== 'waiting'; woven = weave.next(false)) {
    if (woven.line.type === 'event') events += 1;
    weave.consume(woven);
  }
  return events;
}

if (import.meta.main) {
  const [layer, folder] = process.argv.slice(2);
  const wanted = LAYERS.find((each) => each === layer);
  if (wanted === undefined || folder === undefined) throw new Error(`expected one of ${LAYERS.join(', ')}, and a folder`);
  console.log(JSON.stringify(measure(wanted, folder)));
}
