// The charts of the page, their legends and their tools.
const MANY = 30; // points of a line from which on it can be smoothed
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

const resize = () => states.forEach(state => (state.instance ? state.instance.resize() : draw(state)));

/** A picture of how a label or split is drawn. */
function sample(style, dashed, symbol) {
  const NS = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(NS, 'svg');
  svg.setAttribute('width', 24);
  svg.setAttribute('height', 10);
  svg.setAttribute('aria-hidden', 'true');
  const ink = style === null ? 'currentColor' : `var(--s${style % 8})`;
  const add = (tag, attributes) => {
    const element = svg.appendChild(document.createElementNS(NS, tag));
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  };
  add('line', { x1: 0, y1: 5, x2: 24, y2: 5, stroke: ink, 'stroke-width': 2, 'stroke-dasharray': dashed ? '5 4' : 'none' });
  if (symbol === 'circle') add('circle', { cx: 12, cy: 5, r: 4, fill: ink });
  if (symbol === 'triangle') add('path', { d: 'M12 0.5 L16.5 9 L7.5 9 Z', fill: ink });
  if (symbol === 'rect' || symbol === 'roundRect') add('rect', { x: 8, y: 1, width: 8, height: 8, fill: ink });
  if (symbol === 'diamond') add('path', { d: 'M12 0 L16.5 5 L12 10 L7.5 5 Z', fill: ink });
  return svg;
}

/** Buttons that switch labels and splits on and off, in all charts of a group. */
function legend(holder, group, own) {
  const all = own.filter(chart => chart.kind !== 'BARS').flatMap(chart => chart.series);
  const labels = [...new Map(all.map(s => [s.label, s.style]))].sort((a, b) => a[1] - b[1]);
  const splits = [...new Set(all.map(s => s.split))].filter(s => s && s !== 'path');
  const entries = [
    ...labels.map(([label, style]) => ({ key: 'label ' + label, text: label, icon: sample(style, false, symbolOf(style)) })),
    ...(splits.length > 1 ? splits.map(split => ({ key: 'split ' + split, text: split, icon: sample(null, split === 'train', '') })) : []),
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
  const head = ['series', ...(splits ? ['split'] : []), chart.xName || 'x', chart.yName || chart.title, ...(texts ? ['text'] : [])];
  const rows = chart.series.flatMap(s =>
    s.points.map((p, i) => {
      const cells = p.slice(0, 2).map(v => (typeof v === 'number' ? v : ''));
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
