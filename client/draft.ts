/** What a transaction of a client has read, and what it is about to write. */
import type { Json, Versioned } from './json.ts';

/** The keys that a transaction has read, and its writes so far. */
export interface Draft {
  /** Reads a key; undefined: it has no value. Sees the writes of this draft. */
  get(key: string): Promise<Json | undefined>;
  set(key: string, value: Json): void;
  delete(key: string): void;
}

export type DraftWrite = { readonly key: string; readonly value: Json } | { readonly key: string; readonly delete: true };

export class Drafted implements Draft {
  readonly #get: (key: string) => Promise<Versioned>;
  readonly #read = new Map<string, Versioned>();
  readonly #writes = new Map<string, Json | undefined>();

  constructor(get: (key: string) => Promise<Versioned>) {
    this.#get = get;
  }

  async get(key: string): Promise<Json | undefined> {
    if (this.#writes.has(key)) return this.#writes.get(key);
    const known = this.#read.get(key) ?? (await this.#get(key));
    this.#read.set(key, known);
    return known.value;
  }

  set(key: string, value: Json): void {
    this.#writes.set(key, value);
  }

  delete(key: string): void {
    this.#writes.set(key, undefined);
  }

  /** The versions that were read. */
  get read(): readonly { readonly key: string; readonly version: string }[] {
    return [...this.#read].map(([key, { version }]) => ({ key, version }));
  }

  get writes(): readonly DraftWrite[] {
    return [...this.#writes].map(([key, value]) => (value === undefined ? { key, delete: true } : { key, value }));
  }
}
