/** Findings about transactions without known versions, one sentence each. */
import type { Flaw } from '../../../spec/isolation/flaw.ts';
import type { BrokenGuarantee, Guarantee } from '../../../spec/isolation/sessions.ts';
import type { Edge } from '../../../spec/serialisability/graph.ts';

/** `verb` is for what a write does: wrote, appended. */
export interface Verb {
  readonly past: string;
  /** Stands between the value and the item. */
  readonly to: string;
}

export function dependencyInWords({ from, to, because }: Edge, { past, to: into }: Verb): string {
  const head = `${from} comes before ${to}`;
  switch (because.type) {
    case 'overwrites':
      return `${head}: ${from} ${past} ${because.version} ${into} ${because.item}, and ${to} ${past} ${because.next} later.`;
    case 'readsFrom':
      return `${head}: ${to} read ${because.version} of ${because.item}, which ${from} ${past}.`;
    case 'readBefore':
      return `${head}: ${from} read ${because.item} ${because.version === null ? 'as it was in the beginning' : `as ${because.version}`}, without ${because.next}, which ${to} ${past}.`;
    case 'endedBefore':
      return `${head}: ${from} had ended when ${to} began.`;
    case 'sameSession':
      return `${head}: one session ran both, in this order.`;
  }
}

export function flawInWords(flaw: Flaw, { past }: Verb): string {
  switch (flaw.type) {
    case 'abortedRead':
      return `${flaw.reader} read ${flaw.version} of ${flaw.item}, which ${flaw.writer} ${past}, and ${flaw.writer} was aborted (G1a, aborted read).`;
    case 'intermediateRead':
      return `${flaw.reader} read ${flaw.version} of ${flaw.item}, but ${flaw.writer} went on to write it again (G1b, intermediate read).`;
    case 'unwrittenRead':
      return `${flaw.reader} read ${flaw.version} of ${flaw.item}, which nobody ${past} (unwritten read).`;
    case 'ownWriteMissed':
      return `${flaw.reader} read ${flaw.version ?? 'nothing'} of ${flaw.item}, which is not what it had written itself by then (own write missed).`;
    case 'listsDiffer':
      return `${flaw.readers.join(' and ')} read ${flaw.item} as ${flaw.lists.join(' and ')}; neither list begins with the other (incompatible order).`;
    case 'elementTwice':
      return `${flaw.reader} read ${flaw.version} twice in ${flaw.item}, which was ${past} once (duplicate element).`;
  }
}

export function guaranteeInWords({ guarantee, session, first, second, item, newer, older }: BrokenGuarantee): string {
  const [had, then] = WORDS[guarantee];
  return `session ${session} has no ${guarantee}: ${first} ${had} ${newer} of ${item}, and later ${second} ${then} ${older ?? 'the beginning'}, which is older.`;
}

const WORDS: Readonly<Record<Guarantee, readonly [string, string]>> = {
  'read your writes': ['wrote', 'read'],
  'monotonic reads': ['read', 'read'],
  'monotonic writes': ['wrote', 'wrote'],
  'writes follow reads': ['read', 'wrote'],
};
