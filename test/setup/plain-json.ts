/** Values of plain JSON for random tests, as `JSON.parse` makes them. No key is `__proto__`, which states may not have. */
import fc from 'fast-check';

export const plainJson: fc.Arbitrary<unknown> = fc
  .jsonValue({ noUnicodeString: false })
  .map((value) => JSON.parse(JSON.stringify(value).replaceAll('"__proto__":', '"proto":')));
