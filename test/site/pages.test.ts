/** The site has every page of the repository, and its generated pages say what their sources say. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allScenarios } from '../../scenarios/all.ts';
import { httpPage } from '../../site/http-page.ts';
import { makeSite } from '../../site/pages.ts';
import { resultRows } from '../../site/results-page.ts';
import { sidebarOf } from '../../site/sidebar.ts';
import { ROOT } from '../architecture/plant.ts';

const site = makeSite();

test('every page of docs/ is a page of the site', () => {
  const docs = globSync('docs/**/*.md', { cwd: ROOT }).map((path) => path.slice('docs/'.length));
  expect(docs.filter((path) => !site.pages.has(path))).toEqual([]);
});

test('every page is in the sidebar once', () => {
  const links = sidebarOf(site.pages).flatMap(({ items }) => items.map(({ link }) => `${link.slice(1)}.md`));
  expect(links.sort()).toEqual([...site.pages.keys()].sort());
});

test('every file that a page links to is served', () => {
  const linked = [...site.pages].flatMap(([, text]) => [...text.matchAll(/\]\(\/(files\/[^)#]+)/g)].map(([, path]) => path));
  expect(linked.length).toBeGreaterThan(10);
  expect([...new Set(linked)].filter((path) => !site.files.has(path))).toEqual([]);
});

test('the table of results has each scenario, with the figures of the last full run', () => {
  const rows = resultRows(readFileSync(join(ROOT, 'docs/results.md'), 'utf8'));
  expect(rows.map(({ scenario }) => scenario)).toEqual(allScenarios.map(({ name }) => name));
  expect(rows.find(({ scenario }) => scenario === 'relaxed-ring/join/2+3')).toMatchObject({
    found: 'holds, exhausted',
    distinct: 1_145,
    generated: 2_634,
    levels: 22,
  });
});

test('a figure that nobody has measured is not zero', () => {
  expect(resultRows('').every(({ found, distinct, seconds }) => found === '' && distinct === null && seconds === null)).toBe(true);
});

test('the page of the HTTP interface has each operation, parameter and status', () => {
  const document = readFileSync(join(ROOT, 'schema/openapi.json'), 'utf8');
  const page = httpPage(document);
  const { paths } = JSON.parse(document) as {
    paths: Record<string, Record<string, { operationId: string; parameters?: { name: string }[]; responses: object }>>;
  };
  const missing = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId, parameters = [], responses }]) => {
      const section = page.split(`{#${operationId}}`)[1]?.split('\n## ')[0] ?? '';
      const expected = [
        `${method.toUpperCase()} ${path}\n`,
        ...parameters.map(({ name }) => `| \`${name}\` |`),
        ...Object.keys(responses).map((status) => `| ${status} |`),
      ];
      return expected.filter((text) => !section.includes(text)).map((text) => `${operationId}: ${text}`);
    }),
  );
  expect(missing).toEqual([]);
});
