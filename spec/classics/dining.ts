/**
 * Dining philosophers who hand forks to each other (Chandy and Misra, 1984). A fork that was used is dirty; its holder cleans
 * it and hands it to the neighbour who shares it. A philosopher eats with two clean forks.
 */
import { weakEach } from '../kernel/fairness.ts';
import { action, always, type Spec } from '../kernel/spec.ts';
import { alwaysEventually } from '../kernel/temporal.ts';

interface Fork {
  readonly holder: number;
  readonly isClean: boolean;
}

export interface Table {
  /** Fork i lies between philosophers i − 1 and i. */
  readonly forks: readonly Fork[];
  readonly at: readonly ('loop' | 'eat' | 'think')[];
  readonly hungry: readonly boolean[];
}

/** `seats` philosophers. A step of a philosopher is one action with the philosopher as its parameter. */
export function dining(seats: number, fairness = [weakEach('go')]): Spec<Table> {
  const all = Array.from({ length: seats }, (_, seat) => seat);
  const right = (seat: number) => (seat + 1) % seats;
  const left = (seat: number) => (seat + seats - 1) % seats;
  const isDirtyAt = ({ forks }: Table, fork: number, seat: number) => forks[fork].holder === seat && !forks[fork].isClean;
  const mayEat = ({ forks }: Table, seat: number) =>
    [seat, right(seat)].every((fork) => forks[fork].holder === seat && forks[fork].isClean);
  const handed = (table: Table, seat: number): readonly Fork[] => {
    if (isDirtyAt(table, seat, seat)) return table.forks.with(seat, { holder: left(seat), isClean: true });
    if (isDirtyAt(table, right(seat), seat)) return table.forks.with(right(seat), { holder: right(seat), isClean: true });
    return table.forks;
  };
  const go = (table: Table, seat: number): Table => {
    switch (table.at[seat]) {
      case 'loop': {
        // A philosopher decides by the forks that were there before one was handed over.
        const next = table.hungry[seat] ? (mayEat(table, seat) ? 'eat' : 'loop') : 'think';
        return { ...table, forks: handed(table, seat), at: table.at.with(seat, next) };
      }
      case 'think':
        return { ...table, at: table.at.with(seat, 'loop'), hungry: table.hungry.with(seat, true) };
      case 'eat': {
        const dirty = (fork: number): Fork => ({ ...table.forks[fork], isClean: false });
        const forks = table.forks.with(seat, dirty(seat)).with(right(seat), dirty(right(seat)));
        return { forks, at: table.at.with(seat, 'loop'), hungry: table.hungry.with(seat, false) };
      }
    }
  };
  return {
    name: 'dining',
    init: [
      {
        // The lower neighbour holds each fork in the beginning, so that the forks are not handed in a circle.
        forks: all.map((fork) => ({ holder: fork === 1 ? 0 : fork, isClean: false })),
        at: all.map(() => 'loop' as const),
        hungry: all.map(() => true),
      },
    ],
    fairness,
    actions: { go: action<Table, number>({ params: () => all, when: () => true, then: go }) },
    properties: {
      neighboursDoNotEatTogether: always(({ at }) => all.every((seat) => seats < 2 || at[seat] !== 'eat' || at[right(seat)] !== 'eat')),
      ...Object.fromEntries(
        all.map((seat) => [
          `philosopher${seat}Eats`,
          alwaysEventually<Table>(({ hungry }) => !hungry[seat], `Philosopher ${seat} eats again and again.`),
        ]),
      ),
    },
  };
}
