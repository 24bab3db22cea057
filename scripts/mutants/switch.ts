/** Which mutant is switched on in this process, and which ones a run has met. Sources with switches call it by its name. */

/** What sources with switches call: a name of the global object. */
export const SWITCH = '__isMutant';

/** No mutant: the sound program. */
export const NONE = -1;

/** Of how many mutants a process can have. */
const MOST_MUTANTS = 1 << 16;

export interface Switch {
  on: number;
  /** The mutants whose places were met since `forget`. */
  met(): readonly number[];
  forget(): void;
}

/** Puts the function that the sources call in its place. */
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
