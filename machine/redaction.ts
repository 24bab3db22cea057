/**
 * Replaces the keys and values of clients in traces by tokens, which a secret key makes. Equal ones have equal tokens, so replay
 * still conforms. All else, such as versions, places and transactions, stays as it is.
 */
import { createHmac } from 'node:crypto';
import { byteLength } from '../impl/epochs/size.ts';
import { encode, isRecord } from '../impl/kernel/plain-data.ts';
import type { RecordEntry } from '../traces/format/line.ts';
import type { Redaction } from '../traces/record/recorder-options.ts';

/** The characters of a token: 132 bits. */
const TOKEN = 22;
/** The keys of records of transactions. Nodes look into those, and no client has made them. */
const OF_RECORDS = /^\?\d+\.\d+\.\d+ (promised|accepted)$/;
const ITEM = /^(item\/\d+\/\d+\/)(.*)$/s;
/** Tells keys of the store from those of its clients. */
const DATA = '=';

export class KeyedRedaction implements Redaction {
  readonly id: string;
  readonly #secret: Uint8Array;
  /** Values are immutable, so what is shared is replaced once, and stays shared. */
  readonly #known = new WeakMap<object, unknown>();

  constructor(secret: Uint8Array) {
    this.#secret = secret;
    this.id = this.#hash('id', '').toString('hex').slice(0, 32);
  }

  redacted<T>(value: T): T {
    return this.#inside(value) as T;
  }

  entry({ key, value }: RecordEntry): RecordEntry {
    const [, place, name] = ITEM.exec(key) ?? [];
    if (place === undefined || name === undefined) return { key, value: this.redacted(value) };
    return { key: place + JSON.stringify(this.#key(JSON.parse(name))), value: this.redacted(value) };
  }

  #inside(value: unknown): unknown {
    if (typeof value === 'string') return value.startsWith(DATA) ? this.#key(value) : value;
    if (typeof value !== 'object' || value === null) return value;
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const made = Array.isArray(value) ? this.#list(value) : this.#record(value as Readonly<Record<string, unknown>>);
    this.#known.set(value, made);
    return made;
  }

  #list(list: readonly unknown[]): readonly unknown[] {
    const made = list.map((each) => this.#inside(each));
    return made.every((each, i) => each === list[i]) ? list : made;
  }

  #record(record: Readonly<Record<string, unknown>>): unknown {
    let isSame = true;
    const made: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(record)) {
      made[name] = this.#field(name, value);
      isSame &&= made[name] === value;
    }
    return isSame ? record : made;
  }

  #field(name: string, value: unknown): unknown {
    if (name === 'key' && typeof value === 'string') return this.#key(value);
    if (name === 'keys' && Array.isArray(value)) return value.map((each) => (typeof each === 'string' ? this.#key(each) : each));
    return name === 'value' ? this.#value(value) : this.#inside(value);
  }

  #key(key: string): string {
    if (OF_RECORDS.test(key)) return key;
    if (key.startsWith(DATA)) return DATA + this.#key(key.slice(DATA.length));
    return this.#token('key', key, Buffer.byteLength(key));
  }

  /** Null says that there is no value. Numbers are answers to choices, and records of transactions are looked into by nodes. */
  #value(value: unknown): unknown {
    if (value === null || typeof value === 'number' || isRecordOfTransaction(value)) return this.#inside(value);
    // With its quotation marks, the token is as long as the value.
    return this.#token('value', encode(value), byteLength(value) - 2);
  }

  /** `length`: that of the original in bytes. A token is as long, or longer: nodes refuse and divide what is too long. */
  #token(kind: 'key' | 'value', text: string, length: number): string {
    return this.#hash(kind, text).toString('base64url').slice(0, TOKEN).padEnd(length, '.');
  }

  #hash(kind: string, text: string): Buffer {
    return createHmac('sha256', this.#secret).update(`${kind} ${text}`).digest();
  }
}

function isRecordOfTransaction(value: unknown): boolean {
  return isRecord(value) && isRecord(value.transaction) && isRecord(value.home);
}
