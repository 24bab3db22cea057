/**
 * A node's disk: its durable record, as entries in an embedded database. Writes are gathered into groups, with one group under
 * way at a time, so steps need not wait. Their messages leave the node when all that was written before is durable.
 */
import { mkdirSync } from 'node:fs';
import { ClassicLevel } from 'classic-level';

/** How a record is cut into entries. */
export interface Records<D> {
  /** The entries that differ; null as a value: the entry is removed. `before`: null if there was no record. */
  changesOf(before: D | null, after: D): readonly { readonly key: string; readonly value: unknown }[];
  /** The record with these entries; null: there are none. */
  recordFrom(entries: readonly (readonly [key: string, value: unknown])[]): D | null;
}

/** The folder cannot be used: another process has it, or it holds something else. */
export class BadDisk extends Error {
  override readonly name = 'BadDisk';
}

/** The version of the format. A folder of another version is refused. */
const FORMAT = 1;
const BOOT = 'boot';
/** Followed by the number of the last group of writes. Each group removes the number of the last one, so a lost group leaves two. */
const GROUP = 'group/';
const RECORD = 'record/';

type Level = ClassicLevel<string, string>;
type Operation = { readonly type: 'put'; readonly key: string; readonly value: string } | { readonly type: 'del'; readonly key: string };

interface Boot {
  readonly format: number;
  readonly incarnation: number;
}

export class Disk<D> {
  readonly incarnation: number;
  /** The record that was durable before this boot; without `record` at the first boot. */
  readonly found: { readonly record?: D };
  readonly #level: Level;
  readonly #records: Records<D>;
  #last: D | null;
  /** The number of the last group of writes since the folder was made. */
  #group: number;
  #gathered: Operation[] = [];
  /** The number of records taken in, and how many of them are durable. */
  #taken = 0;
  #durable = 0;
  /** When the oldest record was taken in that is not durable, in milliseconds of this process. */
  #since = 0;
  /** Those that wait until that many are durable; ascending. */
  readonly #waiting: { readonly after: number; then(): void }[] = [];
  #writing: Promise<void> | null = null;
  #onFailure: (error: unknown) => void = () => undefined;
  #onWrite: () => void = () => undefined;

  /**
   * Opens or makes the folder, and counts this boot in it. Rejects with `BadDisk` if another process has the folder, or if it
   * holds no record of this format. So it does if a group of writes is missing.
   */
  static async open<D>(folder: string, records: Records<D>): Promise<Disk<D>> {
    const level = await opened(folder);
    try {
      const boot = bootIn(folder, await level.get(BOOT), await isEmpty(level));
      const incarnation = (boot?.incarnation ?? 0) + 1;
      const entries: (readonly [string, unknown])[] = [];
      for await (const [key, text] of level.iterator({ gte: RECORD, lt: `${RECORD}\uffff` }))
        entries.push([key.slice(RECORD.length), JSON.parse(text)]);
      const group = (await lastGroupIn(folder, level)) + 1;
      const next: Boot = { format: FORMAT, incarnation };
      await level.batch([{ type: 'put', key: BOOT, value: JSON.stringify(next) }, ...numbered(group)], { sync: true });
      return new Disk(level, records, incarnation, records.recordFrom(entries), group);
    } catch (error) {
      await level.close();
      throw error;
    }
  }

  private constructor(level: Level, records: Records<D>, incarnation: number, found: D | null, group: number) {
    this.#level = level;
    this.#records = records;
    this.incarnation = incarnation;
    this.found = found === null ? {} : { record: found };
    this.#last = found;
    this.#group = group;
  }

  /** Hears of the first write that fails. Nothing that waits goes on then. */
  set onFailure(hear: (error: unknown) => void) {
    this.#onFailure = hear;
  }

