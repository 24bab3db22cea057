/** Which mutant is switched on in this process, and which ones a run has met. Sources with switches call it by its name. */

/** What sources with switches call: a name of the global object. */
export const SWITCH = '__isMutant';

/** No mutant: the sound program. */
export const NONE = -1;

export interface Switch {
  on: number;
  /** By number: whether its place was met since `forget`. */
  readonly met: ReadonlySet<number>;
  forget(): void;
}

/** Puts the function that the sources call in its place. */
export function installSwitch(): Switch {
  const met = new Set<number>();
  let last = NONE;
  const control = { on: NONE, met, forget };
  function forget(): void {
    met.clear();
    last = NONE;
  }
  function isOn(number: number): boolean {
    if (number !== last) met.add(number);
    last = number;
    return number === control.on;
  }
  Reflect.set(globalThis, SWITCH, isOn);
  return control;
}
