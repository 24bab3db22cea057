/** A behaviour as a text to read in a minute: one line per event, and below it the changes that it makes. */
import { isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import type { Event, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { brief } from '../../model-check/report/tell.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { kindOf } from '../../model-check/world/happening.ts';
import { behaviour, type Step, type Turn } from './behaviour.ts';

export interface Transcript {
  /** The name of the file below traces/golden/, without its ending. */
  readonly name: string;
  /** One or two sentences: the nodes, and what happens. */
  readonly about: string;
  readonly scenario: Scenario;
  readonly turns: readonly Turn[];
  /** By type of message or timer: its meaning; `{field}` stands for the value of a field. */
  readonly says: Readonly<Record<string, string>>;
  /** By type of request: its meaning, in the same way. */
  readonly asks?: Readonly<Record<string, string>>;
  /** By type of output: its meaning, in the same way; other outputs are left out. */
  readonly tells?: Readonly<Record<string, string>>;
  /** The changes of a node's state that are shown, by their paths; the first group that matches is shown as the name. */
  readonly shows: RegExp;
}

const WIDTH = 100;
const INDENT = 13;

/** The text of a transcript. Throws when a turn fits no event, or a message has no meaning. */
export async function textOf({ about, scenario, turns, ...words }: Transcript): Promise<string> {
  const steps = await behaviour(scenario, turns);
  const lines = steps.flatMap((step, index) => [eventLine(index + 1, step, words), ...changeLines(step, words)]);
  return [...folded(about, 0), `World: ${scenario.name}`, '', ...lines, ''].join('\n');
}

type Words = Pick<Transcript, 'says' | 'asks' | 'tells' | 'shows'>;

function eventLine(number: number, { happening }: Step, words: Words): string {
  const node = happening.type === 'lose' ? happening.to : 'node' in happening ? happening.node : null;
  const column = node === null ? 'network' : `node ${node}`;
  return `${String(number).padStart(2)}  ${column.padEnd(8)} ${whatHappens(happening, words)}`;
}

function whatHappens(happening: Step['happening'], words: Words): string {
  switch (happening.type) {
    case 'event': {
      const told = happening.outputs.flatMap((output) => {
        const phrase = words.tells?.[kindOf(inner(output))];
        return phrase === undefined ? [] : [filled(phrase, inner(output))];
      });
      return [eventInWords(happening.event, words), ...told, ...(happening.stops ? ['it ends'] : [])].join('; ');
    }
    case 'lose':
      return `is down: ${meaning(happening.message, words)} from ${happening.from} is lost`;
    case 'crash':
      return 'crashes';
    default:
      throw new Error(`transcript: got the event ${happening.type}, expected one of a happy path`);
  }
}

function eventInWords(event: Event<ProtocolTypes>, words: Words): string {
  switch (event.type) {
    case 'receive':
      return `gets ${meaning(event.message, words)} from ${event.from}`.replace(/^gets (\w+): (.*) from (\d+)$/, 'gets $1 from $3: $2');
    case 'request':
      return `is asked to ${phraseFor(event.request, words.asks ?? {})}`;
    case 'timeout':
      return `timer ${meaning(event.timer, words)}`;
    case 'suspect':
      return `suspects node ${event.node}`;
    case 'restore':
      return `trusts node ${event.node} again`;
    default:
      return event.type === 'start' ? 'starts' : `is given ${event.value}`;
  }
}

function meaning(message: Value, { says }: Words): string {
  return `${kindOf(inner(message))}: ${phraseFor(message, says)}`;
}

function phraseFor(message: Value, phrases: Readonly<Record<string, string>>): string {
  const content = inner(message);
  const phrase = phrases[kindOf(content)];
  if (phrase === undefined) throw new Error(`transcript: got no meaning of "${kindOf(content)}"; add one`);
  return filled(phrase, content);
}

/** The content of a message, without the layers around it. */
function inner(message: Value): Value {
  return isRecord(message) && 'inner' in message ? inner(message.inner) : message;
}

function filled(phrase: string, message: Value): string {
  return phrase.replaceAll(/\{([\w.]+)\}/g, (_, path: string) => brief(path.split('.').reduce(fieldOf, message)));
}

function fieldOf(value: Value, field: string): Value {
  if (isRecord(value) && field in value) return value[field];
  if (Array.isArray(value) && field in value) return value[Number(field)] as Value;
  throw new Error(`says: got the field {${field}}, expected one of ${brief(value)}`);
}

/** The changes of the node itself: `predecessor 0 → 4; followers [0] → [0, 4]`. */
function changeLines({ changes }: Step, { shows }: Words): readonly string[] {
  const shown = changes.flatMap((change) => {
    const [, path = '', rest = ''] = /^node \d+: (\S+) (.*)$/.exec(change) ?? [];
    const name = shows.exec(path)?.[1];
    return name === undefined ? [] : [`${name} ${rest.replace(/^nothing → /, '= ')}`];
  });
  return shown.length === 0 ? [] : folded([...new Set(shown)].join('; '), INDENT);
}

function folded(text: string, indent: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || indent + last.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line) => `${' '.repeat(indent)}${line}`);
}
