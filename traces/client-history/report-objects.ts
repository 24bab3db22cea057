/** Judges operations on single objects, and reports on them. */
import type { Bounds, ObjectJudgement } from '../../spec/linearisability/judgement.ts';
import type { SourceText } from './data/source.ts';
import { ONLY_OBJECT } from './objects/judged.ts';
import type { ModelledObjects } from './objects/object-models.ts';
import type { ObjectReport, ObjectsReport } from './objects-report.ts';
import { pictureOf } from './picture/bars.ts';

/** The most operations of an order that a sentence tells. */
const MOST_TOLD = 4;

export function reportOnObjects(modelled: ModelledObjects, source: SourceText, bounds: Bounds): ObjectsReport {
  const { verdict, objects } = modelled.judge(bounds);
  const all = [...modelled.objects.values()].flat();
  const words = new Wording(modelled, source);
  return {
    verdict: verdict === 'refuted' ? 'not linearisable' : verdict,
    model: modelled.model,
    operations: { answered: all.filter(({ ended }) => ended !== null).length, unknown: all.filter(({ ended }) => ended === null).length },
    because:
      verdict === 'unknown'
        ? [`no answer within ${bounds.steps} tried operations and ${Math.floor(bounds.bytes / 2 ** 20)} MiB; --budget takes more.`]
        : objects.filter((each) => each.verdict === 'refuted').flatMap((each) => words.refutation(each)),
    objects: objects.map((each) => words.report(each)),
    ...picture(objects, modelled),
  };
}

function picture(objects: readonly ObjectJudgement[], modelled: ModelledObjects): Pick<ObjectsReport, 'picture'> {
  const refuted = objects.find(({ verdict }) => verdict === 'refuted');
  if (refuted === undefined) return {};
  const { object, prefix } = refuted;
  return { picture: pictureOf(object, modelled.objects.get(object) ?? [], prefix, (id) => modelled.inWords(id)) };
}

/** Names operations in sentences. */
class Wording {
  readonly #modelled: ModelledObjects;
  readonly #source: SourceText;

  constructor(modelled: ModelledObjects, source: SourceText) {
    this.#modelled = modelled;
    this.#source = source;
  }

  report({ object, verdict, prefix }: ObjectJudgement): ObjectReport {
    const blocked = prefix.blocked === null ? {} : { blocked: this.#operation(prefix.blocked) };
    return { object, verdict, order: prefix.order.map((id) => this.#operation(id)), ...blocked };
  }

  refutation({ object, prefix }: ObjectJudgement): readonly string[] {
    const operations = this.#modelled.objects.get(object)?.length ?? 0;
    const name = object === ONLY_OBJECT ? 'the object' : `object ${object}`;
    const told = prefix.order.slice(-MOST_TOLD).map((id) => this.#operation(id));
    const rest = prefix.blocked === null ? 'no other operation has a place' : `${this.#operation(prefix.blocked)} has no place`;
    return [
      `${name}: ${prefix.order.length} of ${operations} operations can be put in an order, and then ${rest}.`,
      ...(told.length === 0 ? [] : [`the end of that order: ${told.join('; ')}.`]),
    ];
  }

  #operation(id: string): string {
    const operation = this.#modelled.operation(id);
    if (operation === undefined) return id;
    return `${this.#modelled.inWords(id)} (process ${operation.process}, line ${this.#source.lineOf(operation.at)})`;
  }
}
