/** Numbers as people read them, the same on every machine. */

/** With a comma after each three digits; rounded to a whole number. */
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
