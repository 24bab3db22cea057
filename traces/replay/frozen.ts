/** Frozen values: a reducer that changes its arguments throws where it does so. */

/** The same value, frozen with everything in it. */
export function deeplyFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inside of Object.values(value)) deeplyFrozen(inside);
  return value;
}
