/** A straight line through points, by least squares. */

export type Points = readonly (readonly [x: number, y: number])[];

interface Fit {
  readonly slope: number;
  readonly intercept: number;
  /** R²: the share of the variance that the line explains. */
  readonly explained: number;
}

function lineThrough(points: Points): Fit {
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const [meanX, meanY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const products = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const squaresX = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const squaresY = points.reduce((sum, [, y]) => sum + (y - meanY) ** 2, 0);
  const slope = products / squaresX;
  return { slope, intercept: meanY - slope * meanX, explained: squaresY === 0 ? 1 : products ** 2 / (squaresX * squaresY) };
}

/** A fit on two logarithmic axes: the slope is the exponent of a power of x. */
export function powerThrough(points: Points): Fit {
  return lineThrough(points.map(([x, y]) => [Math.log2(x), Math.log2(y)] as const));
}

/** A fit against log₂ x: the slope is the growth per doubling of x. */
export function logarithmThrough(points: Points): Fit {
  return lineThrough(points.map(([x, y]) => [Math.log2(x), y] as const));
}
