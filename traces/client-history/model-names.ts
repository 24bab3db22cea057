/** The models that a history may be judged by. */

/** The models of single objects. */
const OBJECT_MODELS = ['register', 'cas', 'counter', 'kv', 'bank'] as const;
export type ObjectModelName = (typeof OBJECT_MODELS)[number];

/** The models of single objects, and that of recorded calls on single keys. */
export type JudgedObjectModel = ObjectModelName | 'versions';

/** The models of transactions: on lists to which elements are appended, and on registers. */
const TRANSACTION_MODELS = ['append', 'rw-register'] as const;
export type TransactionModelName = (typeof TRANSACTION_MODELS)[number];

export const MODELS = [...OBJECT_MODELS, ...TRANSACTION_MODELS] as const;
export type ModelName = (typeof MODELS)[number];

export function isTransactionModel(model: ModelName): model is TransactionModelName {
  return TRANSACTION_MODELS.some((each) => each === model);
}
