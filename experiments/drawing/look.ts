/** Colours and shapes of charts. Lines differ in colour and in marker, so either is enough. */

/** For light paper: the palette of M. Okabe and K. Ito, made for all kinds of colour vision, darkened where it is too pale. */
const ON_LIGHT: readonly string[] = ['#0072b2', '#d55e00', '#00795a', '#a6467e', '#6b5500', '#4d4d4d'];
const ON_DARK: readonly string[] = ['#6cbcf0', '#ff9a4d', '#3fd0a4', '#eca3cc', '#f0e442', '#c0c0c0'];

const inColours = (colours: readonly string[]): string =>
  colours.map((colour, number) => `.l${number}{stroke:${colour}}.m${number}{fill:${colour}}`).join('');

export const STYLE = [
  'text{font-family:system-ui,sans-serif;fill:#1a1a1a}.title{font-size:16px;font-weight:600}.label{font-size:13px}.tick{font-size:12px}',
  '.paper{fill:#fff}.grid{stroke:#ddd}.line{fill:none;stroke-width:2}.dashed{stroke-dasharray:6 5}',
  inColours(ON_LIGHT),
  `@media(prefers-color-scheme:dark){text{fill:#eee}.paper{fill:#161616}.grid{stroke:#3a3a3a}${inColours(ON_DARK)}}`,
].join('');

/** A disc, a square, a triangle, a diamond, a cross, a triangle on its head; each around the origin. */
export const MARKERS: readonly string[] = [
  'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z',
  'M-4 -4h8v8h-8z',
  'M0 -5l5 9h-10z',
  'M0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z',
  'M-5 -1.5h3.5v-3.5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5z',
  'M0 5l5 -9h-10z',
];
