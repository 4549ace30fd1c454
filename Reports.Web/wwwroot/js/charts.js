// Draws the options that the server made: <div class="chart" data-option="{…}">.
(() => {
  const drawn = new Map();
  const css = () => getComputedStyle(document.documentElement);
  const names = { '@fact': '--chart-fact', '@event': '--chart-event', '@group': '--chart-group', '@band': '--chart-band', '@plan': '--chart-plan',
    '@text': '--chart-text', '@muted': '--chart-muted', '@grid': '--chart-grid', '@surface': '--chart-surface', '@heat0': '--chart-heat0', '@heat1': '--chart-heat1',
    '@under': '--chart-under', '@even': '--chart-even', '@over': '--chart-over' };

  function colours(value, style) {
    if (typeof value === 'string' && names[value]) return style.getPropertyValue(names[value]).trim();
    if (Array.isArray(value)) return value.map(item => colours(item, style));
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, colours(item, style)]));
    return value;
  }

  function number(decimals) {
    const format = new Intl.NumberFormat('ru-RU', { maximumFractionDigits: decimals });
    return value => value === null || value === undefined || Number.isNaN(Number(value)) ? 'нет данных' : format.format(value).replace('-', '−');
  }

  const element = (tag, text, name) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (name) made.className = name;
    return made;
  };

  // Made of nodes and classes: the content policy forbids inline styles.
  function tip(show, option) {
    return given => {
      const box = element('div', undefined, 'chart-tip');
      const items = (Array.isArray(given) ? given : [given]).filter(item => item.seriesName && !item.seriesName.startsWith('series'));
      if (items.length === 0) return '';
      const first = items[0];
      if (first.seriesType === 'heatmap') {
        box.append(element('div', `${option.yAxis.data[first.value[1]]}, ${option.xAxis.data[first.value[0]]}`, 'chart-tip-head'),
          element('div', show(first.value[2])));
        const distance = first.value[3];
        if (distance) box.append(element('div', `${distance < 0 ? 'ниже' : 'выше'} цели на ${show(Math.abs(distance))} п. п.`));
        return box;
      }
      const moment = Array.isArray(first.value) ? new Date(first.value[0]).toLocaleDateString('ru-RU') : String(first.name).replace('\n', ' ');
      box.append(element('div', moment, 'chart-tip-head'));
      for (const item of items) {
        const value = Array.isArray(item.value) ? item.value[1] : item.value;
        const n = item.data?.n;
        const words = Array.isArray(item.value) && item.name ? item.name : item.seriesName;
        const line = element('div', undefined, 'chart-tip-line');
        line.append(element('span', words), element('b', item.seriesName === 'событие' ? '' : n > 0 && (value === null || value === undefined) ? `мало результатов: ${show(n)}`
          : n > 0 ? `${show(value)} (результатов: ${show(n)})` : show(value)));
        box.append(line);
      }
      return box;
    };
  }

  function options(raw) {
    const option = colours(structuredClone(raw), css());
    const show = number(option.decimals ?? 1);
    delete option.decimals;
    delete option.rows;
    option.textStyle = { fontFamily: getComputedStyle(document.body).fontFamily };
    for (const axis of [option.xAxis, option.yAxis]) {
      if (axis?.type === 'value') axis.axisLabel.formatter = show;
    }
    for (const series of option.series) {
      if (series.label?.value) {
        delete series.label.value;
        series.label.formatter = item => show(Array.isArray(item.value) ? item.value[2] : item.value);
      }
      if (series.type === 'heatmap' && series.label?.show && option.visualMap.dimension === 3) series.label.color = css().getPropertyValue('--chart-text').trim();
      // White on dark cells, dark on light ones.
      if (series.type === 'heatmap' && series.label?.show && option.visualMap.dimension !== 3) {
        const middle = (option.visualMap.min + option.visualMap.max) / 2;
        const style = css();
        series.data = series.data.map(value => ({ value, label: { color: style.getPropertyValue(value[2] >= middle ? '--chart-heat-on' : '--chart-text').trim() } }));
      }
    }
    Object.assign(option.tooltip, { formatter: tip(show, option), confine: true, appendTo: undefined,
      backgroundColor: css().getPropertyValue('--chart-surface').trim(), borderColor: css().getPropertyValue('--chart-grid').trim(),
      textStyle: { color: css().getPropertyValue('--chart-text').trim(), fontSize: 13 } });
    return option;
  }

  const pen = document.createElement('canvas').getContext('2d');

  function widthOf(text, size, family, weight = 400) {
    pen.font = `${weight} ${size}px ${family}`;
    return Math.max(...String(text).split('\n').map(line => pen.measureText(line).width));
  }

  // Between words only; what takes more lines than there are ends with an ellipsis, and the tip tells the whole.
  function wrap(text, room, most, measure) {
    const lines = [];
    for (const word of String(text).split(' ')) {
      const line = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
      if (lines.length && measure(line) <= room) lines[lines.length - 1] = line; else lines.push(word);
    }
    const cut = lines.length > most;
    const kept = lines.slice(0, most).map((line, i) => {
      let end = line.length;
      const tail = cut && i === most - 1 ? '…' : '';
      if (measure(line + tail) <= room) return line + tail;
      while (end > 1 && measure(`${line.slice(0, end)}…`) > room) end--;
      return `${line.slice(0, end).trimEnd()}…`;
    });
    return kept.join('\n');
  }

  // Names below columns of cells: in lines where every word has room, upright where places are narrow.
  function headColumns(axis, grid, slot, size, measure) {
    const line = size + 2;
    const lies = Math.max(...axis.data.flatMap(text => text.split(' ')).map(measure)) <= slot - 6;
    const label = text => lies ? wrap(text, slot - 6, 4, measure) : wrap(text, 120, slot > 2 * line ? 2 : 1, measure);
    Object.assign(axis.axisLabel, { fontSize: size, lineHeight: line, hideOverlap: slot < line, interval: slot < line ? 'auto' : 0, formatter: label, rotate: lies ? 0 : 90 });
    grid.bottom += Math.max(0, ...axis.data.map(label).map(text => lies ? text.split('\n').length * line : measure(text)));
  }

  // Names of parts of a course stand above the axis, each in the room up to the next; what has none keeps its line alone.
  function nameStages(option, room, measure) {
    const stages = option.series.find(series => series.stages);
    if (!stages) return;
    delete stages.stages;
    const time = value => new Date(value).getTime();
    const days = option.series.filter(series => Array.isArray(series.data)).flatMap(series => series.data)
      .map(item => time((item.value ?? item)[0])).filter(Number.isFinite);
    const [first, last] = [Math.min(...days), Math.max(...days)];
    const starts = stages.data.map(stage => time(stage.value[0]));
    stages.data = stages.data.map((stage, i) => {
      const own = room * ((starts[i + 1] ?? last) - starts[i]) / Math.max(1, last - first) - 6;
      const name = wrap(stage.name, own, 1, measure);
      return { ...stage, name: measure(name) <= own && name.length > 4 ? name : '' };
    });
  }

  // Words of a chart in the room that its place has: labels at line ends, names beside rows, the step of names below.
  function fit(option, place) {
    const { clientWidth: width, clientHeight: height } = place;
    const family = option.textStyle.fontFamily;
    const size = width > 520 ? 12 : 11;
    const grid = option.grid;
    const ended = option.series.filter(series => series.endLabel);
    const ends = [];
    for (const series of ended) {
      const { endLabel } = series;
      const measure = text => widthOf(text, size, family, endLabel.fontWeight);
      Object.assign(endLabel, { fontSize: size, formatter: wrap(endLabel.formatter, width * 0.24, 3, measure), lineHeight: size + 3 });
      grid.right = Math.max(grid.right, measure(endLabel.formatter) + endLabel.distance + 4);
      const last = series.data.map(item => item !== null && typeof item === 'object' && 'value' in item ? item.value : item)
        .filter(value => (Array.isArray(value) ? value[1] : value) !== null).at(-1);
      ends.push({ y: Array.isArray(last) ? last[1] : last, words: endLabel.formatter, lines: endLabel.formatter.split('\n').length, size, colour: endLabel.color, weight: endLabel.fontWeight ?? 400 });
      delete series.endLabel;
      delete series.labelLayout;
    }
    const [across, down] = [option.xAxis, option.yAxis];
    if (down.type === 'category') {
      const line = size + 2;
      const row = (height - grid.top - grid.bottom) / Math.max(1, down.data.length);
      const most = Math.min(3, Math.max(1, Math.floor(row / line)));
      const measure = text => widthOf(text, size, family);
      const label = text => wrap(text, width * 0.36, most, measure);
      Object.assign(down.axisLabel, { fontSize: size, lineHeight: line, interval: 0, formatter: label });
      grid.left = Math.max(grid.left, ...down.data.map(text => measure(label(text)) + 12));
      if (across.type === 'category') headColumns(across, grid, (width - grid.left - grid.right) / Math.max(1, across.data.length), size, measure);
    }
    nameStages(option, width - grid.left - grid.right, text => widthOf(text, 11, family));
    if (across.steps) {
      const slot = (width - grid.left - grid.right) / Math.max(1, across.data.length);
      const { step, labels } = across.steps.find(one => one.step * slot >= Math.max(...one.labels.map(label => widthOf(label, size, family))) + 8) ?? across.steps.at(-1);
      delete across.steps;
      Object.assign(across.axisLabel, { fontSize: size, hideOverlap: false, interval: index => index % step === 0, formatter: (_, index) => labels[index / step] ?? '' });
      if (slot < 10) {
        for (const series of option.series) {
          if (!series.showAllSymbol) continue;
          Object.assign(series, { symbol: 'circle', symbolSize: 3 });
          for (const item of series.data) delete item?.symbolSize;
        }
      }
    }
    option.ends = ends;
    return option;
  }

  // Labels at line ends stand at the right edge, spread so that none lies on another or on a line.
  function show(chart, option, place, anew) {
    const { ends } = option;
    delete option.ends;
    chart.setOption(option, anew === true);
    if (ends.length === 0) return;
    const [top, bottom] = [option.grid.top - 6, place.clientHeight - option.grid.bottom + 10];
    const placed = ends.map(end => ({ ...end, height: end.lines * (end.size + 3), middle: chart.convertToPixel({ yAxisIndex: 0 }, end.y) })).sort((a, b) => a.middle - b.middle);
    let edge = top;
    for (const end of placed) {
      end.middle = Math.max(end.middle, edge + end.height / 2);
      edge = end.middle + end.height / 2;
    }
    edge = bottom;
    for (const end of placed.toReversed()) {
      end.middle = Math.min(end.middle, edge - end.height / 2);
      edge = end.middle - end.height / 2;
    }
    chart.setOption({ graphic: placed.map(end => ({ type: 'text', silent: true, x: place.clientWidth - option.grid.right + 8, y: end.middle,
      style: { text: end.words, fill: end.colour, font: `${end.weight} ${end.size}px ${option.textStyle.fontFamily}`, lineHeight: end.size + 3, verticalAlign: 'middle' } })) });
  }

  function draw(place) {
    if (!place.dataset.option || drawn.has(place)) return;
    const raw = JSON.parse(place.dataset.option);
    const canvas = element('div', undefined, 'chart-canvas');
    canvas.setAttribute('aria-hidden', 'true');
    place.append(canvas);
    const chart = echarts.init(canvas, null, { renderer: 'svg' });
    show(chart, fit(options(raw), place), place);
    chart.on('click', item => { if (item.data?.href) location.assign(item.data.href); });
    drawn.set(place, { chart, raw, width: place.clientWidth, height: place.clientHeight });
    watch.observe(place);
  }

  const watch = new ResizeObserver(entries => {
    for (const { target } of entries) {
      const one = drawn.get(target);
      if (!one) continue;
      if (target.clientWidth > 0 && (target.clientWidth !== one.width || target.clientHeight !== one.height)) {
        [one.width, one.height] = [target.clientWidth, target.clientHeight];
        one.chart.resize();
        show(one.chart, fit(options(one.raw), target), target, true);
      } else {
        one.chart.resize();
      }
    }
  });

  function all() {
    for (const [place, { chart }] of drawn) {
      if (!place.isConnected) {
        watch.unobserve(place);
        chart.dispose();
        drawn.delete(place);
      }
    }
    document.querySelectorAll('.chart').forEach(draw);
  }

  function redraw() {
    for (const [place, { chart, raw }] of drawn) show(chart, fit(options(raw), place), place, true);
  }

  addEventListener('themechange', redraw);
  addEventListener('beforeprint', () => {
    const theme = document.documentElement.dataset.bsTheme;
    document.documentElement.dataset.printTheme = theme;
    document.documentElement.dataset.bsTheme = 'light';
    redraw();
    for (const { chart } of drawn.values()) chart.resize();
  });
  addEventListener('afterprint', () => {
    document.documentElement.dataset.bsTheme = document.documentElement.dataset.printTheme || 'light';
    redraw();
  });
  document.addEventListener('htmx:afterSettle', all);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', all); else all();
})();
