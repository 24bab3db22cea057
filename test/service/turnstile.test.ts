/** As much work at once as is done in good time. */
import { expect, test } from 'vitest';
import { Turnstile } from '../../service/turnstile.ts';

const LONG_MS = 1_000_000;

/** A turnstile, and work in it that ends when it is told to. */
class Works {
  now = 0;
  readonly turnstile = new Turnstile(() => this.now);
  readonly #inside: (() => void)[] = [];

  arrive(patienceMs = LONG_MS): Promise<unknown> {
    return this.turnstile.pass(patienceMs, () => new Promise<void>((end) => this.#inside.push(end)));
  }

  get inside(): number {
    return this.#inside.length;
  }

  /** The oldest work ends, and what follows from that happens. */
  async end(): Promise<void> {
    this.#inside.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function busy(count: number): Promise<Works> {
  const works = new Works();
  for (let i = 0; i < count; i++) void works.arrive();
  await new Promise((resolve) => setImmediate(resolve));
  return works;
}

test('work beyond the limit waits, and is let in as other work ends', async () => {
  const works = await busy(70);
  expect(works.inside).toBe(64);
  await works.end();
  expect(works.inside).toBe(64);
  expect(works.turnstile.size).toBe(69);
});

test('slow work lowers the limit, once for all that was let in together, and never below 4', async () => {
  const works = await busy(1_000);
  works.now += 2_000;
  for (let i = 0; i < 10; i++) await works.end();
  expect(works.turnstile.limit).toBe(44);
  for (let i = 0; i < 200; i++) {
    works.now += 2_000;
    await works.end();
  }
  expect(works.turnstile.limit).toBe(4);
  expect(works.inside).toBe(4);
});

test('work in good time raises the limit by one for all that is inside', async () => {
  const works = await busy(1_000);
  for (let i = 0; i < 65; i++) await works.end();
  expect(works.turnstile.limit).toBe(65);
});

test('what waits too long, or when the turnstile closes, is not done', async () => {
  const works = await busy(64);
  expect(await works.arrive(1)).toBeNull();
  const last = works.arrive();
  works.turnstile.close();
  expect(await last).toBeNull();
  expect(works.inside).toBe(64);
});
