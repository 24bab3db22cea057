/**
 * Properties of a cluster that replay judges step by step. Each looks at what a step has changed, so it costs no more than
 * the step, however much the nodes hold. They hold whatever fails.
 */
import { changesBetween, type Entry, entryAt, type Store } from '../impl/epochs/entries.ts';
import type { Speaking } from '../impl/epochs/messages.ts';
import { speakingIn } from '../impl/epochs/speaking.ts';
import { areEqual } from '../impl/kernel/plain-data.ts';
import type { NodeId } from '../impl/kernel/protocol.ts';
import type { DeployedNode } from '../impl/stack/deployed-node.ts';
import { acceptanceKey, type Outcome } from '../impl/store/outcome.ts';
import { outcomesIn } from '../impl/store/state.ts';
import type { Monitor, MonitoredStep } from '../traces/replay/replayable.ts';

/** The most facts that a monitor remembers; older ones are forgotten. */
const MOST_REMEMBERED = 100_000;

type Step = MonitoredStep<DeployedNode>;

/** The name of the property that refines an abstract spec. */
export const COMPARE_AND_SET = 'commitsCompareAndSet';

export function clusterMonitors(): Readonly<Record<string, Monitor<DeployedNode>>> {
  return {
    oneSpeaksForAPlace: new OneSpeaker(),
    oneValuePerVersion: new OneValue(),
    oneOutcome: new OneOutcome(),
    oneWriterPerVersion: new OneWriter(),
    [COMPARE_AND_SET]: new CompareAndSet(),
  };
}

class OneSpeaker implements Monitor<DeployedNode> {
  readonly doc = 'For each place of a class, at most one node votes and answers under an epoch.';
  readonly #spoken = new Map<NodeId, readonly Speaking[]>();

  after({ node, before, after }: Step): string | null {
    const [was, is] = [before?.above.layers.epochs, after.above.layers.epochs];
    if (was !== undefined && was.carried === is.carried && was.known === is.known) return null;
    const own = speakingIn(is);
    this.#spoken.set(node, own);
    for (const [other, pieces] of this.#spoken) {
      const shared = other === node ? undefined : own.find((piece) => pieces.some((each) => overlaps(piece, each)));
      if (shared === undefined) continue;
      const { place, from, to, epoch } = shared;
      return `nodes ${other} and ${node} both speak for place ${place} of classes in ${from} … ${to - 1} under epoch ${epoch}`;
    }
    return null;
  }

  down(node: NodeId): void {
    this.#spoken.delete(node);
  }
}

function overlaps(one: Speaking, other: Speaking): boolean {
  return one.place === other.place && one.epoch === other.epoch && one.from < other.to && other.from < one.to;
}

class OneValue implements Monitor<DeployedNode> {
  readonly doc = 'Places with one version of a key have one value.';
  readonly #stores = new Map<NodeId, Store>();

  after({ node, before, after }: Step): string | null {
    const [was, is] = [before?.above.layers.epochs.store, after.above.layers.epochs.store];
    this.#stores.set(node, is);
    if (was === undefined || was === is) return null;
    for (const { after: entry } of changesBetween(was, is)) {
      const other = entry === null ? undefined : this.#otherValue(entry);
      if (other !== undefined) return `node ${node} and node ${other} have different values of ${entry?.key} with the same version`;
    }
    return null;
  }

  down(node: NodeId): void {
    this.#stores.delete(node);
  }

  #otherValue({ class: ofClass, key, version, value }: Entry): NodeId | undefined {
    if (!key.startsWith('=')) return undefined;
    for (const [node, store] of this.#stores) {
      for (const [place] of store.places) {
        const other = entryAt(store, place, ofClass, key);
        if (other !== undefined && areEqual(other.version, version) && !areEqual(other.value, value)) return node;
      }
    }
    return undefined;
  }
}

class OneOutcome implements Monitor<DeployedNode> {
  readonly doc = 'All nodes that know the outcome of a transaction know the same one.';
  readonly #known = new Remembered<Outcome>();

  after({ node, before, after }: Step): string | null {
    const [was, is] = [before?.above.layers.store, after.above.layers.store];
    if (was?.open === is.open && was.resolving === is.resolving) return null;
    for (const { transaction, outcome } of outcomesIn(is)) {
      const id = acceptanceKey(transaction);
      const other = this.#known.first(id, outcome);
      if (other !== outcome) return `node ${node} knows that a transaction is ${outcome}, which another node knew to be ${other}: ${id}`;
    }
    return null;
  }

  down(): void {
    // An outcome holds for good.
  }
}

class OneWriter implements Monitor<DeployedNode> {
  readonly doc = 'No two commits that were acknowledged have written one version of a key.';
  readonly #writers = new Remembered<string>();

  after({ node, incarnation, outputs }: Step): string | null {
    for (const output of outputs) {
      if (output.layer !== 'store' || output.inner.type !== 'committed') continue;
      const writer = `ticket ${output.inner.ticket} of incarnation ${incarnation} of node ${node}`;
      for (const { class: ofClass, key, version } of output.inner.versions) {
        const other = this.#writers.first(`${ofClass} ${version.counter}.${version.writer}.${version.boot} ${key}`, writer);
        if (other !== writer) return `${writer} and ${other} have both written version ${version.counter} of ${key}`;
      }
    }
    return null;
  }

  down(): void {
    // What was acknowledged stays so.
  }
}

/** The commits of each key, as they were acknowledged, are a run of the abstract spec of a register with compare-and-set. */
class CompareAndSet implements Monitor<DeployedNode> {
  readonly doc = 'Each commit replaces the version that it has read by the next one, and no other commit has replaced that.';
  readonly #replaced = new Remembered<string>();

  after({ node, incarnation, outputs }: Step): string | null {
    for (const output of outputs) {
      if (output.layer !== 'store' || output.inner.type !== 'committed') continue;
      const { ticket, readings, versions } = output.inner;
      const writer = `ticket ${ticket} of incarnation ${incarnation} of node ${node}`;
      for (const { class: ofClass, key, version } of versions) {
        const base = readings.find((each) => each.class === ofClass && each.key === key)?.version;
        if (base === undefined) continue;
        if (version.counter !== base.counter + 1) return `${writer} has replaced version ${base.counter} of ${key} by ${version.counter}`;
        // Nothing was there: that is told by a version that all keys have in common.
        if (base.counter === 0) continue;
        const other = this.#replaced.first(`${ofClass} ${base.counter}.${base.writer}.${base.boot} ${key}`, writer);
        if (other !== writer) return `${writer} and ${other} have both replaced version ${base.counter} of ${key}`;
      }
    }
    return null;
  }

  down(): void {
    // What was acknowledged stays so.
  }
}

/** The first fact that was told under each name. */
class Remembered<T> {
  readonly #facts = new Map<string, T>();

  /** The first fact under this name, which is this one if there was none. */
  first(name: string, fact: T): T {
    const known = this.#facts.get(name);
    if (known !== undefined) return known;
    this.#facts.set(name, fact);
    if (this.#facts.size > MOST_REMEMBERED) for (const oldest of this.#facts.keys()) return this.#forget(oldest, fact);
    return fact;
  }

  #forget(name: string, fact: T): T {
    this.#facts.delete(name);
    return fact;
  }
}
