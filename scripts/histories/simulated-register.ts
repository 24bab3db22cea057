/** Histories of one register with compare-and-set that runs one operation after the other, as clients see them. */
import { below, randomStream } from '../../model-check/chance/random.ts';

export interface RegisterOptions {
  readonly seed: number;
  readonly clients: number;
  /** Of all clients together. */
  readonly operations: number;
  /** Values are drawn from this number of them. */
  readonly values: number;
  /** Of 100 operations, how many get no answer. */
  readonly lost: number;
}

/** The history as EDN, one event per line. */
export function simulatedRegister({ seed, clients, operations, values, lost }: RegisterOptions): string {
  const random = randomStream(seed);
  const draw = (among: number) => below(random, among);
  const delay = () => 1 + draw(100_000) / 10_000;
  const all = Array.from({ length: clients }, (_, client) => {
    let [process, time] = [client, delay()];
    return Array.from({ length: Math.floor(operations / clients) }, () => {
      const [invoked, runs] = [time, time + delay()];
      const isLost = draw(100) < lost;
      const answered = runs + delay();
      const operation = {
        process,
        invoked,
        runs,
        answered: isLost ? null : answered,
        does: ['read', 'write', 'cas'][draw(3)],
        from: draw(values),
        to: draw(values),
      };
      if (isLost) process += clients;
      time = answered + delay();
      return operation;
    });
  }).flat();
  let held: number | null = null;
  const told: { readonly time: number; readonly text: string }[] = [];
  for (const { process, invoked, runs: _, answered, does, from, to } of all.sort((a, b) => a.runs - b.runs)) {
    const tell = (time: number, type: string, value: string) =>
      told.push({ time, text: `{:process ${process}, :type :${type}, :f :${does}, :value ${value}}` });
    const asked = does === 'read' ? 'nil' : does === 'write' ? `${to}` : `[${from} ${to}]`;
    tell(invoked, 'invoke', asked);
    const isDone = does !== 'cas' || held === from;
    const answer = does === 'read' ? `${held ?? 'nil'}` : asked;
    if (does === 'write' || (does === 'cas' && isDone)) held = to;
    if (answered !== null) tell(answered, isDone ? 'ok' : 'fail', answer);
  }
  return told
    .sort((a, b) => a.time - b.time)
    .map(({ text }) => `${text}\n`)
    .join('');
}
