// A chart as the charting library takes it.
const ZOOMED = 4; // points of a line beyond which there is something to zoom

/** One row for each run; train and test beside each other where both are there. */
function lineTip({ chart, scale }, params) {
  const own = params.filter(p => /^\d+$/.test(p.seriesId));
  const box = make('div');
  box.className = 'tip';
  if (!own.length) return box;
  const table = box.appendChild(make('table'));
  const splits = [...new Set(chart.series.map(s => s.split))].filter(s => s);
  const head = table.appendChild(make('thead')).appendChild(make('tr'));
  head.appendChild(make('th', chart.xName + ' ' + number(own[0].value[0])));
  splits.forEach(split => head.appendChild(make('th', split)));
  const rows = new Map();
  own.forEach(p => {
    const series = chart.series[Number(p.seriesId)];
    if (!rows.has(series.name)) rows.set(series.name, { series, cells: {} });
    const y = p.value[1];
    const spread = typeof p.value[2] === 'number' ? ' ± ' + number(p.value[2]) : '';
    rows.get(series.name).cells[series.split] = number(typeof y === 'number' ? scale.from(y) : y) + spread;
  });
  const body = table.appendChild(make('tbody'));
  rows.forEach(({ series, cells }, name) => {
    const row = body.appendChild(make('tr'));
    const th = row.appendChild(make('th'));
    const key = th.appendChild(make('i'));
    key.className = 'key s' + series.style % INKS;
    th.append(name);
    (splits.length ? splits : ['']).forEach(split => {
      row.appendChild(make('td', cells[split] ?? '')).className = 'number';
    });
  });
  return box;
}

function pointTip({ chart }, p) {
  const series = chart.series[Number(p.seriesId)];
  const box = make('div');
  box.className = 'tip';
  if (!series) return box;
  box.appendChild(make('b', series.name));
  box.appendChild(make('br'));
  const [x, y] = series.points[p.dataIndex] ?? [];
  const text = series.texts[p.dataIndex];
  const place = chart.kind === 'PATHS' ? `${chart.xName} ${number(x)}, ${chart.yName} ${number(y)}` : number(x) + ', ' + number(y);
  if (text) box.append(text);
  if (text && chart.kind === 'PATHS') box.appendChild(make('br'));
  if (!text || chart.kind === 'PATHS') box.append(place);
  return box;
}

/** The extent of the points and a margin, so that none lies on the frame. */
function boxOf(chart) {
  const points = chart.series.flatMap(s => s.points).filter(p => p.every(v => typeof v === 'number'));
  const extent = i => {
    const values = points.map(p => p[i]);
    const low = Math.min(...values);
    const high = Math.max(...values);
    const margin = 0.12 * (high - low) || 0.05 * Math.abs(high) || 1;
    return [low - margin, high + margin];
  };
  const [left, right] = extent(0);
  const [low, high] = extent(1);
  return { left, right, low, high };
}

/** The x axis and what depends on it, for each kind. */
function across({ chart, log }, axis, low, high) {
  const named = { ...axis, name: chart.xName, nameLocation: 'middle', nameGap: 24, splitLine: { show: false } };
  switch (chart.kind) {
    case 'BARS':
      return { ...named, type: 'category', data: chart.series[0].texts.map(text => text.split(':')[0]), axisLabel: { ...axis.axisLabel, formatter: undefined } };
    case 'SCATTER':
      return { ...named, type: 'value', scale: true };
    case 'FUNNEL': {
      const least = Math.min(...chart.series.filter(s => s.split !== 'bound').flatMap(s => s.points.map(p => p[0])).filter(x => x > 0));
      const label = { ...axis.axisLabel, showMaxLabel: false, showMinLabel: !log };
      return { ...named, type: log ? 'log' : 'value', min: log ? least / 1.3 : 0, max: high, axisLabel: label };
    }
    case 'PATHS':
    case 'PLANE': {
      const box = boxOf(chart);
      return { ...named, type: 'value', min: box.left, max: box.right, axisLabel: { ...axis.axisLabel, showMinLabel: false, showMaxLabel: false } };
    }
    case 'POINTS':
      return {
        ...named,
        type: 'value',
        min: Math.floor(low) - (low === Math.floor(low) ? 1 : 0),
        max: Math.ceil(high) + (high === Math.ceil(high) ? 1 : 0),
        minInterval: 1,
      };
    default: {
      // Epochs and steps have their ends named; 4.46657 would only be in the way.
      const whole = Number.isInteger(low) && Number.isInteger(high);
      if (chart.xScale === 'LOGARITHMIC') {
        const formatter = namesValues(chart) ? () => ' ' : number; // the room of labels without their words
        return { ...named, type: 'log', min: low, max: high, axisLabel: { ...axis.axisLabel, formatter, showMinLabel: true, showMaxLabel: true } };
      }
      return { ...named, type: 'value', min: low, max: high, minInterval: whole ? 1 : undefined, axisLabel: { ...axis.axisLabel, showMinLabel: whole, showMaxLabel: whole } };
    }
  }
}

