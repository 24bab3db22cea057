/** The node that a swarm plays: all layers, under a failure detector. */
export { type DetectedNode as SimulatedNode, detectedNode as simulatedNode } from '../impl/stack/detected-node.ts';
