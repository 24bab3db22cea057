/**
 * Two-phase commit: a coordinator asks, all participants answer, and the coordinator decides.
 *
 * Sources: J. Gray, "Notes on Data Base Operating Systems", 1978; P. A. Bernstein, V. Hadzilacos and N. Goodman,
 * "Concurrency Control and Recovery in Database Systems", 1987, section 7.4. Logs are left out, because crashed nodes stay
 * down. The round in which participants ask each other is left out, too, because it does not help when all of them wait.
 */
import type { NodeId } from '../../kernel/protocol.ts';

export type Config =
  | { readonly role: 'coordinator'; readonly participants: readonly NodeId[] }
  | { readonly role: 'participant'; readonly coordinator: NodeId };

export type State = Coordinator | Participant;

export interface Coordinator {
  readonly role: 'coordinator';
  readonly participants: readonly NodeId[];
  readonly phase: 'idle' | 'collecting' | 'committed' | 'aborted';
  /** The participants that have said yes; ascending. Emptied when the outcome is decided. */
  readonly yes: readonly NodeId[];
}

export interface Participant {
  readonly role: 'participant';
  readonly coordinator: NodeId;
  readonly phase: 'working' | 'prepared' | 'committed' | 'aborted';
}

export function booted(config: Config): State {
  if (config.role === 'coordinator') return { role: 'coordinator', participants: config.participants, phase: 'idle', yes: [] };
  return { role: 'participant', coordinator: config.coordinator, phase: 'working' };
}
