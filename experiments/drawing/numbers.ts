/** Numbers as people read them, in the same form on every machine. */

/** A whole number, with a comma after each three digits. */
export function whole(number: number): string {
  return Math.round(number)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

export function decimal(number: number, digits = 2): string {
  return number.toFixed(digits);
}

export function percent(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)} %`;
}
