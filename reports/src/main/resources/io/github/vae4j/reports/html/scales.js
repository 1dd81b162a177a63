// How values become heights: as they are, or on a logarithmic scale that takes any sign.
const numbers = points => points.map(p => p[1]).filter(y => typeof y === 'number');

const LINEAR = { type: 'value', to: y => y, from: y => y };

/**
 * The logarithm of positive values, the mirrored logarithm of negative ones; where both occur, the
 * inverse of the hyperbolic sine, which is straight about 0 and logarithmic far from it.
 */
function logarithmic(values) {
  if (values.every(y => y >= 0)) return { type: 'log', to: y => (y > 0 ? y : '-'), from: y => y };
  if (values.every(y => y < 0)) {
    return { type: 'value', to: y => -Math.log10(-y), from: t => -(10 ** -t) };
  }
  const unit = Math.max(...values.map(Math.abs)) / 1000;
  return { type: 'value', to: y => Math.asinh(y / unit), from: t => unit * Math.sinh(t) };
}

const scaled = (points, scale) =>
  points.map(p => [p[0], typeof p[1] === 'number' ? scale.to(p[1]) : p[1], ...p.slice(2)]);

/** The running mean of all points so far, in which each step back counts by a factor less. */
function smoothed(points, factor) {
  let sum = 0;
  let weight = 0;
  return points.map(([x, y]) => {
    if (typeof y !== 'number') return [x, y];
    sum = factor * sum + (1 - factor) * y;
    weight = factor * weight + (1 - factor);
    return [x, sum / weight];
  });
}

/** Round values between two bounds, about so many of them. */
function roundValues(low, high, count) {
  const raw = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find(s => s * power >= raw);
  const values = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++) values.push(i * step);
  return values;
}
