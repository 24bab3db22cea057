/**
 * The store on epochs. The epochs say for which places a node speaks, and keep the data. The store runs the transactions of
 * clients. A client asks the store; hints of a ring go to the epochs.
 */
import type { Epochs } from '../epochs/protocol.ts';
import { epochs } from '../epochs/step.ts';
import type { Protocol } from '../kernel/protocol.ts';
import type { Store } from '../store/protocol.ts';
import { store } from '../store/step.ts';
import type { Seam, Stacked } from './layered.ts';
import { stack } from './stack.ts';

export type StoreOnEpochs = Stacked<Epochs, Store>;

/** Below go the questions about data and carriers, and above the answers to them. All else is for the client, or for a ring. */
export const storeSeam: Seam<Epochs, Store> = {
  rise: (output) => (output.type === 'speaks' || output.type === 'lookup' ? null : output),
  descend: (output) => {
    switch (output.type) {
      case 'look':
      case 'replace':
      case 'remove':
      case 'locate':
      case 'unsettled':
        return output;
      default:
        return null;
    }
  },
};

export const storeOnEpochs: Protocol<StoreOnEpochs> = { ...stack(epochs, store, storeSeam), name: 'store' };
