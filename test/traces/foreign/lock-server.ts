/** Text logs of a lock server, of the kind that P's monitors read, and what they mean. */
import type { ForeignRecord } from '../../../traces/foreign/foreign-record.ts';
import type { Mapping } from '../../../traces/foreign/mapping.ts';

interface Talk {
  readonly client: string;
  readonly lock: string;
  readonly type: string;
  readonly id: string;
}

interface Answer extends Talk {
  readonly result: string;
  readonly status: string;
}

interface Locks {
  /** By lock, the client that has it. */
  readonly holder: Readonly<Record<string, string | null>>;
  /** By transaction, the request that waits for an answer. */
  readonly waiting: Readonly<Record<string, Talk>>;
}

const LINE =
  /MessageType=(?<message>\w+), ClientID=(?<client>\d+), LockID=(?<lock>\d+), TransactionType=(?<type>\w+), TransactionID=(?<id>\d+), Result=(?<result>\w+), LockStatus=(?<status>\w+)/;

export const lockServer: Mapping<Locks> = {
  spec: {
    name: 'lock-server',
    init: [{ holder: {}, waiting: {} }],
    actions: {
      request: {
        params: () => [],
        when: ({ waiting }, { id }: Talk) => !Object.hasOwn(waiting, id),
        then: ({ holder, waiting }, { client, lock, type, id }: Talk) => ({
          holder,
          waiting: { ...waiting, [id]: { client, lock, type, id } },
        }),
      },
      response: {
        params: () => [],
        when: (state, answer: Answer) => isAsked(state, answer) && isRight(state, answer),
        then: ({ holder, waiting }, { client, lock, type, id, result }: Answer) => {
          const { [id]: _, ...others } = waiting;
          if (result === 'FAIL') return { holder, waiting: others };
          return { holder: { ...holder, [lock]: type === 'LOCK' ? client : null }, waiting: others };
        },
      },
    },
    properties: {},
  },
  parse: (line) => LINE.exec(line)?.groups ?? null,
  event: ({ value }: ForeignRecord) => {
    const { message, ...talk } = value as Answer & { readonly message: string };
    return { action: message.toLowerCase(), params: [talk] };
  },
};

function isAsked({ waiting }: Locks, { client, lock, type, id }: Talk): boolean {
  if (!Object.hasOwn(waiting, id)) return false;
  const asked = waiting[id];
  return asked.client === client && asked.lock === lock && asked.type === type;
}

function isRight({ holder }: Locks, { client, lock, type, result, status }: Answer): boolean {
  const now = holder[lock] ?? null;
  const isGranted = type === 'LOCK' ? now === null : now === client;
  const isHeld = type === 'LOCK' || (now !== null && !isGranted);
  return result === (isGranted ? 'SUCCESS' : 'FAIL') && status === (isHeld ? 'LOCKED' : 'FREE');
}
