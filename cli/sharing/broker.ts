/**
 * Work over NATS JetStream. A unit leaves the stream of units when it is done. The stream of results has one for each unit.
 * See decision record 43.
 */
import type { Consumer, JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { BadOption } from '../addresses.ts';
import { type Asked, askedIn, idOf, nameOf, type Result, resultIn, type Unit } from './unit.ts';

const UNITS = 'SELFMAN_UNITS';
const RESULTS = 'SELFMAN_RESULTS';
const NANOSECONDS = 1_000_000_000;
/** Results that nobody asks for are forgotten after a week. */
const KEPT_SECONDS = 7 * 24 * 3600;
const CONNECT_MS = 5_000;
const FETCH_MS = 1_000;
/** Bytes for headers beside the payload of a message. */
const ROOM = 4_096;
/** The code of JetStream for a message whose subject has one already, or is not at the expected sequence. */
const TAKEN = [10_071, 10_077];

/** A unit that this process works on. */
export interface Taken {
  readonly unit: Unit;
  /** The number of workers that have taken the unit so far, with this one. */
  readonly deliveries: number;
  /** Tells the broker that the work goes on. */
  goesOn(): void;
  /** Stores the result, unless there is one, and then says that the unit is done. Resolves with false if there was one. */
  done(result: Result): Promise<boolean>;
}

export interface Waiting {
  readonly own: number;
  readonly others: number;
  /** One of the others, by name: its code is this program, and its models are not the same. */
  readonly ofOtherModel: string | null;
}

export class Broker {
  readonly #connection: NatsConnection;
  readonly #client: JetStreamClient;
  readonly #manager: JetStreamManager;
  readonly #code: string;

  /** Throws `BadOption`. `code`: the digest of this program's code. */
  static async connected(url: string, code: string): Promise<Broker> {
    const { connect } = await import('@nats-io/transport-node');
    const { jetstream, jetstreamManager } = await import('@nats-io/jetstream');
    const server = serverIn(url);
    const connection = await connect({ ...server, timeout: CONNECT_MS, maxReconnectAttempts: -1, name: 'selfman' }).catch(
      (error: unknown) => {
        throw new BadOption(
          `${server.servers}: got no NATS server that lets this program in (${wordsOf(error)}), expected one; start it with "nats-server -js"`,
        );
      },
    );
    try {
      const manager = await jetstreamManager(connection);
      const broker = new Broker(connection, jetstream(connection), manager, code);
      await broker.#prepare();
      return broker;
    } catch (error) {
      await connection.close();
      throw new BadOption(
        `${server.servers}: got a NATS server without JetStream (${wordsOf(error)}), expected one with; start it with "nats-server -js"`,
      );
    }
  }

  private constructor(connection: NatsConnection, client: JetStreamClient, manager: JetStreamManager, code: string) {
    this.#connection = connection;
    this.#client = client;
    this.#manager = manager;
    this.#code = code;
  }

  async #prepare(): Promise<void> {
    const { DiscardPolicy, RetentionPolicy } = await import('@nats-io/jetstream');
    const common = { discard: DiscardPolicy.New, discard_new_per_subject: true, max_msgs_per_subject: 1 } as const;
    await this.#manager.streams.add({ ...common, name: UNITS, subjects: ['selfman.units.>'], retention: RetentionPolicy.Workqueue });
    await this.#manager.streams.add({ ...common, name: RESULTS, subjects: ['selfman.results.>'], max_age: KEPT_SECONDS * NANOSECONDS });
  }

  /** Puts a unit in the queue, unless it is there. */
  async ask(unit: Unit): Promise<void> {
    const asked: Asked = { code: this.#code, unit };
    await this.#publish(`selfman.units.${this.#code}.${idOf(unit)}`, asked);
  }

  /** The ids of the units that have a result. */
  async stored(): Promise<ReadonlySet<string>> {
    const filter = `selfman.results.${this.#code}.`;
    const { state } = await this.#manager.streams.info(RESULTS, { subjects_filter: `${filter}>` });
    return new Set(Object.keys(state.subjects ?? {}).map((subject) => subject.slice(filter.length)));
  }

  /** The stored result of a unit. Throws `BadOption` if it cannot be read. */
  async result(unit: Unit): Promise<Result> {
    const subject = this.#subjectOfResult(unit);
    const message = await this.#manager.streams.getMessage(RESULTS, { last_by_subj: subject });
    const result = message === null ? 'got nothing, expected a result' : resultIn(message.data);
    if (typeof result !== 'string') return result;
    throw new BadOption(`${subject}: ${result}; remove it with "nats stream purge ${RESULTS}"`);
  }

  /** Units of this code that wait or are under way, and those of other code. */
  async waiting(): Promise<Waiting> {
    const { state } = await this.#manager.streams.info(UNITS, { subjects_filter: 'selfman.units.>' });
    const subjects = Object.keys(state.subjects ?? {});
    const own = subjects.filter((subject) => subject.startsWith(`selfman.units.${this.#code}.`)).length;
    return { own, others: subjects.length - own, ofOtherModel: await this.#ofOtherModel(subjects) };
  }

  /** The name of a unit of the same program, but of other models; null if there is none. */
  async #ofOtherModel(subjects: readonly string[]): Promise<string | null> {
    const [program] = this.#code.split('-');
    const subject = subjects.find((each) => {
      const code = each.split('.')[2];
      return code !== this.#code && code.split('-')[0] === program;
    });
    if (subject === undefined) return null;
    const message = await this.#manager.streams.getMessage(UNITS, { last_by_subj: subject });
    const asked = message === null ? null : askedIn(message.data);
    return asked === null || typeof asked === 'string' ? null : nameOf(asked.unit);
  }

  /** How workers of this code take units. `leaseSeconds`: after this time without a sign, a unit goes to another worker. */
  async queue(leaseSeconds: number): Promise<Consumer> {
    const { AckPolicy } = await import('@nats-io/jetstream');
    const durable = `workers-${this.#code}`;
    await this.#manager.consumers.add(UNITS, {
      durable_name: durable,
      filter_subject: `selfman.units.${this.#code}.*`,
      ack_policy: AckPolicy.Explicit,
      ack_wait: leaseSeconds * NANOSECONDS,
    });
    return this.#client.consumers.get(UNITS, durable);
  }

  /** The next unit; null if none came within a second; a text says why a message was thrown away. */
  async take(queue: Consumer): Promise<Taken | string | null> {
    const message = await queue.next({ expires: FETCH_MS });
    if (message === null) return null;
    const asked = askedIn(message.data);
    const complaint =
      typeof asked === 'string' ? asked : asked.code === this.#code ? null : `got a unit of the code ${asked.code}, expected ${this.#code}`;
    if (complaint !== null || typeof asked === 'string') {
      message.term();
      return `${message.subject}: ${complaint}; thrown away`;
    }
    const { unit } = asked;
    return {
      unit,
      deliveries: message.info.deliveryCount,
      goesOn: () => message.working(),
      done: async (result) => {
        const isFirst = await this.#publish(this.#subjectOfResult(unit), this.#fitting(result));
        await message.ackAck();
        return isFirst;
      },
    };
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  /** A result that is too large for the server is replaced by the reason. */
  #fitting(result: Result): Result {
    const most = (this.#connection.info?.max_payload ?? 2 ** 20) - ROOM;
    const size = new TextEncoder().encode(JSON.stringify(result)).length;
    if (size <= most) return result;
    return { kind: 'failed', because: `the result has ${size} bytes, and the server takes ${most}; raise max_payload of the server` };
  }

  /** Resolves with false if the subject has a message already. */
  async #publish(subject: string, value: unknown): Promise<boolean> {
    try {
      await this.#client.publish(subject, JSON.stringify(value));
      return true;
    } catch (error) {
      if (TAKEN.includes(codeOf(error))) return false;
      throw error;
    }
  }

  #subjectOfResult(unit: Unit): string {
    return `selfman.results.${this.#code}.${idOf(unit)}`;
  }
}

interface Server {
  readonly servers: string;
  readonly user?: string;
  readonly pass?: string;
}

/** Reads `nats://HOST:PORT` or `nats://USER:PASSWORD@HOST:PORT`. Throws `BadOption`. */
export function serverIn(url: string): Server {
  const read = URL.canParse(url) ? new URL(url) : null;
  if (read === null || read.protocol !== 'nats:' || read.hostname === '' || !['', '/'].includes(read.pathname))
    throw new BadOption(`--via: got "${url}", expected nats://HOST:PORT; write it as in nats://127.0.0.1:4222`);
  const { hostname, port, username, password } = read;
  const servers = `${hostname}:${port === '' ? 4222 : port}`;
  return username === '' ? { servers } : { servers, user: decodeURIComponent(username), pass: decodeURIComponent(password) };
}

function codeOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number' ? error.code : 0;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0] : String(error);
}
