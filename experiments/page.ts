/** The page of a set of experiments and the files of its charts. */
import { svgOf } from './drawing/line-chart.ts';
import { folded } from './folding.ts';
import type { Section } from './section.ts';

/** Texts of files by path, relative to the folder of results. */
export type Files = ReadonlyMap<string, string>;

export function filesOf(name: string, introduction: string, sections: readonly Section[]): Files {
  const page = [introduction, ...sections.map(inMarkdown)].join('\n\n');
  const charts = sections.flatMap((section) => section.charts.map(({ name: file, chart }) => [`${file}.svg`, svgOf(chart)] as const));
  return new Map([[`${name}.md`, `${folded(page)}\n`], ...charts]);
}

function inMarkdown({ title, text, charts }: Section): string {
  const images = charts.map(({ name, chart }) => `![${chart.title}. ${chart.description}](${name}.svg)`);
  return [`## ${title}`, text, ...images].join('\n\n');
}
