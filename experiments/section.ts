/** The result of an experiment, as a part of a page. */
import type { LineChart } from './drawing/line-chart.ts';

export interface Section {
  readonly title: string;
  /** Markdown; the charts follow it. */
  readonly text: string;
  readonly charts: readonly NamedChart[];
}

export interface NamedChart {
  /** The name of the file, without its ending. */
  readonly name: string;
  readonly chart: LineChart;
}