/** The y axis. */
function upwards(state, axis) {
  const { chart, scale } = state;
  const label = { ...axis.axisLabel, formatter: t => number(scale === LINEAR || scale.type === 'log' ? t : Number(scale.from(t).toPrecision(3))) };
  const common = { ...axis, type: scale.type, scale: chart.kind !== 'BARS' };
  switch (chart.kind) {
    case 'FUNNEL': {
      const reach = scale.to(1.25 * Math.max(...chart.series.flatMap(s => numbers(s.points)).map(Math.abs)));
      return { ...common, min: -reach, max: reach, name: chart.yName, nameLocation: 'middle', nameRotate: 90, nameGap: 66, axisLabel: { ...label, showMinLabel: false, showMaxLabel: false } };
    }
    case 'POINTS': {
      const reach = scale.to(1.15 * Math.max(chart.bound, ...chart.series.flatMap(s => numbers(s.points)).map(Math.abs)));
      return { ...common, min: -reach, max: reach, axisLabel: { ...label, showMinLabel: false, showMaxLabel: false } };
    }
    case 'PATHS':
    case 'PLANE': {
      const box = boxOf(chart);
      const limit = y => { const t = scale.to(y); return typeof t === 'number' ? t : undefined; };
      return { ...common, min: limit(box.low), max: limit(box.high), name: chart.yName, nameLocation: 'middle', nameRotate: 90, nameGap: 66, axisLabel: { ...label, showMinLabel: false, showMaxLabel: false } };
    }
    case 'SCATTER':
      return { ...common, name: chart.yName, nameLocation: 'middle', nameRotate: 90, nameGap: 46, axisLabel: label };
    default:
      return { ...common, axisLabel: label };
  }
}

function options(state) {
  const { chart } = state;
  state.scale = state.log ? logarithmic(chart.series.flatMap(s => numbers(s.points))) : LINEAR;
  const ink = color('--muted');
  const line = color('--line');
  const xs = chart.series.flatMap(s => s.points.map(p => p[0])).filter(x => typeof x === 'number');
  const low = Math.min(...xs);
  const high = Math.max(...xs);
  const lines = chart.kind === 'LINES';
  const zoomed = lines && chart.series.some(s => s.points.length > ZOOMED);
  const zoom = { xAxisIndex: 0, filterMode: 'filter', startValue: Math.max(low, chart.from) };
  const all = chart.series.flatMap((s, i) => seriesOf(state, s, i));
  if (chart.bound) all.push(bounds(state));
  if (namesValues(chart)) all.push(xMarks(chart));
  if (chart.kind === 'PLANE') all.push(...levels(state, boxOf(chart)));
  const axis = {
    axisLine: { onZero: false, lineStyle: { color: line } },
    axisLabel: { color: ink, formatter: number, hideOverlap: true },
    splitLine: { lineStyle: { color: line, opacity: 0.6 } },
    nameTextStyle: { color: ink },
  };
  const sides = { left: { PLANE: 60, PATHS: 60, FUNNEL: 60, SCATTER: 44 }[chart.kind] ?? 8, right: { PLANE: 92, PATHS: Math.max(48, roomOfNames(chart)) }[chart.kind] ?? 18 };
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { ...sides, top: 18, bottom: zoomed ? 56 : 30, containLabel: true },
    xAxis: across(state, axis, low, high),
    yAxis: upwards(state, axis),
    dataZoom: !zoomed ? [] : [
      { type: 'inside', ...zoom, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false },
      {
        type: 'slider', ...zoom, height: 14, bottom: 8, showDetail: false, brushSelect: false,
        borderColor: line, fillerColor: color('--line') + '66', handleStyle: { color: ink },
        dataBackground: { lineStyle: { color: line }, areaStyle: { color: line } },
        selectedDataBackground: { lineStyle: { color: ink }, areaStyle: { color: line } },
      },
    ],
    tooltip: {
      trigger: lines ? 'axis' : 'item',
      confine: true,
      backgroundColor: color('--card'),
      borderColor: line,
      textStyle: { color: color('--ink') },
      axisPointer: { lineStyle: { color: ink } },
      formatter: p => (lines ? lineTip(state, p) : pointTip(state, p)),
    },
    series: all,
  };
}
