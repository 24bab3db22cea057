/** The state in which a node begins: each question is one state, a size of the circle and a replication factor. */
import { BadPlacement } from '../../impl/places/placement.ts';
import { newcomer, type State } from '../../impl/replication/state.ts';
import { type Scenario, scenario } from '../../model-check/scenario.ts';
import { equal } from '../../spec/kernel/canonical.ts';
import { always, reachable } from '../../spec/kernel/spec.ts';
import { isDivided, type Placed } from '../../spec/places/placing.ts';
import { holds } from '../expectations.ts';
import { somePlacements } from '../places/arithmetic.ts';

export const newcomerScenarios: readonly Scenario[] = [
  scenario<Placed>({
    name: 'replication/newcomer',
    teaches: 'A node begins without places, items or operations, and not at all where the replication factor does not divide the circle.',
    spec: {
      name: 'replication/newcomer',
      init: somePlacements(),
      actions: {},
      properties: {
        onlyDivisorsAreTaken: always(
          (placed) => (newcomerOn(placed) !== null) === isDivided(placed),
          'A node begins if the replication factor divides the circle, and only then.',
        ),
        itBeginsWithNothing: always((placed) => {
          const state = newcomerOn(placed);
          return state === null || isEmpty(state);
        }, 'A newcomer has no place, no item and no operation, knows nobody, and has made no version.'),
        someNodeBegins: reachable((placed) => newcomerOn(placed) !== null, 'A node begins.'),
      },
    },
    cost: 'fast',
    expect: holds(somePlacements().length, somePlacements().length, 1),
  }),
];

function newcomerOn(placed: Placed): State | null {
  try {
    return newcomer(0, { placed, reads: 'writtenBack', acknowledgements: 'fenced', restoring: 'unknown' });
  } catch (error) {
    if (error instanceof BadPlacement) return null;
    throw error;
  }
}

function isEmpty({ store, routes, operations, restorations, gifts, clock }: State): boolean {
  const all = [store.holdings, store.entries, store.heard, routes, operations, restorations, gifts];
  return (
    clock === 0 &&
    equal(
      all,
      all.map(() => []),
    )
  );
}
