/* Draws the course of a device's readings, and asks for as many points as fit each time the range changes. */
(() => {
  'use strict';

  const REFRESH_MILLIS = 2000;
  const TIMEOUT_MILLIS = 30000;
  const HEIGHT = 384;
  const FEWEST_POINTS = 10;
  const SHORTEST_SECONDS = 1;

  const element = id => document.getElementById(id);
  const device = element('device');
  const chart = element('chart');
  const now = () => Date.now() / 1000;

  let devices = [];
  /** The range in seconds since 1970, and whether its end is the present. */
  let range = {from: now() - 900, to: now(), live: true};
  let before = [];
  let plot = null;
  let asked = 0;

  const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const iso = seconds => new Date(seconds * 1000).toISOString();

  async function get(path) {
    const response = await fetch(path, {headers: {Accept: 'application/json'}, signal: AbortSignal.timeout(TIMEOUT_MILLIS)});
    const body = await response.json();
    if (!response.ok) {
      throw new Error(body.detail || body.title || `The server answered with ${response.status}`);
    }
    return body;
  }

  function problem(text) {
    element('problem').textContent = text;
    element('problem').hidden = !text;
  }

  async function loadDevices() {
    devices = await get('api/devices');
    const chosen = device.value || new URLSearchParams(location.search).get('device');
    const names = devices.map(each => each.deviceId);
    if (names.join() !== [...device.options].map(option => option.value).join()) {
      device.replaceChildren(...names.map(name => new Option(name, name)));
      device.value = names.includes(chosen) ? chosen : names.find(name => name.endsWith('-cpu')) || names[0] || '';
    }
  }

  async function load() {
    if (!device.value) {
      element('source').textContent = 'There are no readings yet.';
      return;
    }
    if (range.live) {
      range = {from: range.from + now() - range.to, to: now(), live: true};
    }
    const question = ++asked;
    const points = Math.max(FEWEST_POINTS, Math.floor(chart.clientWidth / 2));
    const series = await get(`api/devices/${encodeURIComponent(device.value)}/series`
      + `?from=${iso(range.from)}&to=${iso(range.to)}&points=${points}`);
    if (question === asked) { // an answer that came too late is not drawn over a newer one
      draw(series);
    }
  }

  function describe(series) {
    const count = series.points.length;
    const what = series.bucket ? `buckets of ${series.bucket} from ${series.relation}` : `readings from ${series.relation}`;
    return `${count} ${what}`;
  }

  function draw(series) {
    element('source').textContent = describe(series);
    element('source').dataset.relation = series.relation;
    element('source').dataset.bucket = series.bucket || '';
    element('source').dataset.points = series.points.length;
    const column = name => series.points.map(point => point[name]);
    const data = [series.points.map(point => Date.parse(point.time) / 1000), column('min'), column('max'), column('avg')];
    if (plot === null) {
      plot = new uPlot(options(), data, chart);
    } else {
      plot.setData(data, false);
    }
    plot.setScale('x', {min: range.from, max: range.to});
  }

  function options() {
    const axis = {stroke: () => color('--quiet'), grid: {stroke: () => color('--grid')}, ticks: {stroke: () => color('--grid')}};
    return {
      width: chart.clientWidth,
      height: HEIGHT,
      scales: {x: {time: true, auto: false}},
      axes: [axis, {...axis, size: 70, values: (_, values) => values.map(value => compact(value))}],
      series: [
        {},
        {label: 'min', stroke: () => color('--band'), points: {show: false}},
        {label: 'max', stroke: () => color('--band'), points: {show: false}},
        {label: 'average', stroke: () => color('--line'), width: 2, points: {show: false}}
      ],
      bands: [{series: [2, 1], fill: () => color('--band')}],
      cursor: {drag: {x: true, y: false, setScale: false}},
      hooks: {setSelect: [zoom]}
    };
  }

  const compact = value => new Intl.NumberFormat('en', {notation: 'compact', maximumFractionDigits: 1}).format(value);

  function zoom(u) {
    const from = u.posToVal(u.select.left, 'x');
    const to = u.posToVal(u.select.left + u.select.width, 'x');
    u.setSelect({left: 0, width: 0, top: 0, height: 0}, false);
    if (to - from >= SHORTEST_SECONDS) {
      show({from, to, live: false});
    }
  }

  function show(next) {
    before.push(range);
    range = next;
    refresh();
  }

  async function refresh() {
    element('back').disabled = before.length === 0;
    const question = asked + 1;
    try {
      await load();
      problem('');
    } catch (e) {
      if (question === asked) {
        problem(e.message);
      }
    }
  }

  function pressed(button) {
    for (const each of element('ranges').querySelectorAll('button')) {
      each.setAttribute('aria-pressed', String(each === button));
    }
  }

  element('ranges').addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button) {
      return;
    }
    if (button.id === 'back') {
      range = before.pop();
      pressed(null);
      refresh();
      return;
    }
    pressed(button);
    if (button.id === 'all') {
      const known = devices.find(each => each.deviceId === device.value);
      if (known) {
        show({from: Date.parse(known.firstHour) / 1000, to: Date.parse(known.lastHour) / 1000 + 3600, live: false});
      }
    } else {
      show({from: now() - Number(button.dataset.seconds), to: now(), live: true});
    }
  });
  device.addEventListener('change', refresh);
  window.addEventListener('resize', () => {
    if (plot !== null) {
      plot.setSize({width: chart.clientWidth, height: HEIGHT});
    }
    refresh();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => plot !== null && plot.redraw());
  /** The next question waits for the answer to the last one, however slow the server is. */
  async function follow() {
    if (range.live && !document.hidden) {
      await loadDevices().then(refresh).catch(e => problem(e.message));
    }
    setTimeout(follow, REFRESH_MILLIS);
  }

  follow();
})();
