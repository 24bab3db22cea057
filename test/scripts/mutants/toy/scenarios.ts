/** The ladder, in a scenario that holds, and in one that is expected not to. */
import { type Scenario, scenario } from '../../../../model-check/scenario.ts';
import { holds, violates } from '../../../../scenarios/expectations.ts';
import { action, always, reachable, type Spec } from '../../../../spec/kernel/spec.ts';
import { above, climbed, feels, isAbove, isLit, lettersOf, mayClimb, mayTurn } from './ladder.ts';

interface Climber {
  readonly rung: number;
  readonly feeling: string;
  readonly letters: number;
  readonly lit: boolean;
  readonly turned: boolean;
}

const climbing: Spec<Climber> = {
  name: 'climbing',
  init: [{ rung: 0, feeling: 'low', letters: 6, lit: true, turned: false }],
  actions: {
    climb: action({ when: ({ rung }: Climber) => mayClimb(rung), then: (climber: Climber) => at(climber, climbed(above(climber.rung))) }),
    turn: action({
      when: ({ rung, turned }: Climber) => mayTurn(rung) && !turned,
      then: (climber: Climber) => ({ ...climber, turned: true }),
    }),
    fall: action({ when: ({ rung }: Climber) => rung > 9 && isAbove(rung), then: (climber: Climber) => at(climber, 0) }),
  },
  properties: {
    nobodyLeavesTheLadder: always(({ rung }) => rung <= 3, 'Nobody is above the third rung.'),
  },
};

function at(climber: Climber, rung: number): Climber {
  return { ...climber, rung, feeling: feels(rung), letters: lettersOf(rung), lit: isLit() };
}

const lamp: Spec<boolean> = { name: 'lamp', init: [true], actions: {}, properties: {} };

export const scenarios: readonly Scenario[] = [
  scenario<Climber>({
    name: 'ladder/up',
    teaches: 'The lamp stays lit.',
    cost: 'fast',
    spec: climbing,
    properties: { somebodyGetsThere: reachable(({ rung }) => rung === 3, 'The third rung is reached.') },
    refines: { theLampIsLit: { of: lamp, view: ({ lit }) => lit } },
    expect: holds(5, 5, 5),
  }),
  scenario<Climber>({
    name: 'ladder/turn',
    teaches: 'Somebody turns.',
    cost: 'fast',
    spec: climbing,
    properties: { nobodyTurns: always(({ turned }) => !turned, 'Nobody turns.') },
    expect: violates('nobodyTurns', 4),
  }),
];
