/** The guide to induction shows what its example prints. */
import { test } from 'vitest';
import { expectPrinted } from './printed-example.ts';

test('the pump is not low enough, and then is, as the page says', () => expectPrinted('guide/induction.md'));