  /** How many records are not durable yet, and for how long the oldest one has waited, in milliseconds; at most that long. */
  get unsynced(): { readonly records: number; readonly ms: number } {
    const records = this.#taken - this.#durable;
    return { records, ms: records === 0 ? 0 : performance.now() - this.#since };
  }

  /** Hears of each write before it begins. */
  set onWrite(hear: () => void) {
    this.#onWrite = hear;
  }

  /** The entries of which the record is made. */
  entriesOf(record: D): readonly { readonly key: string; readonly value: unknown }[] {
    return this.#records.changesOf(null, record);
  }

  /** Takes the record in. Those that ask to wait from now on wait until it is durable. */
  persist(record: D): void {
    const changes = this.#records.changesOf(this.#last, record);
    this.#last = record;
    if (changes.length === 0) return;
    if (this.#durable === this.#taken) this.#since = performance.now();
    this.#taken += 1;
    for (const { key, value } of changes) {
      const name = RECORD + key;
      this.#gathered.push(value === null ? { type: 'del', key: name } : { type: 'put', key: name, value: JSON.stringify(value) });
    }
    this.#writing ??= this.#writeAll();
  }

  /** Calls once all that was persisted so far is durable: at once, or later, in the order of the calls. */
  whenDurable(then: () => void): void {
    if (this.#durable === this.#taken && this.#waiting.length === 0) then();
    else this.#waiting.push({ after: this.#taken, then });
  }

  /** Writes what is left, and closes the database. */
  async close(): Promise<void> {
    await this.#writing;
    await this.#level.close();
  }

  async #writeAll(): Promise<void> {
    try {
      while (this.#gathered.length > 0) {
        await turn(); // Steps that follow each other at once share a group.
        const [operations, taken] = [this.#gathered, this.#taken];
        this.#gathered = [];
        this.#onWrite();
        const written = performance.now();
        this.#group += 1;
        await this.#level.batch([...operations, ...numbered(this.#group)], { sync: true });
        this.#durable = taken;
        this.#since = written;
        while (this.#waiting.length > 0 && this.#waiting[0].after <= taken) this.#waiting.shift()?.then();
      }
      this.#writing = null;
    } catch (error) {
      this.#onFailure(error);
    }
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function opened(folder: string): Promise<Level> {
  const level = new ClassicLevel<string, string>(folder, { keyEncoding: 'utf8', valueEncoding: 'utf8' });
  try {
    mkdirSync(folder, { recursive: true });
    await level.open();
    return level;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const isLocked = cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED';
    if (isLocked)
      throw new BadDisk(`${folder}: another process uses it, expected a folder of this node alone; stop that process, or name another`);
    throw new BadDisk(`${folder}: cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}; name another folder`);
  }
}

function numbered(group: number): readonly Operation[] {
  return [
    { type: 'put', key: nameOf(group), value: '' },
    { type: 'del', key: nameOf(group - 1) },
  ];
}

function nameOf(group: number): string {
  return GROUP + String(group).padStart(16, '0');
}

/** The database skips what is damaged in its log, and goes on. Throws `BadDisk` if it has done so. */
async function lastGroupIn(folder: string, level: Level): Promise<number> {
  const [first, ...more] = await level.keys({ gte: GROUP, lt: `${GROUP}\uffff` }).all();
  if (more.length > 0)
    throw new BadDisk(`${folder}: got only a part of what was written, expected all of it; the disk is damaged, so name an empty folder`);
  return first === undefined ? 0 : Number(first.slice(GROUP.length));
}

async function isEmpty(level: Level): Promise<boolean> {
  const [first] = await level.keys({ limit: 1 }).all();
  return first === undefined;
}

function bootIn(folder: string, text: string | undefined, isNew: boolean): Boot | null {
  if (text === undefined && isNew) return null;
  const boot: Partial<Boot> = text === undefined ? {} : JSON.parse(text);
  if (boot.format === FORMAT && Number.isSafeInteger(boot.incarnation)) return boot as Boot;
  throw new BadDisk(
    `${folder}: got format ${boot.format ?? 'unknown'}, expected ${FORMAT}; name another folder, or the version of the program that wrote it`,
  );
}
