// While somebody new is typed, who may have a record already is shown beside it, before anything is saved.
(function () {
  'use strict';

  const PAUSE = 400;
  const TOLD = ['givenName', 'familyName', 'birthDate', 'email', 'phone', 'nhsNumber'];
  let timer = null;
  let asking = null;
  let ticked = '';

  document.addEventListener('input', (event) => {
    if (TOLD.includes(event.target.name) && document.getElementById('alike')) {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE);
    }
  });

  async function look() {
    const told = new URLSearchParams();
    for (const name of TOLD) {
      const field = document.getElementById(name);
      told.set(name, field ? field.value : '');
    }
    if (asking) {
      asking.abort();
    }
    asking = new AbortController();
    try {
      const response = await fetch(document.getElementById('alike').dataset.from, {method: 'POST', body: told, signal: asking.signal});
      const answer = response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('alike-answer') : null;
      if (answer) {
        show(answer);
      }
    } catch (stopped) {
      // Typed on, or nobody answers: saving looks once more, and says so.
    }
  }

  // What is the same as before stays, with the focus in it; and what was said of these very people, whatever the form was refused for in between.
  function show(answer) {
    const place = document.getElementById('alike');
    const tick = answer.querySelector('[name=notSameAs]');
    const before = place.querySelector('[name=notSameAs]');
    if (tick && ticked === tick.value) {
      tick.setAttribute('checked', 'checked');
    }
    if ((tick ? tick.value : '') !== (before ? before.value : '')) {
      place.replaceChildren(...answer.childNodes);
    }
  }

  document.addEventListener('change', (event) => {
    if (event.target.name === 'notSameAs') {
      ticked = event.target.checked ? event.target.value : '';
    }
  });

  document.addEventListener('DOMContentLoaded', () => {
    if (window.jQuery) {
      window.jQuery(document).on('pfAjaxComplete', () => {
        if (document.getElementById('alike')) {
          look();
        }
      });
    }
  });
}());
