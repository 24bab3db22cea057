/** What an experiment has found, as a part of a page. */
import type { LineChart } from './drawing/line-chart.ts';

export interface Section {
  readonly title: string;
  /** Markdown; charts are put behind it. */
  readonly text: string;
  readonly charts: readonly NamedChart[];
}

export interface NamedChart {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly chart: LineChart;
}
