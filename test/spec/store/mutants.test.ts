import { expect, test } from 'vitest';
import { frameOf } from '../../../spec/store/frame.ts';
import { store } from '../../../spec/store/store.ts';
import { caught, verdictOn, withActions } from '../spec-mutant.ts';
import { MUTANTS } from './store-mutants.ts';
import { SWEEPING_MUTANTS } from './sweeping-mutants.ts';

test.each([...MUTANTS, ...SWEEPING_MUTANTS])('when $breaks, $property fails', async (mutant) => {
  const spec = store(mutant.bounds);
  const broken = withActions(spec, mutant.change(frameOf(mutant.bounds)));
  const judged = { ...broken, properties: { [mutant.property]: spec.properties[mutant.property] } };
  expect(await verdictOn(judged)).toEqual(caught(mutant));
});
