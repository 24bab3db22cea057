/** Writes each finding about a history as one sentence. */
import { unreachable } from '../../impl/kernel/invariant.ts';
import type { Edge } from '../../spec/serialisability/graph.ts';
import type { Operation } from '../../spec/serialisability/history.ts';
import type { UnclearRead } from '../../spec/serialisability/judgement.ts';
import type { Oddity } from '../../spec/serialisability/oddities.ts';

export function edgeInWords({ from, to, because }: Edge): string {
  return `${from} comes before ${to}: ${reasonInWords(from, to, because)}`;
}

function reasonInWords(from: string, to: string, because: Edge['because']): string {
  switch (because.type) {
    case 'overwrites':
      return `${from} made version ${because.version} of ${because.item}, and ${to} the next, ${because.next}.`;
    case 'readsFrom':
      return `${to} read version ${because.version} of ${because.item}, which ${from} made.`;
    case 'readBefore':
      return `${from} read version ${because.version} of ${because.item}, and ${to} made the next, ${because.next}.`;
    case 'endedBefore':
      return `${from} had ended when ${to} began.`;
    case 'sameSession':
      return `one session ran ${from}, and then ${to}.`;
    default:
      return unreachable(because);
  }
}

export function oddityInWords(oddity: Oddity): string {
  switch (oddity.type) {
    case 'abortedRead':
      return `${oddity.reader} read ${what(oddity.read)}, which ${oddity.writer} made, and ${oddity.writer} was aborted.`;
    case 'intermediateRead':
      return `${oddity.reader} read ${what(oddity.read)}, but ${oddity.writer}, which made it, went on to version ${oddity.last}.`;
    case 'unwrittenRead':
      return `${oddity.reader} read ${what(oddity.read)}, which nobody made.`;
    case 'ownWriteMissed':
      return `${oddity.reader} read ${what(oddity.read)}, which is not what it had written itself by then.`;
    case 'versionMadeTwice':
      return `${oddity.writers.join(' and ')} both made version ${oddity.version} of ${oddity.item}; a version has one maker.`;
    default:
      return unreachable(oddity);
  }
}

export function unclearInWords({ reader, read }: UnclearRead): string {
  return `${reader} read ${what(read)}, which several transactions of unknown outcome may have made; values would tell.`;
}

function what({ item, version, value }: Operation): string {
  const shown = typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  return `version ${version} of ${item}${value === undefined ? '' : ` (${shown})`}`;
}
