// The frame of the measurements to scale: pupils and optical centres go where they are typed, before anybody has saved. Only a picture and its words: what
// holds is judged by the server. Bound by delegation, because the form comes back in place.
(function () {
  'use strict';

  // The server's own ranges, mm: half a number is not drawn.
  const RANGES = {pd: [20, 40], height: [8, 40], nearPd: [18, 40]};
  // As the server reckons a near PD that nobody has measured: reading at 400 mm, 15 mm from the cornea to the centre of rotation, a vertex distance of 12.
  const READING = 400;
  const BEHIND_CORNEA = 15;
  const USUAL_BVD = 12;

  function typed(id, range) {
    const field = document.getElementById(id);
    const text = field ? field.value.trim().replace(',', '.') : '';
    const number = Number(text);
    return text === '' || Number.isNaN(number) || range && (number < range[0] || number > range[1]) ? null : number;
  }

  const rounded = (length) => Math.round(length * 100) / 100;

  function reading(pd) {
    const bvd = typed('bvd', [5, 25]);
    return pd === null ? null : Math.round(pd * READING / (READING + BEHIND_CORNEA + (bvd === null ? USUAL_BVD : bvd)) * 10) / 10;
  }

  function directed(length, positive, negative) {
    if (length === null) {
      return '–';
    }
    const shown = rounded(Math.abs(length));
    return shown === 0 ? '0 mm' : shown + ' mm ' + (length > 0 ? positive : negative);
  }

  function put(mark, x, y, sure) {
    mark.setAttribute('visibility', x === null ? 'hidden' : 'visible');
    mark.setAttribute('transform', 'translate(' + rounded(x || 0) + ' ' + rounded(y) + ')');
    mark.classList.toggle('unsure', !sure);
  }

  function drawEye(figure, eye) {
    const side = eye === 'right' ? -1 : 1;
    const by = figure.dataset.fitting;
    const middle = Number(figure.dataset.middle);
    const pd = typed(eye + '-pd', RANGES.pd);
    const near = typed(eye + '-nearPd', RANGES.nearPd);
    const height = typed(eye + '-height', RANGES.height);
    const expected = by === 'near_pupil' ? reading(pd) : null;
    const nearAt = near === null ? expected : near;
    const centredAt = by === 'near_pupil' ? nearAt : pd;
    const up = by === 'segment' || height === null ? null : height - Number(figure.dataset.b) / 2;
    const at = (distance) => (distance === null ? null : side * distance);
    const marks = figure.querySelector('[data-eye="' + eye + '"]');
    const mark = (name) => marks.querySelector('.' + name);

    put(mark('pupil'), at(pd), -(up || 0), up !== null);
    put(mark('near'), at(nearAt), -(up || 0), near !== null);
    put(mark('centre'), at(centredAt), -(up || 0), up !== null || by === 'segment');
    put(mark('segment'), by === 'segment' && height !== null ? at(nearAt !== null ? nearAt : pd !== null ? pd : middle) : null, Number(figure.dataset.b) / 2 - height, true);
    mark('moved').setAttribute('d', centredAt === null ? 'M0 0' : 'M' + side * middle + ' 0L' + rounded(at(centredAt)) + ' ' + rounded(-(up || 0)));
    say(eye + ' across', directed(centredAt === null ? null : middle - centredAt, 'in', 'out'));
    say(eye + ' upright', directed(centredAt === null ? null : up, 'up', 'down'));
    if (expected !== null) {
      document.getElementById(eye + '-nearPd').placeholder = expected;
    }
  }

  function say(what, words) {
    const cell = document.querySelector('[data-said="' + what + '"]');
    if (cell && cell.textContent !== words) {
      cell.textContent = words;
    }
  }

  function draw() {
    const figure = document.querySelector('[data-fitting]');
    if (figure) {
      drawEye(figure, 'right');
      drawEye(figure, 'left');
    }
  }

  // What is typed is kept before one leaves the field: laptops are closed at any time. Not at every key, but as soon as one pauses; who leaves the field saves anyway.
  const PAUSE = 700;
  let pause = null;

  function keep() {
    clearTimeout(pause);
    if (pause !== null && document.getElementById('measures') && window.fovea.keepMeasures) {
      window.fovea.keepMeasures();
    }
    pause = null;
  }

  document.addEventListener('input', (event) => {
    if (event.target.closest('#measures')) {
      draw();
      clearTimeout(pause);
      pause = setTimeout(keep, PAUSE);
    }
  });
  document.addEventListener('change', (event) => {
    if (event.target.closest('#measures')) {
      clearTimeout(pause);
      pause = null;
    }
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      keep();
    }
  });
  document.addEventListener('DOMContentLoaded', () => {
    draw();
    if (window.jQuery) {
      window.jQuery(document).on('pfAjaxComplete', draw);
    }
  });
}());
