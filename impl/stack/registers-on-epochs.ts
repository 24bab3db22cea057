/**
 * Replicated registers on epochs. The epochs say for which places a node speaks, and keep the data. The registers run the
 * operations of clients. A client asks the registers; hints of a ring go to the epochs.
 */
import type { Epochs } from '../epochs/protocol.ts';
import { epochs } from '../epochs/step.ts';
import type { Protocol } from '../kernel/protocol.ts';
import type { Registers } from '../registers/protocol.ts';
import { registers } from '../registers/step.ts';
import type { Seam, Stacked } from './layered.ts';
import { stack } from './stack.ts';

export type RegistersOnEpochs = Stacked<Epochs, Registers>;

/** Below go the questions about data and carriers, and above the answers to them. All else is for the client, or for a ring. */
export const registersSeam: Seam<Epochs, Registers> = {
  rise: (output) => (output.type === 'speaks' || output.type === 'lookup' || output.type === 'unsettledHere' ? null : output),
  descend: (output) => (output.type === 'look' || output.type === 'keep' || output.type === 'locate' ? output : null),
};

export const registersOnEpochs: Protocol<RegistersOnEpochs> = { ...stack(epochs, registers, registersSeam), name: 'registers' };
