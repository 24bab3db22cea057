/** Links that are readable in the repository lead to the same places on the site. */
import { describe, expect, test } from 'vitest';
import { linkPage, servedAs } from '../../site/links.ts';

const places = {
  pages: new Map([
    ['README.md', 'index.md'],
    ['docs/limits.md', 'limits.md'],
    ['docs/adr/', 'adr/index.md'],
  ]),
  has: (path: string) =>
    ({ 'impl/a.ts': 'file', impl: 'folder', 'traces/counterexamples/a/b.json': 'file', 'docs/a.svg': 'file' })[path] as
      | 'file'
      | 'folder'
      | undefined,
};
const linked = (text: string, path = 'docs/guide/a.md') => linkPage(path, text, places);

describe('a link', () => {
  test.each([
    ['to a page', '[a](../limits.md#b)', '[a](/limits.md#b)'],
    ['to a page with another place on the site', '[a](../../README.md)', '[a](/index.md)'],
    ['to a folder of pages', '[a](../adr/)', '[a](/adr/index.md)'],
    ['to source text', '[a](../../impl/a.ts)', '[a](/files/impl/a.ts.txt)'],
    ['to a kept counterexample', '[a](../../traces/counterexamples/a/b.json)', '[a](/explorer.md#open=a/b.json)'],
    ['to a folder of source text', '[a](../../impl)', '[a](/files/impl.txt)'],
    ['to a picture', '![a](../a.svg)', '![a](/a.svg)'],
    ['to elsewhere', '[a](https://example.org) [b](#b) [c](/c)', '[a](https://example.org) [b](#b) [c](/c)'],
  ])('%s', (_, text, expected) => {
    expect(linked(text).text).toBe(expected);
  });

  test('within a code block is code', () => {
    expect(linked('```md\n[a](nowhere.md)\n```').text).toBe('```md\n[a](nowhere.md)\n```');
  });

  test('that leads nowhere is refused, with its page', () => {
    expect(() => linked('[a](nowhere.md)')).toThrow('docs/guide/a.md: link: got nowhere.md, expected a page or a file of the repository');
  });
});

test('a page names the files that it links to', () => {
  expect(linked('[a](../../impl/a.ts) and [b](../../impl) and [c](../limits.md)').files).toEqual(['impl/a.ts', 'impl']);
});

test('source is served as text, whatever a host believes of its ending', () => {
  expect([servedAs('impl/a.ts'), servedAs('schema/a.json')]).toEqual(['files/impl/a.ts.txt', 'files/schema/a.json']);
});
