/** The log of a node, on its error stream: sentences for people, or lines of JSON for machines. */
import { printable } from '../impl/kernel/printable.ts';
import type { Terminal } from './streams.ts';

/** The most important first. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const LOG_FORMATS = ['text', 'json'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** The name of what has happened. A program may rely on it: a name keeps its meaning from one version to the next. */
export type LogEvent =
  /** The ports are open. */
  | 'listening'
  /** The state of the node in its ring is another one. */
  | 'state'
  /** The machine plays a node at another identifier. */
  | 'moved'
  /** The classes of keys for which the node keeps data are others. */
  | 'places'
  /** The failure detector suspects a node. */
  | 'suspected'
  /** The failure detector suspects a node no more. */
  | 'trusted'
  /** A connection was closed, a message is lost, or another node is at fault; this node goes on. */
  | 'trouble'
  /** The trace that was kept in memory is in files now. */
  | 'dumped'
  /** A line on the input of the node cannot be obeyed. */
  | 'input'
  /** Options, the configuration, the folder or the answer of another node forbid that this one runs. */
  | 'refused'
  /** The node has stopped, since it cannot go on: its disk has failed, or there is a fault in the program. */
  | 'failed'
  /** The node was told to stop. */
  | 'stopping'
  | 'stopped';

/** The particulars of an event. Never a value of a client, a token or a key of a certificate. */
export type LogFields = { readonly [name: string]: string | number | null | readonly (string | number)[] };

export interface NodeLog {
  /** `sentence`: one clause or more, without a full stop. */
  tell(level: LogLevel, event: LogEvent, sentence: string, fields?: LogFields): void;
}

export interface LogOptions {
  /** `text` by default. */
  readonly logFormat?: LogFormat;
  /** By default `warn` for text, since people read what is wrong, and `info` for JSON. */
  readonly logLevel?: LogLevel;
}

/** The log of a process that runs one node. Text has no fields. */
export async function nodeLog({ logFormat = 'text', logLevel }: LogOptions, errors: Terminal): Promise<NodeLog> {
  if (logFormat === 'json') return jsonLog(logLevel ?? 'info', errors);
  const most = LOG_LEVELS.indexOf(logLevel ?? 'warn');
  return {
    tell: (level, _, sentence) => {
      if (LOG_LEVELS.indexOf(level) <= most) errors.write(`selfman node: ${printable(sentence)}\n`);
    },
  };
}

/** Loaded only where it is used: most commands write no log. */
async function jsonLog(logLevel: LogLevel, errors: Terminal): Promise<NodeLog> {
  const { pino, stdTimeFunctions } = await import('pino');
  const formatters = { level: (label: string) => ({ level: label }) };
  const logger = pino({ level: logLevel, base: null, timestamp: stdTimeFunctions.isoTime, formatters }, errors);
  return { tell: (level, event, sentence, fields = {}) => logger[level]({ event, ...fields }, sentence) };
}
