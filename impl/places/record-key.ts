/** Keys of what the store keeps for itself, beside the values of clients, whose keys begin with another sign. */

const SIGN = '?';

export function recordKey(name: string): string {
  return SIGN + name;
}

/** Whether a value under this key is the record of a transaction that may have to be settled. */
export function isRecordKey(key: string): boolean {
  return key.startsWith(SIGN);
}
