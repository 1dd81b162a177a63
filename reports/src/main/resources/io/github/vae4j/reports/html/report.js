'use strict';
(() => {
  const root = document.documentElement;
  root.classList.add('script');
  const charts = JSON.parse(document.getElementById('charts').textContent);
  const SYMBOLS = ['circle', 'triangle', 'rect', 'diamond', 'roundRect', 'arrow', 'pin', 'emptyCircle'];
  const symbolOf = style => SYMBOLS[(style + Math.floor(style / 8)) % SYMBOLS.length];
  const drawn = [];

  const color = name => getComputedStyle(root).getPropertyValue(name).trim();
  const colorOf = style => color('--s' + style % 8);
  const make = (tag, text) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const number = value =>
    typeof value === 'number' ? String(Number(value.toPrecision(6))).replaceAll('-', '−') : '–';

  // Which labels and splits of a group of charts are switched off.
  const off = {};
  const shown = (group, series) =>
    !off[group].has('label ' + series.label) && !off[group].has('split ' + series.split);

  /** One row for each run; train and test beside each other where both are there. */
  function lineTip(chart, params) {
    const box = make('div');
    box.className = 'tip';
    const table = box.appendChild(make('table'));
    const splits = [...new Set(chart.series.map(s => s.split))].filter(s => s);
    const head = table.appendChild(make('thead')).appendChild(make('tr'));
    head.appendChild(make('th', chart.xName + ' ' + number(params[0].value[0])));
    splits.forEach(split => head.appendChild(make('th', split)));
    const rows = new Map();
    params.forEach(p => {
      const series = chart.series[p.seriesIndex];
      if (!rows.has(series.name)) rows.set(series.name, { series, cells: {} });
      rows.get(series.name).cells[series.split] = number(p.value[1]);
    });
    const body = table.appendChild(make('tbody'));
    rows.forEach(({ series, cells }, name) => {
      const row = body.appendChild(make('tr'));
      const th = row.appendChild(make('th'));
      const key = th.appendChild(make('i'));
      key.className = 'key s' + series.style % 8;
      th.append(name);
      (splits.length ? splits : ['']).forEach(split => {
        row.appendChild(make('td', cells[split] ?? '')).className = 'number';
      });
    });
    return box;
  }

  function pointTip(chart, p) {
    const series = chart.series[p.seriesIndex];
    const box = make('div');
    box.className = 'tip';
    box.appendChild(make('b', series.name));
    box.appendChild(make('br'));
    box.append(series.texts[p.dataIndex] ?? '');
    return box;
  }

  /** Seeds of a label share its colour; the later ones are paler. */
  function series(chart, s, index) {
    const seed = [...new Set(chart.series.filter(o => o.label === s.label).map(o => o.name))].indexOf(s.name);
    const ink = colorOf(s.style);
    const common = {
      id: String(index),
      name: s.name + ' ' + s.split,
      data: shown(chart.group, s) ? s.points : [],
      symbol: symbolOf(s.style),
    };
    if (chart.kind === 'POINTS') {
      return {
        ...common,
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
      };
    }
    return {
      ...common,
      type: 'line',
      showSymbol: s.points.length <= 40,
      symbolSize: 5,
      connectNulls: false,
      lineStyle: {
        color: ink,
        width: s.split === 'train' ? 1.4 : 2,
        type: s.split === 'train' ? [5, 4] : 'solid',
        opacity: Math.max(0.45, 1 - 0.3 * seed),
      },
      itemStyle: { color: ink, opacity: Math.max(0.45, 1 - 0.3 * seed) },
      emphasis: { disabled: true },
    };
  }

  function options(chart) {
    const ink = color('--muted');
    const line = color('--line');
    const xs = chart.series.flatMap(s => s.points.map(p => p[0])).filter(x => typeof x === 'number');
    const low = Math.min(...xs);
    const high = Math.max(...xs);
    const points = chart.kind === 'POINTS';
    const zoom = { xAxisIndex: 0, filterMode: 'filter', startValue: Math.max(low, chart.from) };
    const all = chart.series.map((s, i) => series(chart, s, i));
    if (chart.bound) {
      all.push({
        id: 'bound',
        name: 'bound',
        type: 'line',
        data: [],
        silent: true,
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: color('--bad'), type: 'dashed', width: 1.2 },
          label: { color: color('--bad'), position: 'insideEndTop', formatter: p => number(p.value) },
          data: [{ yAxis: chart.bound }, { yAxis: -chart.bound }],
        },
      });
    }
    const reach = points
      ? 1.15 * Math.max(chart.bound, ...chart.series.flatMap(s => s.points.map(p => Math.abs(p[1]) || 0)))
      : 0;
    const axis = {
      axisLine: { onZero: false, lineStyle: { color: line } },
      axisLabel: { color: ink, formatter: number, hideOverlap: true },
      splitLine: { lineStyle: { color: line, opacity: 0.6 } },
      nameTextStyle: { color: ink },
    };
    return {
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 8, right: 18, top: 18, bottom: points ? 30 : 56, containLabel: true },
      xAxis: {
        ...axis,
        type: 'value',
        name: chart.xName,
        nameLocation: 'middle',
        nameGap: 24,
        min: points ? Math.floor(low) - (low === Math.floor(low) ? 1 : 0) : low,
        max: points ? Math.ceil(high) + (high === Math.ceil(high) ? 1 : 0) : high,
        minInterval: 1,
        splitLine: { show: false },
      },
      yAxis: {
        ...axis,
        axisLabel: { ...axis.axisLabel, showMinLabel: !points, showMaxLabel: !points },
        type: chart.logarithmic ? 'log' : 'value',
        scale: true,
        ...(points ? { min: -reach, max: reach } : {}),
      },
      dataZoom: points || high - low < 2 ? [] : [
        { type: 'inside', ...zoom, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false },
        {
          type: 'slider', ...zoom, height: 14, bottom: 8, showDetail: false, brushSelect: false,
          borderColor: line, fillerColor: color('--line') + '66', handleStyle: { color: ink },
          dataBackground: { lineStyle: { color: line }, areaStyle: { color: line } },
          selectedDataBackground: { lineStyle: { color: ink }, areaStyle: { color: line } },
        },
      ],
      tooltip: {
        trigger: points ? 'item' : 'axis',
        confine: true,
        backgroundColor: color('--card'),
        borderColor: line,
        textStyle: { color: color('--ink') },
        axisPointer: { lineStyle: { color: ink } },
        formatter: p => (points ? pointTip(chart, p) : lineTip(chart, p)),
      },
      series: all,
    };
  }

  function redraw() {
    drawn.forEach(({ chart, instance }) => {
      const zoom = (instance.getOption()?.dataZoom ?? []).map(z => ({ startValue: z.startValue, endValue: z.endValue }));
      instance.setOption(options(chart), { notMerge: true });
      if (zoom.length) instance.setOption({ dataZoom: zoom });
    });
  }

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

  function legend(holder, group, own) {
    const all = own.flatMap(chart => chart.series);
    const labels = [...new Map(all.map(s => [s.label, s.style]))].sort((a, b) => a[1] - b[1]);
    const splits = [...new Set(all.map(s => s.split))].filter(s => s);
    const entries = [
      ...labels.map(([label, style]) => ({ key: 'label ' + label, text: label, icon: sample(style, false, symbolOf(style)) })),
      ...(splits.length > 1 ? splits.map(split => ({ key: 'split ' + split, text: split, icon: sample(null, split === 'train', '') })) : []),
    ];
    if (entries.length < 2) return;
    entries.forEach(({ key, text, icon }) => {
      const button = holder.appendChild(make('button'));
      button.type = 'button';
      button.setAttribute('aria-pressed', 'true');
      button.append(icon, text);
      button.addEventListener('click', () => {
        const on = off[group].delete(key);
        if (!on) off[group].add(key);
        button.setAttribute('aria-pressed', String(on));
        redraw();
      });
    });
  }

  document.querySelectorAll('[data-group]').forEach(holder => {
    const own = charts.filter(chart => holder.querySelector('#' + CSS.escape(chart.id)));
    const group = holder.dataset.group;
    own.forEach(chart => { off[chart.group] = off[group] ??= new Set(); });
    legend(holder.querySelector('.legend'), group, own);
    own.forEach(chart => {
      const instance = echarts.init(document.getElementById(chart.id), null, { renderer: 'svg' });
      instance.group = chart.group;
      drawn.push({ chart, instance });
    });
  });
  redraw();
  [...new Set(charts.map(chart => chart.group))].forEach(group => echarts.connect(group));

  const resize = () => drawn.forEach(({ instance }) => instance.resize());
  addEventListener('resize', resize);

  // Light or dark: what the reader chose last, else what the system prefers.
  const button = document.getElementById('theme');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const dark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  const remember = theme => { try { localStorage.setItem('vae4j-theme', theme); } catch { /* kept for this visit only */ } };
  const remembered = () => { try { return localStorage.getItem('vae4j-theme'); } catch { return null; } };
  const themed = () => {
    button.textContent = dark() ? 'Light' : 'Dark';
    button.setAttribute('aria-label', 'Switch to ' + (dark() ? 'light' : 'dark') + ' colours');
    redraw();
  };
  if (!root.dataset.theme && remembered()) root.dataset.theme = remembered();
  button.removeAttribute('aria-pressed');
  button.addEventListener('click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    remember(root.dataset.theme);
    themed();
  });
  system.addEventListener('change', themed);
  themed();

  // A table wider than its frame fades out where it goes on.
  const frames = [...document.querySelectorAll('.frame')];
  const fade = frame => {
    const table = frame.firstElementChild;
    const hidden = table.scrollWidth - table.clientWidth;
    frame.classList.toggle('wide-table', hidden > 1);
    frame.classList.toggle('more', hidden - table.scrollLeft > 1);
  };
  const sizes = new ResizeObserver(entries => entries.forEach(entry => fade(entry.target.parentElement)));
  frames.forEach(frame => {
    frame.firstElementChild.addEventListener('scroll', () => fade(frame), { passive: true });
    sizes.observe(frame.firstElementChild);
  });

  // Paper is white, and has no folded parts.
  let before;
  addEventListener('beforeprint', () => {
    before = { theme: root.dataset.theme, folded: [...document.querySelectorAll('details:not([open])')] };
    root.dataset.theme = 'light';
    before.folded.forEach(part => { part.open = true; });
    resize();
    redraw();
  });
  addEventListener('afterprint', () => {
    if (before.theme) root.dataset.theme = before.theme;
    else delete root.dataset.theme;
    before.folded.forEach(part => { part.open = false; });
    resize();
    redraw();
  });

  const copy = document.getElementById('copy');
  copy?.addEventListener('click', async () => {
    const command = document.getElementById('command');
    try {
      await navigator.clipboard.writeText(command.textContent);
    } catch {
      getSelection().selectAllChildren(command);
      document.execCommand('copy');
    }
    copy.textContent = 'Copied';
  });
})();
