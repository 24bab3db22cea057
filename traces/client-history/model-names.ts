/** The models that a history may be judged by. */

export const MODELS = ['register', 'cas', 'counter', 'kv', 'bank'] as const;

export type ModelName = (typeof MODELS)[number];

/** The models of single objects. */
export type ObjectModelName = ModelName;
