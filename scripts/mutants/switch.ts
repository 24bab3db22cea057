/** The mutant that is on in this process, and those that a run has reached. Instrumented sources call the switch by name. */

/** The name of the global function that instrumented sources call. */
export const SWITCH = '__isMutant';

/** No mutant: the sound program. */
export const NONE = -1;

/** The most mutants that a process can have. */
const MOST_MUTANTS = 1 << 16;

export interface Switch {
  on: number;
  /** The mutants whose positions were reached since `forget`. */
  met(): readonly number[];
  forget(): void;
}

/** Installs the global function. */
export function installSwitch(): Switch {
  const isMet = new Uint8Array(MOST_MUTANTS);
  const control: Switch = {
    on: NONE,
    met: () => [...isMet.keys()].filter((number) => isMet[number] === 1),
    forget() {
      isMet.fill(0);
    },
  };
  Reflect.set(globalThis, SWITCH, (number: number): boolean => {
    isMet[number] = 1;
    return number === control.on;
  });
  return control;
}
