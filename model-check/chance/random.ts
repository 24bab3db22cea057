/** A stream of 32-bit integers that is the same for the same seed, on every machine. */
export type RandomStream = () => number;

/** Splitmix32, a counter whose bits are mixed. Good enough to spread fingerprints and to choose steps; not for secrets. */
export function randomStream(seed: number): RandomStream {
  let counter = seed | 0;
  return () => {
    counter = (counter + 0x9e3779b9) | 0;
    let bits = counter ^ (counter >>> 16);
    bits = Math.imul(bits, 0x21f0aaad);
    bits ^= bits >>> 15;
    bits = Math.imul(bits, 0x735a2d97);
    return bits ^ (bits >>> 15);
  };
}

/** An integer, 0 ≤ result < among. */
export function below(stream: RandomStream, among: number): number {
  return (stream() >>> 0) % among;
}
