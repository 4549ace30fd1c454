// Draws the options that the server made: <div class="chart" data-option="{…}">.
(() => {
  const drawn = new Map();
  const css = () => getComputedStyle(document.documentElement);
  const names = { '@fact': '--chart-fact', '@event': '--chart-event', '@group': '--chart-group', '@band': '--chart-band', '@plan': '--chart-plan',
    '@text': '--chart-text', '@muted': '--chart-muted', '@grid': '--chart-grid', '@surface': '--chart-surface', '@heat0': '--chart-heat0', '@heat1': '--chart-heat1' };

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
        return box;
      }
      const moment = Array.isArray(first.value) ? new Date(first.value[0]).toLocaleDateString('ru-RU') : String(first.name).replace('\n', ' ');
      box.append(element('div', moment, 'chart-tip-head'));
      for (const item of items) {
        const value = Array.isArray(item.value) ? item.value[1] : item.value;
        const words = Array.isArray(item.value) && item.name ? item.name : item.seriesName;
        const line = element('div', undefined, 'chart-tip-line');
        line.append(element('span', words), element('b', item.seriesName === 'событие' ? '' : show(value)));
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
      // White on dark cells, dark on light ones.
      if (series.type === 'heatmap' && series.label?.show) {
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

  function narrow(option, width) {
    if (width > 520) return option;
    // On a phone the labels at line ends take a third of the chart: less room, smaller letters.
    if (option.grid) {
      option.grid.right = Math.min(option.grid.right, 76);
      option.grid.left = Math.min(option.grid.left, 34);
    }
    for (const series of option.series) {
      if (series.endLabel) Object.assign(series.endLabel, { fontSize: 11, distance: 4, width: 70, overflow: 'break' });
    }
    for (const axis of [option.xAxis, option.yAxis]) {
      if (axis?.axisLabel?.width) axis.axisLabel.width = 96;
    }
    return option;
  }

  function draw(place) {
    if (!place.dataset.option || drawn.has(place)) return;
    const raw = JSON.parse(place.dataset.option);
    const canvas = element('div', undefined, 'chart-canvas');
    canvas.setAttribute('aria-hidden', 'true');
    place.append(canvas);
    const chart = echarts.init(canvas, null, { renderer: 'svg' });
    chart.setOption(narrow(options(raw), place.clientWidth));
    chart.on('click', item => { if (item.data?.href) location.assign(item.data.href); });
    drawn.set(place, { chart, raw });
    watch.observe(place);
  }

  const watch = new ResizeObserver(entries => {
    for (const entry of entries) drawn.get(entry.target)?.chart.resize();
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
    for (const [place, { chart, raw }] of drawn) chart.setOption(narrow(options(raw), place.clientWidth), true);
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
