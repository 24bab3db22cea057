/** The parameters of `--param n=4`: a function that makes scenarios gets them in one object, and reads what it needs. */
import { InvalidArgumentError } from 'commander';
import { BadOption } from '../addresses.ts';

/** A parameter as it was given. */
export interface ParameterText {
  readonly name: string;
  /** The value that the text has as JSON, or else the text. */
  readonly value: unknown;
}

const MOST_NAMES = 12;

/** Reads `n=4`, and adds it to the earlier ones. Throws `InvalidArgumentError`. */
export function parameter(text: string, earlier: readonly ParameterText[] = []): readonly ParameterText[] {
  const [, name, written] = /^([A-Za-z_$][\w$]*)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || written === undefined) throw new InvalidArgumentError('Write NAME=VALUE, such as n=4.');
  if (earlier.some((each) => each.name === name)) throw new InvalidArgumentError(`Give ${name} once.`);
  return [...earlier, { name, value: meantBy(written) }];
}

function meantBy(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Gives parameters to functions, and notes which ones they read. */
export class Parameters {
  readonly #given: ReadonlyMap<string, unknown>;
  readonly #read = new Set<string>();
  #wasAsked = false;

  constructor(given: readonly ParameterText[]) {
    this.#given = new Map(given.map(({ name, value }) => [name, value]));
  }

  /**
   * Runs `call`, which calls the function `source` with all parameters in one object. `at` names the function in messages. It
   * must be given each parameter that it reads, unless its list of parameters has a default: `({ n = 3 }) => …`.
   * Throws `BadOption`.
   */
  callWith(call: (parameters: object) => unknown, source: CallableFunction, at: string): unknown {
    this.#wasAsked = true;
    const defaulted = defaultsIn(source);
    const missing = (name: string): BadOption =>
      new BadOption(
        `${at}: got no parameter ${name}, expected one; add --param ${name}=VALUE, or a default to the function, as in ({ ${name} = 3 }) =>`,
      );
    const read = (name: string): unknown => {
      this.#read.add(name);
      if (!this.#given.has(name) && !defaulted.has(name)) throw missing(name);
      return this.#given.get(name);
    };
    return call(
      new Proxy(Object.fromEntries(this.#given), {
        get: (_, name) => (typeof name === 'string' ? read(name) : undefined),
        has: (_, name) => typeof name === 'string' && this.#given.has(name),
      }),
    );
  }

  /** All parameters as one object in JavaScript. */
  get asText(): string {
    return JSON.stringify(Object.fromEntries(this.#given));
  }

  /** Refuses parameters that no function has read. Throws `BadOption`. */
  refuseUnread(files: readonly string[]): void {
    const unread = [...this.#given.keys()].find((name) => !this.#read.has(name));
    if (unread === undefined) return;
    if (!this.#wasAsked)
      throw new BadOption(
        `--param: got ${unread}, expected a model that takes parameters; ${files.join(', ')}: export a function as the default`,
      );
    const names = [...this.#read].slice(0, MOST_NAMES).join(', ');
    throw new BadOption(
      `--param: got ${unread}, which the model does not read; expected ${names === '' ? 'none' : `one of ${names}`}; check the name`,
    );
  }
}

/** The names that the function's list of parameters gives a default. */
function defaultsIn(make: CallableFunction): ReadonlySet<string> {
  const source = Function.prototype.toString.call(make);
  const list = listOfParameters(source);
  return new Set([...list.matchAll(/([A-Za-z_$][\w$]*)\s*(?::\s*[A-Za-z_$][\w$]*\s*)?=(?![=>])/g)].flatMap(([, name]) => name ?? []));
}

/** The text from the first bracket to the one that closes it. Brackets within texts and comments are rare there, and cost a message only. */
function listOfParameters(source: string): string {
  const start = source.indexOf('(');
  let depth = 0;
  for (let i = start; i >= 0 && i < source.length; i++) {
    if ('([{'.includes(source[i])) depth++;
    if (')]}'.includes(source[i]) && --depth === 0) return source.slice(start, i);
  }
  return '';
}
