/**
 * The JSON text of an event line. Messages are large, and have a text of their own already: a node needs it for the wire. So
 * the line is put together from such texts.
 */
import type { Edit, EventLine, Input, Output } from '../format/line.ts';

/** An output, with the JSON text of its message if that was made already. */
export type TextedOutput = Output & { readonly text?: string };

/** An event line without its chain; its fields come in the order of the format. */
export type EventText = Omit<EventLine, 'chain' | 'outputs'> & {
  readonly outputs: readonly TextedOutput[];
  /** The JSON text of the message of a receipt, if it was made already. */
  readonly heardText?: string;
};

/** The text that `JSON.stringify` makes of the line. */
export function eventText({ step, lamport, wallMs, input, heardText, outputs, changes, digest }: EventText): string {
  const head = `{"type":"event","step":${step},"lamport":${lamport},"wallMs":${wallMs},"input":${inputText(input, heardText)}`;
  return `${head},"outputs":[${outputsText(outputs)}]${changesText(changes)}${digest === undefined ? '' : `,"digest":"${digest}"`}}`;
}

function inputText(input: Input, text: string | undefined): string {
  if (input.type !== 'receive' || text === undefined) return JSON.stringify(input);
  return `{"type":"receive","mid":${JSON.stringify(input.mid)},"from":${input.from},"message":${text}}`;
}

function outputsText(outputs: readonly TextedOutput[]): string {
  let whole = '';
  for (const output of outputs) whole += whole === '' ? outputText(output) : `,${outputText(output)}`;
  return whole;
}

function outputText(output: TextedOutput): string {
  if (output.type === 'persist') return '{"type":"persist"}';
  if (output.type !== 'send' || output.text === undefined) return JSON.stringify(output);
  return `{"type":"send","mid":"${output.mid}","to":${output.to},"message":${output.text}}`;
}

function changesText(changes: readonly Edit[] | undefined): string {
  return changes === undefined ? '' : `,"changes":${JSON.stringify(changes)}`;
}
