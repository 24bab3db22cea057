/** Transactions of PolySI. Its texts have no times, but tell the order within each session. */
import type { ObservedOperation, ObservedTransaction } from '../../../spec/isolation/observation.ts';
import type { SourceText } from '../data/source.ts';
import { polysiLines } from '../formats/polysi.ts';
import type { ReadTransactions } from './observed.ts';

/** The value of a key that nobody has written yet. */
const BEGINNING = '0';

/** Throws `BadTrace`. */
export function polysiTransactions(source: SourceText): ReadTransactions {
  const places = new Map<string, number>();
  const found = new Map<string, { readonly session: string; readonly operations: ObservedOperation[] }>();
  const lines = [...polysiLines(source)];
  const written = new Set(lines.filter(({ does }) => does === 'w').map(({ key, value }) => `${key} ${value}`));
  for (const { at, does, key: item, value, session, transaction } of lines) {
    const id = `T${transaction} of session ${session}`;
    const known = found.get(id) ?? { session, operations: [] };
    if (!places.has(id)) places.set(id, at);
    const isBeginning = value === BEGINNING && !written.has(`${item} ${value}`);
    known.operations.push(
      does === 'w' ? { type: 'write', item, version: value } : { type: 'read', item, version: isBeginning ? null : value },
    );
    found.set(id, known);
  }
  if (found.size === 0) source.fail(0, 'got no operation, expected at least one; there is nothing to judge');
  const transactions = [...found].map(
    ([id, { session, operations }], place): ObservedTransaction => ({
      id,
      session,
      outcome: 'committed',
      operations,
      began: place,
      ended: null,
    }),
  );
  return { source, model: 'rw-register', places, observation: { transactions, hasTimes: false, unclear: 0 } };
}
