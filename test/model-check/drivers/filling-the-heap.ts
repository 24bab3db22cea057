/** A program that checks a model whose values are too large for the heap: it exits with 3 when that is inconclusive. */
import { check } from '../../../model-check/drivers/check.ts';
import { action, type Spec } from '../../../spec/kernel/spec.ts';

interface Text {
  readonly text: string;
}

const growing: Spec<Text> = {
  name: 'growing',
  init: [{ text: '' }],
  actions: { Grow: action<Text>({ when: () => true, then: ({ text }) => ({ text: 'x'.repeat(500_000 + text.length) }) }) },
  properties: {},
};
const { verdict, inconclusive } = await check({ name: 'test/growing', teaches: 'Nothing.', cost: 'fast', spec: growing });
console.log(`${verdict}: ${inconclusive ?? ''}`);
process.exitCode = verdict === 'inconclusive' ? 3 : 0;
