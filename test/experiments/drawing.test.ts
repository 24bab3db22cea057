import { describe, expect, test } from 'vitest';
import { scaleOf } from '../../experiments/drawing/axis.ts';
import { svgOf } from '../../experiments/drawing/line-chart.ts';
import { decimal, percent, whole } from '../../experiments/drawing/numbers.ts';
import { table } from '../../experiments/drawing/table.ts';
import { elementsOf } from './well-formed.ts';

const texts = (scale: 'linear' | 'log', ...numbers: readonly number[]) =>
  scaleOf({ label: '', scale }, numbers).ticks.map(({ text }) => text);

describe('axes', () => {
  test('linear ones begin at 0, and end where all fits', () => {
    expect(texts('linear', 1, 9.1)).toEqual(['0', '2', '4', '6', '8', '10']);
    expect(texts('linear', 10_000)).toEqual(['0', '2,000', '4,000', '6,000', '8,000', '10,000']);
    expect(texts('linear', 0.3)).toEqual(['0.00', '0.05', '0.10', '0.15', '0.20', '0.25', '0.30']);
    expect(texts('linear', 0)).toHaveLength(6);
  });

  test('logarithmic ones go from power to power', () => {
    expect(texts('log', 4000, 37_500_000)).toEqual(['1,000', '10,000', '100,000', '1,000,000', '10,000,000', '100,000,000']);
    const { place } = scaleOf({ label: '', scale: 'log' }, [10, 1000]);
    expect([10, 100, 1000].map(place)).toEqual([0, 0.5, 1]);
  });
});

describe('a chart', () => {
  const svg = svgOf({
    title: 'Messages & "hops" < 7',
    description: 'A drawing.',
    x: { label: 'N', scale: 'linear' },
    y: { label: 'y', scale: 'log' },
    lines: [
      {
        name: 'measured',
        points: [
          [1, 10],
          [2, 1234.5],
        ],
      },
      {
        name: 'computed',
        points: [
          [1, 20],
          [2, 30],
        ],
        dashed: true,
      },
    ],
  });

  test('is well-formed, and says in words what it is and where its lines end', () => {
    expect(elementsOf(svg).slice(0, 4)).toEqual(['svg', 'title', 'desc', 'style']);
    expect(svg).toContain('<title id="title">Messages &amp; &quot;hops&quot; &lt; 7</title>');
    expect(svg).toContain('A drawing. measured: from 10 to 1,235, at 2. computed: from 20 to 30, at 2.</desc>');
  });

  test('has colours for dark paper, and a line for each line and each entry of the legend', () => {
    expect(svg).toContain('@media(prefers-color-scheme:dark)');
    expect(svg.match(/class="line l0"/g)).toHaveLength(2);
    expect(svg.match(/class="line l1 dashed"/g)).toHaveLength(2);
  });
});

test.each(['<a><b></a>', '<a b=c/>', '<a>&</a>', '<a/><b/>', '<a>'])('that %s is not well-formed is seen', (xml) => {
  expect(() => elementsOf(xml)).toThrow();
});

test('numbers and tables', () => {
  expect([whole(39_995), whole(999.6), decimal(1.005, 1), percent(0.0437)]).toEqual(['39,995', '1,000', '1.0', '4.4 %']);
  expect(table(['a', 'b'], [['x', '1']])).toBe('| a | b |\n| --- | --: |\n| x | 1 |');
});
