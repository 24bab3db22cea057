/** Which of two versions is the newer. */
import { expect, test } from 'vitest';
import { isNewer, UNWRITTEN } from '../../../impl/places/version.ts';

const version = (counter: number, writer: number, boot: number) => ({ counter, writer, boot });

test('the counter decides, then the writer, then the boot of the writer', () => {
  const ascending = [UNWRITTEN, version(1, 0, 2), version(1, 3, 1), version(1, 3, 2), version(2, 0, 1)];
  const newer = ascending.map((one) => ascending.filter((other) => isNewer(one, other)));
  expect(newer).toEqual(ascending.map((_, i) => ascending.slice(0, i)));
});
