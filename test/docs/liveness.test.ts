/** The guide to liveness shows what its example prints. */
import { test } from 'vitest';
import { expectPrinted } from './printed-example.ts';

test('the lamp breaks, or does not, as the page says', () => expectPrinted('guide/liveness.md'));
