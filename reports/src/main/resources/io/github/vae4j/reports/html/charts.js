// The charts of the page, their legends and their tools.
const MANY = 8; // points of a line from which on it can be smoothed
const charts = JSON.parse(document.getElementById('charts').textContent);
const states = [];

function draw(state) {
  const place = document.getElementById(state.chart.id);
  if (!state.instance) {
    if (!place.clientWidth) return; // folded away: drawn when it is opened
    const renderer = state.chart.kind === 'SCATTER' ? 'canvas' : 'svg';
    state.instance = echarts.init(place, null, { renderer });
    state.instance.group = state.chart.group;
  }
  const zoom = (state.instance.getOption()?.dataZoom ?? []).map(z => ({ startValue: z.startValue, endValue: z.endValue }));
  state.instance.setOption(options(state), { notMerge: true });
  if (zoom.length) state.instance.setOption({ dataZoom: zoom });
}

/** All charts, or those that share the legend of a group. */
const redraw = group => states.filter(state => !group || off[state.chart.group] === off[group]).forEach(draw);

/** At once: paper does not wait for the frame in which the library would draw. */
function fit(state) {
  if (!state.instance) return draw(state);
  state.instance.resize();
  state.instance.getZr().flush();
}

const resize = () => states.forEach(fit);

const SHAPES = {
  circle: ['circle', { cx: 12, cy: 5, r: 4 }],
  emptyCircle: ['circle', { cx: 12, cy: 5, r: 3.5, class: 'hollow' }],
  triangle: ['path', { d: 'M12 0.5 L16.5 9 L7.5 9 Z' }],
  rect: ['rect', { x: 8, y: 1, width: 8, height: 8 }],
  roundRect: ['rect', { x: 8, y: 1, width: 8, height: 8, rx: 2 }],
  diamond: ['path', { d: 'M12 0 L16.5 5 L12 10 L7.5 5 Z' }],
  arrow: ['path', { d: 'M12 0 L16 9.5 L12 7 L8 9.5 Z' }],
  pin: ['path', { d: 'M12 10 L8.6 5 A3.8 3.8 0 1 1 15.4 5 Z' }],
};

/** A picture of how a label or split is drawn: a line, a symbol, or both. */
function sample(ink, line, symbol) {
  const NS = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(NS, 'svg');
  svg.setAttribute('width', line ? 24 : 11);
  svg.setAttribute('height', 10);
  svg.setAttribute('viewBox', line ? '0 0 24 10' : '6.5 0 11 10');
  svg.setAttribute('aria-hidden', 'true');
  svg.style.color = ink ? `var(${ink})` : '';
  const add = (tag, attributes) => {
    const element = svg.appendChild(document.createElementNS(NS, tag));
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  };
  if (line) add('line', { x1: 0, y1: 5, x2: 24, y2: 5, stroke: 'currentColor', 'stroke-width': 2, 'stroke-dasharray': line === 'solid' ? 'none' : line.join(' ') });
  if (symbol) add(...SHAPES[symbol]);
  return svg;
}

/** Buttons that switch labels and splits on and off, in all charts of a group. */
function legend(holder, group, own) {
  const all = own.filter(chart => chart.kind !== 'BARS').flatMap(chart => chart.series).filter(s => s.split !== 'bound');
  const labels = [...new Map(all.map(s => [s.label, s.style]))].sort((a, b) => a[1] - b[1]);
  const line = own.some(chart => chart.kind === 'LINES' || chart.kind === 'PATHS');
  const splits = [...new Set(all.map(s => s.split))].filter(s => s && s !== 'path');
  const entries = [
    ...labels.map(([label, style]) => ({ key: 'label ' + label, text: label, icon: sample(inkOf(style), line ? (splits.length ? 'solid' : dashOf(style)) : '', symbolOf(style)) })),
    ...(splits.length > 1 ? splits.map(split => ({ key: 'split ' + split, text: split, icon: sample('', split === 'train' ? [5, 4] : 'solid', '') })) : []),
  ];
  if (entries.length < 2) {
    holder.remove();
    return;
  }
  entries.forEach(({ key, text, icon }) => {
    const button = holder.appendChild(makeButton());
    button.setAttribute('aria-pressed', 'true');
    button.append(icon, text);
    button.addEventListener('click', () => {
      const on = off[group].delete(key);
      if (!on) off[group].add(key);
      button.setAttribute('aria-pressed', String(on));
      redraw(group);
    });
  });
}

/** All points of a chart as they are drawn, without smoothing, in the rows of a CSV file. */
function pointsOf(chart) {
  const splits = chart.series.some(s => s.split);
  const texts = chart.series.some(s => s.texts.length);
  const deviations = chart.kind === 'LINES' && chart.series.some(s => s.points.some(p => p.length > 2));
  const head = ['series', ...(splits ? ['split'] : []), chart.xName || 'x', chart.yName || chart.title, ...(deviations ? ['standard deviation over seeds'] : []), ...(texts ? ['text'] : [])];
  const rows = chart.series.flatMap(s =>
    s.points.map((p, i) => {
      const cells = [0, 1, ...(deviations ? [2] : [])].map(k => p[k]).map(v => (typeof v === 'number' ? v : ''));
      return [s.name, ...(splits ? [s.split] : []), ...cells, ...(texts ? [s.texts[i] ?? ''] : [])];
    }));
  return [head, ...rows];
}

/** Logarithmic scale, smoothing, data. */
function tools(state) {
  const { chart } = state;
  const figure = document.getElementById(chart.id).closest('figure');
  const bar = make('div');
  bar.className = 'tools';
  figure.querySelector('figcaption').after(bar);
  if (chart.kind !== 'SCATTER') {
    const log = bar.appendChild(makeButton('Log scale'));
    log.setAttribute('aria-label', 'Log scale: ' + chart.title);
    log.setAttribute('aria-pressed', String(state.log));
    log.addEventListener('click', () => {
      state.log = !state.log;
      log.setAttribute('aria-pressed', String(state.log));
      draw(state);
    });
  }
  if (chart.kind === 'LINES' && chart.series.some(s => s.points.length >= MANY)) {
    const label = bar.appendChild(make('label', 'Smoothing '));
    const range = label.appendChild(make('input'));
    Object.assign(range, { type: 'range', min: 0, max: 0.98, step: 0.02, value: 0 });
    range.setAttribute('aria-label', 'Smoothing: ' + chart.title);
    range.addEventListener('input', () => {
      state.smoothing = Number(range.value);
      draw(state);
    });
  }
  const data = bar.appendChild(makeButton('CSV'));
  data.setAttribute('aria-label', 'CSV: data of ' + chart.title);
  data.addEventListener('click', () => download(chart.id + '.csv', csvOf(pointsOf(chart))));
}

document.querySelectorAll('[data-group]').forEach(holder => {
  const own = charts.filter(chart => holder.querySelector('#' + CSS.escape(chart.id)));
  const group = holder.dataset.group;
  own.forEach(chart => { off[chart.group] = off[group] ??= new Set(); });
  const buttons = holder.querySelector('.legend');
  if (buttons) legend(buttons, group, own);
  own.forEach(chart => {
    const state = { chart, instance: null, log: chart.logarithmic, smoothing: 0, scale: LINEAR };
    states.push(state);
    tools(state);
  });
});
redraw();
[...new Set(charts.filter(chart => chart.kind !== 'SCATTER').map(chart => chart.group))].forEach(group => echarts.connect(group));
addEventListener('resize', resize);
document.querySelectorAll('details').forEach(part => part.addEventListener('toggle', () => { if (part.open) resize(); }));
