/** Reads and writes the name of a sending: node, incarnation, step, and index of the output. */
import type { MessageId } from './line.ts';

export interface Sending {
  readonly node: number;
  readonly incarnation: number;
  readonly step: number;
  /** The index among the outputs of the step, from 0. */
  readonly index: number;
}

export function messageId({ node, incarnation, step, index }: Sending): MessageId {
  return `${node}.${incarnation}.${step}.${index}`;
}

/** The parts of the name; null when the text is not the name of a sending. */
export function parseMessageId(mid: MessageId): Sending | null {
  const parts = /^(\d{1,16})\.(\d{1,15})\.(\d{1,15})\.(\d{1,15})$/.exec(mid);
  if (parts === null) return null;
  const [node, incarnation, step, index] = parts.slice(1).map(Number);
  if (node === undefined || incarnation === undefined || step === undefined || index === undefined) return null;
  return { node, incarnation, step, index };
}
