/** Freezes values, so that a reducer that changes its arguments throws there. */

/** Freezes the value and everything in it, and returns it. */
export function deeplyFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  // Without a list of the values, as states are large.
  for (const name in value) deeplyFrozen(Reflect.get(value, name));
  return value;
}
