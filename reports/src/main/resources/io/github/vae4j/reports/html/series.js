// What each kind of chart draws.
const SYMBOLS = ['circle', 'triangle', 'rect', 'diamond', 'roundRect', 'arrow', 'pin', 'emptyCircle'];
const INKS = 12;
const inkOf = style => '--s' + style % INKS;
const DASHES = ['solid', [7, 4], [2, 3]];
/** Lines that are not parted in train and test are told apart without their colours, too. */
const dashOf = style => DASHES[Math.floor(style / 4) % DASHES.length];
const symbolOf = style => SYMBOLS[(style + Math.floor(style / 8)) % SYMBOLS.length];

// Which labels and splits of a group of charts are switched off.
const off = {};
const shown = (chart, series) =>
  !off[chart.group].has('label ' + series.label) && !off[chart.group].has('split ' + series.split);

const unseen = { silent: true, symbol: 'none', tooltip: { show: false }, emphasis: { disabled: true } };

/** The points of a run in the KL audit; those that failed are large and named. */
const auditSeries = (s, ink) => ({
  type: 'scatter',
  symbolSize: point => (point[2] ? 7 : 16),
  label: {
    show: true,
    position: 'right',
    color: color('--bad'),
    formatter: p => (p.value[2] ? '' : s.name),
  },
  itemStyle: {
    color: p => (p.value[2] ? ink : color('--bad')),
    borderColor: color('--ground'),
    opacity: 0.85,
  },
});

const scatterSeries = (chart, ink) => ({
  type: 'scatter',
  symbolSize: chart.kind === 'PLANE' ? 11 : 6,
  itemStyle: { color: ink, opacity: chart.kind === 'PLANE' ? 0.95 : 0.7, borderColor: color('--ground'), borderWidth: 0.5 },
});

const lineSeries = (s, ink, opacity) => ({
  type: 'line',
  showSymbol: s.points.length <= 40,
  symbolSize: s.split ? 5 : 7,
  connectNulls: false,
  lineStyle: {
    color: ink,
    width: s.split === 'train' ? 1.4 : 2,
    type: { train: [5, 4], test: 'solid' }[s.split] ?? dashOf(s.style),
    opacity,
  },
  itemStyle: { color: ink, opacity },
  emphasis: { disabled: true },
});

/** One deviation to either side of a line: there along the upper edge, and back along the lower one. */
function bandOf(id, points, scale, ink, lines) {
  const edges = points
    .filter(p => p.length > 2 && p.every(v => typeof v === 'number'))
    .map(([x, y, deviation]) => [x, scale.to(y - deviation), scale.to(y + deviation)])
    .filter(edge => edge.every(v => typeof v === 'number'));
  if (edges.length < 2) return [];
  const data = [...edges.map(([x, , high]) => [x, high]), ...edges.map(([x, low]) => [x, low]).reverse()];
  return [{
    ...unseen,
    id,
    type: 'line',
    z: 1,
    data,
    lineStyle: { color: ink, width: 0.6, opacity: 0.5 },
    areaStyle: { color: ink, opacity: lines > 4 ? 0.09 : 0.16 },
  }];
}

/** A point is called by the first of its settings, without what the key begins with. */
const called = text => (text ?? '').split(',')[0].replace(/^[^=]*\./, '');

/** The points whose names have room: none lies close to another that is named. */
function named(chart) {
  const box = boxOf(chart);
  const room = [(document.getElementById(chart.id).clientWidth < 500 ? 0.3 : 0.1) * (box.right - box.left), 0.07 * (box.high - box.low)];
  const points = chart.series.filter(s => shown(chart, s)).flatMap(s => s.points);
  return points.reduce((all, p) => (all.some(q => room.every((r, k) => Math.abs(p[k] - q[k]) < r)) ? all : [...all, p]), []);
}

/** Pixels to the right of the plane that the longest name of a point may need. */
const roomOfNames = chart => 8 + 6.5 * Math.max(0, ...chart.series.flatMap(s => s.texts.map(text => called(text).length)));

/** Lines of points that are called by their settings. */
function pathSeries(chart, s, ink) {
  const names = named(chart);
  return {
    ...lineSeries(s, ink, 1),
    label: { show: true, position: 'right', color: color('--ink'), fontSize: 11, formatter: p => (names.includes(s.points[p.dataIndex]) ? called(s.texts[p.dataIndex]) : '') },
  };
}

