/** The models of single objects, by name: what a log says of such objects, and how they are judged. */
import { type Bounds, judgeObjects, type LinearisabilityJudgement } from '../../../spec/linearisability/judgement.ts';
import type { Model } from '../../../spec/linearisability/model.ts';
import { bank } from '../../../spec/linearisability/models/bank.ts';
import { counter } from '../../../spec/linearisability/models/counter.ts';
import { register } from '../../../spec/linearisability/models/register.ts';
import { text } from '../../../spec/linearisability/models/text.ts';
import { versionedRegister } from '../../../spec/linearisability/models/versioned-register.ts';
import { type RecordedCall, UNWRITTEN } from '../formats/calls.ts';
import type { Attempt } from '../formats/event.ts';
import type { JudgedObjectModel, ObjectModelName } from '../model-names.ts';
import { banksIn } from './banks.ts';
import { countersIn } from './counters.ts';
import { bankInWords, counterInWords, registerInWords, versionedInWords } from './in-words.ts';
import type { ObjectHistory, Reading, ToldOperation } from './judged.ts';
import { type FailedCas, registersIn } from './registers.ts';
import { textsIn } from './texts.ts';
import { versionedIn } from './versioned.ts';

/** Operations on objects, with their model. The types of both stay together in here. */
export interface ModelledObjects {
  readonly model: JudgedObjectModel;
  readonly objects: ReadonlyMap<string, readonly ToldOperation<unknown>[]>;
  judge(bounds: Bounds): LinearisabilityJudgement;
  /** The call of this operation in words: `write 3`. */
  inWords(id: string): string;
  operation(id: string): ToldOperation<unknown> | undefined;
}

/** Throws `BadTrace` if an operation is not one of the model. */
export function modelledAs(
  model: ObjectModelName,
  attempts: readonly Attempt[],
  reading: Reading & { readonly failedCas: FailedCas },
): ModelledObjects {
  switch (model) {
    case 'register':
    case 'cas':
      return modelled(model, registersIn(attempts, { ...reading, hasCas: model === 'cas' }), register('nil'), registerInWords);
    case 'counter':
      return modelled(model, countersIn(attempts, reading), counter, counterInWords);
    case 'kv':
      return modelled(model, textsIn(attempts, reading), text, ({ do: does, value }) => `${does} ${JSON.stringify(value)}`);
    case 'bank':
      return modelled(model, banksIn(attempts, reading), bank, bankInWords);
  }
}

/** Recorded calls, each about one key. */
export function modelledCalls(calls: readonly RecordedCall[]): ModelledObjects {
  return modelled('versions', versionedIn(calls), versionedRegister(UNWRITTEN), versionedInWords);
}

function modelled<State, Call>(
  model: JudgedObjectModel,
  objects: ObjectHistory<Call>,
  rules: Model<State, Call>,
  inWords: (call: Call) => string,
): ModelledObjects {
  const byId = new Map([...objects.values()].flat().map((each) => [each.id, each]));
  return {
    model,
    objects,
    judge: (bounds) => judgeObjects(objects, rules, bounds),
    operation: (id) => byId.get(id),
    inWords: (id) => {
      const operation = byId.get(id);
      return operation === undefined ? id : inWords(operation.call);
    },
  };
}
