/** Names and values that a state may have and a terminal, or a record of JavaScript, takes for something else. */
import { describe, expect, test } from 'vitest';
import { check, scenario } from '../../../exports/model-check.ts';
import { action, always } from '../../../exports/spec.ts';

interface Grown {
  readonly n: number;
  readonly by: Readonly<Record<string, unknown>>;
}

/** Counts to three, and keeps `value` under `key` at each step. */
const growing = (key: string, value: unknown) =>
  scenario<Grown>({
    name: 'growing',
    spec: {
      name: 'growing',
      init: [{ n: 0, by: {} }],
      actions: { grow: action({ when: (s: Grown) => s.n < 3, then: (s: Grown) => ({ n: s.n + 1, by: { ...s.by, [key]: value } }) }) },
      properties: { small: always((s: Grown) => s.n < 2) },
    },
  });

describe('a counterexample', () => {
  test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf', '__defineGetter__'])(
    'tells of the key %s when it comes into being',
    async (key) => {
      const { counterexample } = await check(growing(key, 7));
      expect(counterexample?.steps[0]?.changes).toEqual(['n 0 → 1', `by: ${key} nothing → 7`]);
      expect(counterexample?.final).toEqual({ n: 2, by: { [key]: 7 } });
    },
  );

  test('writes what would steer a terminal as escapes, and leaves the data as it is', async () => {
    const { counterexample } = await check(growing('\u001b[2J', 'a\n\u202eb'));
    expect(counterexample?.steps[0]?.changes).toEqual(['n 0 → 1', 'by: \\u001b[2J nothing → a\\u000a\\u202eb']);
    expect(counterexample?.final).toEqual({ n: 2, by: { '\u001b[2J': 'a\n\u202eb' } });
  });
});

describe('what steers a terminal is refused', () => {
  const { spec } = growing('a', 1);
  const odd = 'x\u001b[31m';
  const { grow } = spec.actions;

  test.each([
    ['name', { name: odd, spec }],
    ['teaches', { name: 's', teaches: odd, spec }],
    ['spec.name', { spec: { ...spec, name: odd } }],
    ['spec.actions', { spec: { ...spec, actions: { [odd]: grow } } }],
    ['spec.actions.grow.doc', { spec: { ...spec, actions: { grow: { ...grow, doc: odd } } } }],
    ['spec.properties', { spec: { ...spec, properties: { [odd]: always(() => true) } } }],
    ['spec.properties.one.doc', { spec: { ...spec, properties: { one: always(() => true, 'two\nlines') } } }],
  ])('in %s', async (at, parts) => {
    await expect(check(parts as never)).rejects.toThrow(
      new RegExp(`${at.replaceAll('.', '\\.')}.*: got "x\\\\u001b|${at}: got "two\\\\nlines"`),
    );
  });

  test('in an explanation', async () => {
    const properties = {
      small: always(
        (s: Grown) => s.n < 2,
        'small',
        () => odd,
      ),
    };
    await expect(check(scenario<Grown>({ spec: { ...spec, properties } }))).rejects.toThrow(
      'explain of the property small returned "x\\u001b[31m", expected one line of 1 to 500 characters; leave out what steers a terminal',
    );
  });

  test('and in what a spec throws it is escaped', async () => {
    const then = () => {
      throw new Error(odd);
    };
    await expect(check(scenario<Grown>({ spec: { ...spec, actions: { grow: action({ when: () => true, then }) } } }))).rejects.toThrow(
      'threw: x\\u001b[31m',
    );
  });
});