/** Where the x axis is logarithmic, the values on it that occur, which no power of ten would name. */
const xValues = chart => [...new Set(chart.series.flatMap(s => s.points.map(p => p[0])))].sort((a, b) => a - b);
const NAMED = 12;
const namesValues = chart => chart.xScale === 'LOGARITHMIC' && xValues(chart).length <= NAMED;
const xMarks = chart => ({
  ...unseen,
  id: 'values',
  type: 'line',
  data: [],
  markLine: {
    silent: true,
    symbol: 'none',
    lineStyle: { color: color('--line'), type: 'solid', width: 1, opacity: 0.6 },
    label: { color: color('--muted'), opacity: 1, position: 'start', distance: 6, formatter: p => number(p.value) },
    data: xValues(chart).map(x => ({ xAxis: x })),
  },
});

/** Seeds of a label share its colour; the later ones are paler. */
function seriesOf(state, s, index) {
  const { chart, scale, smoothing } = state;
  const seed = [...new Set(chart.series.filter(o => o.label === s.label).map(o => o.name))].indexOf(s.name);
  const opacity = Math.max(0.45, 1 - 0.3 * Math.max(0, seed));
  const ink = color(inkOf(s.style));
  const points = shown(chart, s) ? s.points : [];
  const common = { id: String(index), name: s.name + ' ' + s.split, symbol: symbolOf(s.style) };
  // The funnel's logarithmic scale is one of both axes, and its tip at 0 lies nowhere.
  const placed = chart.kind === 'FUNNEL' && state.log ? points.map(p => [p[0] > 0 ? p[0] : '-', ...p.slice(1)]) : points;
  const data = scaled(placed, scale);
  if (s.split === 'path') {
    return [{ ...common, ...unseen, type: 'line', data, lineStyle: { color: ink, width: 1.6 } }];
  }
  if (s.split === 'bound') {
    return [{ ...common, ...unseen, type: 'line', data, lineStyle: { color: color('--bad'), type: 'dashed', width: 1.2 } }];
  }
  switch (chart.kind) {
    case 'FUNNEL':
    case 'POINTS':
      return [{ ...common, ...auditSeries(s, ink), data }];
    case 'PLANE':
    case 'SCATTER':
      return [{ ...common, ...scatterSeries(chart, ink), data }];
    case 'PATHS':
      return [{ ...common, ...pathSeries(chart, s, ink), data }];
    case 'BARS':
      return [{ ...common, type: 'bar', data: data.map(p => p[1]), itemStyle: { color: ink }, barCategoryGap: '20%' }];
    default: {
      const line = { ...common, ...lineSeries(s, ink, opacity) };
      return smoothing > 0
        ? [
            { ...line, ...unseen, id: 'raw ' + index, data, showSymbol: false, lineStyle: { ...line.lineStyle, width: 1, opacity: 0.22 } },
            { ...line, data: scaled(smoothed(points, smoothing), scale), showSymbol: false },
          ]
        : [...bandOf('band ' + index, points, scale, ink, chart.series.length), { ...line, data }];
    }
  }
}

/** Lines of equal ELBO in the plane of KL and negative expected log-likelihood. */
function levels({ chart, scale }, box) {
  const sums = [box.left + box.low, box.right + box.high];
  const narrow = document.getElementById(chart.id).clientWidth < 500;
  return roundValues(sums[0], sums[1], narrow ? 3 : 7).flatMap((sum, i) => {
    const from = Math.max(box.left, sum - box.high);
    const to = Math.min(box.right, sum - box.low);
    if (!(to > from)) return [];
    const xs = Array.from({ length: 41 }, (_, k) => from + (to - from) * k / 40);
    return [{
      ...unseen,
      id: 'level ' + i,
      type: 'line',
      z: 1,
      data: scaled((to < box.right ? xs.reverse() : xs).map(x => [x, sum - x]), scale), // labelled where no axis is
      lineStyle: { color: color('--muted'), width: 1, type: 'dashed', opacity: 0.55 },
      endLabel: { show: true, color: color('--muted'), fontSize: 11, formatter: 'ELBO ' + number(-sum) },
    }];
  });
}

/** Lines that correct closed forms stay between. */
const bounds = ({ chart, scale }) => ({
  id: 'bound',
  type: 'line',
  data: [],
  silent: true,
  markLine: {
    silent: true,
    symbol: 'none',
    lineStyle: { color: color('--bad'), type: 'dashed', width: 1.2 },
    label: { color: color('--bad'), position: 'insideEndTop', formatter: p => number(scale.from(p.value)) },
    data: [{ yAxis: scale.to(chart.bound) }, { yAxis: scale.to(-chart.bound) }],
  },
});
