// The search box of every page: a combobox whose list is fetched as one types. Focus stays in the box (WAI-ARIA combobox with a list of options).
(function () {
  'use strict';

  const PAUSE = 150;

  document.addEventListener('DOMContentLoaded', () => {
    const input = document.getElementById('find');
    if (!input) {
      return;
    }
    const form = input.form;
    const panel = document.getElementById('find-panel');
    const said = document.getElementById('find-said');
    let timer = null;
    let asking = null;
    let entered = false;
    let active = -1;

    const typed = () => input.value.trim();
    const options = () => [...panel.querySelectorAll('[role=option]')];
    const open = () => !panel.hidden;
    const fits = () => panel.firstElementChild !== null && (panel.firstElementChild.dataset.for || '') === typed(); // Faces writes no attribute that is empty.
    const answered = () => open() && fits();

    function close() {
      clearTimeout(timer);
      entered = false;
      panel.hidden = true;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-controls');
      mark(-1);
    }

    function mark(index) {
      active = index;
      options().forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
      const chosen = options()[index];
      if (chosen) {
        input.setAttribute('aria-activedescendant', chosen.id);
        chosen.scrollIntoView({block: 'nearest'});
      } else {
        input.removeAttribute('aria-activedescendant');
      }
    }

    function show(answer) {
      panel.replaceChildren(answer);
      panel.hidden = false;
      const some = options().length > 0;
      input.setAttribute('aria-expanded', String(some));
      if (some) {
        input.setAttribute('aria-controls', 'find-list');
      } else {
        input.removeAttribute('aria-controls');
      }
      said.textContent = answer.dataset.said || '';
      mark(some && answer.dataset.recent !== 'true' ? 0 : -1);
      // Pressed before this was there: it counts where it can mean one thing alone.
      if (entered) {
        entered = false;
        const found = options();
        if (found.length === 1 && found[0].dataset.near !== 'true') {
          found[0].click();
        }
      }
    }

    async function look() {
      const asked = typed();
      if (asking) {
        asking.abort();
      }
      asking = new AbortController();
      try {
        const response = await fetch(form.dataset.ahead + '?q=' + encodeURIComponent(asked), {signal: asking.signal});
        const answer = response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('find-answer') : null;
        if (!answer) {
          // Signed out meanwhile, or something broke: the page that it leads to says so.
          if (entered) {
            form.submit();
          }
        } else if (typed() === asked && form.contains(document.activeElement)) {
          show(answer);
        }
      } catch (stopped) {
        if (stopped.name !== 'AbortError' && entered) {
          form.submit();
        }
      }
    }

    function lookSoon(pause) {
      clearTimeout(timer);
      timer = setTimeout(look, pause);
    }

    function enter() {
      const chosen = answered() ? options()[active] : null;
      if (chosen) {
        chosen.click();
      } else if (answered() && typed()) {
        form.submit();
      } else {
        entered = true;
        lookSoon(0);
      }
    }

    function offer() {
      input.focus();
      input.select();
      lookSoon(0);
    }

    input.addEventListener('input', () => {
      entered = false;
      lookSoon(PAUSE);
    });
    input.addEventListener('click', () => {
      if (!open()) {
        lookSoon(0);
      }
    });
    input.addEventListener('keydown', (event) => {
      if (event.isComposing) {
        return;
      }
      const last = options().length - 1;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        if (!open() && fits()) {
          show(panel.firstElementChild);
        } else if (!open()) {
          lookSoon(0);
        } else if (last >= 0) {
          mark(event.key === 'ArrowDown' ? (active >= last ? 0 : active + 1) : (active <= 0 ? last : active - 1));
        }
      } else if (event.key === 'Enter') {
        event.preventDefault();
        enter();
      } else if (event.key === 'Escape') {
        event.preventDefault();
        if (open()) {
          close();
        } else {
          input.value = '';
        }
      }
    });
    form.addEventListener('focusout', (event) => {
      if (!form.contains(event.relatedTarget)) {
        close();
      }
    });

    // "/" from anywhere but a field, unless somebody turned it off (WCAG 2.1.4).
    document.addEventListener('keydown', (event) => {
      if (event.key === '/' && form.dataset.key === 'on' && !event.ctrlKey && !event.metaKey && !event.altKey && !window.fovea.typing(event.target) && !document.querySelector('dialog[open]')) {
        event.preventDefault();
        offer();
      }
    });

    // What was scanned where no page takes it: it leads to what has that number.
    window.fovea.find = (text) => {
      input.focus();
      input.value = text;
      enter();
    };
  });
}());
