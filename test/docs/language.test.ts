/** Comments, strings and pages follow the rules of language; `node scripts/language.ts PATH` lists what does not. */
import { describe, expect, test } from 'vitest';
import { breaks, read } from '../../scripts/language/hits.ts';
import { passagesOfPage, passagesOfProgram } from '../../scripts/language/passages.ts';
import { RULES } from '../../scripts/language/rules.ts';
import { filesOfProse, readFile } from '../../scripts/language.ts';

test('all that is written follows the rules', () => {
  const hits = filesOfProse().flatMap((path) => readFile(path).hits);
  expect(hits.map(({ path, line, rule, sentence }) => `${path}:${line}: [${rule}] ${sentence}`)).toEqual([]);
});

describe.each(RULES)('the rule $name', (rule) => {
  test('finds its example', () => {
    expect(breaks(rule, rule.finding)).toBe(true);
  });

  test('lets its other example pass', () => {
    expect(breaks(rule, rule.passing)).toBe(false);
  });
});

const rulesIn = (path: string, text: string) => read(path, text).hits.map(({ line, rule }) => `${line}: ${rule}`);

describe('planted text is found, with its line', () => {
  test.each([
    ['a comment', 'const a = 1;\n// Who waits is told.\n', ['2: bare-who']],
    ['a comment of two lines', '// A node waits.\n// It is told anew.\n', ['2: anew']],
    ['a docstring', '/**\n * A node.\n *\n * Who waits\n * is told.\n */\n', ['4: bare-who']],
    ['a string', "\nthrow new Error('70000 is no port');\n", ['2: is-no-noun']],
    ['a template', `throw new Error(\`\${port} is no port: take another\`);\n`, ['1: is-no-noun']],
    ['the end of a line', 'const a = 1; // the nodes behind the key\n', ['1: behind']],
    ['a line of a string', "const a = 'return anew;\\nit is told anew';\n", ['1: anew']],
  ])('in a program: %s', (_, source, expected) => {
    expect(rulesIn('impl/a.ts', source)).toEqual(expected);
  });

  test.each([
    ['a paragraph', 'A node\nwaits. Who waits\nis told.\n', ['2: bare-who']],
    ['an item of a list', '- A node.\n- Who waits is told.\n', ['2: bare-who']],
    ['a cell of a table', '| node | means |\n|---|---|\n| 4 | it is told anew |\n', ['3: anew']],
    ['a line that is too long', `${'word word word. '.repeat(7)}\n`, ['1: columns']],
  ])('on a page: %s', (_, page, expected) => {
    expect(rulesIn('docs/a.md', page)).toEqual(expected);
  });
});

test('code is no prose: names in backticks, short strings, regular expressions and code blocks pass', () => {
  expect(rulesIn('impl/a.ts', "// The field `anew`.\nconst a = 'anew';\nconst b = /Who waits is told/;\n")).toEqual([]);
  expect(rulesIn('docs/a.md', '```ts\n// Who waits is told.\n```\n\n“Who waits”, say the slides.\n')).toEqual([]);
});

test('what a script has written into a page is judged where it comes from', () => {
  expect(rulesIn('docs/a.md', '<!-- generated: x -->\nWho waits is told.\n<!-- end -->\n')).toEqual([]);
});

test('a rule may be for some rooms only', () => {
  expect(rulesIn('impl/transactions/a.ts', '// It keeps its promises.\n')).toEqual([]);
  expect(rulesIn('impl/relaxed-ring/a.ts', '// It keeps its promises.\n')).toEqual(['1: promise']);
});

test('each passage is read once', () => {
  const source = `// one comment here\n/* and another one */ const a = 'a string of words'; const b = \`a \${a} of words\`;\n`;
  expect(passagesOfProgram('a.ts', source).map(({ text }) => text.trim())).toEqual([
    'a string of words',
    'a … of words',
    'one comment here',
    'and another one',
  ]);
  expect(passagesOfPage('# Title\n\nOne\npassage.\n\n- an item\n').map(({ text }) => text)).toEqual(['One\npassage.', 'an item']);
});
