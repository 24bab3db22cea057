/** Labels of steps as the explorer sees them: who acts, and what becomes of which message. */
import { encode } from '../../impl/kernel/plain-data.ts';
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Choice } from '../../model-check/drivers/interactive.ts';
import { brief, isHappening } from '../../model-check/report/tell.ts';
import type { Happening } from '../../model-check/world/happening.ts';
import type { Envelope } from '../../model-check/world/world.ts';

export type Label = Happening<ProtocolTypes>;
export type AnyEnvelope = Envelope<ProtocolTypes>;

/** The label as a step of a world; null for a step of a spec. */
export function happeningIn(label: unknown): Label | null {
  return isHappening(label) ? label : null;
}

/** The node that acts; null: the network, or the step of a spec. */
export function actorOf(label: unknown): NodeId | null {
  const happening = happeningIn(label);
  return happening !== null && 'node' in happening ? happening.node : null;
}

/** Whether the step is a fault, or belongs to one. */
export function isFault(label: unknown): boolean {
  const happening = happeningIn(label);
  if (happening === null) return false;
  if (happening.type !== 'event') return happening.type !== 'lose' && happening.type !== 'heal';
  return happening.crashes || happening.event.type === 'suspect';
}

/** The message in flight that a step takes; null: none. */
export function takenBy(label: unknown): AnyEnvelope | null {
  const happening = happeningIn(label);
  if (happening === null) return null;
  if (happening.type === 'event')
    return happening.event.type === 'receive' ? { from: happening.event.from, to: happening.node, message: happening.event.message } : null;
  return happening.type === 'lose' || happening.type === 'drop' || happening.type === 'duplicate'
    ? { from: happening.from, to: happening.to, message: happening.message }
    : null;
}

/** One text for equal messages between the same nodes. */
export function textOf({ from, to, message }: AnyEnvelope): string {
  return `${from} ${to} ${encode(message)}`;
}

/** A message in flight, and what may become of it. */
export interface Letter extends AnyEnvelope {
  /** The message in short. */
  readonly says: string;
  /** How many equal ones are in flight. */
  readonly count: number;
  /** The choice that delivers it, without a crash on the way; null: none does now. */
  readonly deliver: number | null;
  /** Other choices that take it. */
  readonly others: readonly Choice[];
}

/** The messages in flight in a world, each with the choices that take it. */
export function lettersIn(messages: readonly AnyEnvelope[], choices: readonly Choice[]): readonly Letter[] {
  const taking = new Map<string, Choice[]>();
  for (const choice of choices) {
    const taken = takenBy(choice.label);
    if (taken !== null) taking.set(textOf(taken), [...(taking.get(textOf(taken)) ?? []), choice]);
  }
  const letters = new Map<string, Letter>();
  for (const envelope of messages) {
    const text = textOf(envelope);
    const known = letters.get(text);
    const own = taking.get(text) ?? [];
    const deliver = own.find(({ label }) => isPlainDelivery(label)) ?? own.find(({ action }) => action === 'lose');
    letters.set(text, {
      ...envelope,
      says: brief(envelope.message),
      count: (known?.count ?? 0) + 1,
      deliver: deliver?.number ?? null,
      others: own.filter((choice) => choice !== deliver),
    });
  }
  return [...letters.values()];
}

function isPlainDelivery(label: unknown): boolean {
  const happening = happeningIn(label);
  return happening?.type === 'event' && !happening.crashes;
}

/** The choices of one actor. */
export interface ChoiceGroup {
  /** Null: the network, or a spec. */
  readonly node: NodeId | null;
  readonly choices: readonly Choice[];
}

/** The choices by the node that acts, ascending; those of the network last. */
export function groupedByNode(choices: readonly Choice[]): readonly ChoiceGroup[] {
  const nodes = [...new Set(choices.map(({ label }) => actorOf(label)))];
  return nodes
    .sort((a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY))
    .map((node) => ({ node, choices: choices.filter(({ label }) => actorOf(label) === node) }));
}
