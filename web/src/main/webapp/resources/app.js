// What the pages need beyond PrimeFaces. Loaded in head and bound by delegation: the Content-Security-Policy allows no inline handlers.
(function () {
  'use strict';

  const typing = (element) => element.closest('input, textarea, select, [contenteditable]') !== null;

  document.addEventListener('keydown', (event) => {
    if ((event.key === 'Enter' || event.key === 'ArrowDown') && event.target.matches('[data-find]')) {
      // Enter must not press the form's first button: it presses the one that takes what was scanned, if the page has one.
      event.preventDefault();
      if (event.key === 'Enter' && event.target.dataset.scan) {
        if (event.target.value.trim()) {
          document.getElementById(event.target.dataset.scan).click();
        }
      } else {
        press(event.target, event.key);
      }
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      walk(event);
    }
    if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && event.target.closest('.record-tabs')) {
      alongTabs(event);
    }
    if (event.key === 'Enter' && event.target.matches('input') && event.target.closest('[data-enter]')) {
      enter(event);
    }
    if (event.key === 'Escape') {
      const open = event.target.closest('details.menu[open]') || document.querySelector('details.menu[open]');
      if (open) {
        open.open = false;
        open.querySelector('summary').focus();
      }
    }
    if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && event.target.matches('input.power, input.axis')) {
      step(event);
    }
  });

  // A scanner types faster than anybody and ends with Enter. What it reads goes into the search of the page that takes it, or else into that of every page (find.js),
  // wherever the focus is, and presses no button on its way.
  const SCANNED_WITHIN = 60;
  const SHORTEST_CODE = 4;
  let scanned = '';
  let scannedAt = 0;
  document.addEventListener('keydown', (event) => {
    const search = document.querySelector('[data-scan]');
    if (!search && !window.fovea.find || typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const fast = event.timeStamp - scannedAt < SCANNED_WITHIN;
    scannedAt = event.timeStamp;
    if (event.key === 'Enter') {
      if (fast && scanned.length >= SHORTEST_CODE) {
        event.preventDefault();
        if (search) {
          search.value = scanned;
          document.getElementById(search.dataset.scan).click();
        } else {
          window.fovea.find(scanned);
        }
      }
      scanned = '';
    } else if (event.key.length === 1) {
      scanned = fast ? scanned + event.key : event.key;
    }
  }, true);

  // What makes something is sent once, however often it is pressed; somebody who comes back to the page may send it again.
  document.addEventListener('submit', (event) => {
    if (event.target.matches('form[data-once]')) {
      if (event.target.dataset.once === 'sent') {
        event.preventDefault();
      }
      event.target.dataset.once = 'sent';
    }
  });
  window.addEventListener('pageshow', () => document.querySelectorAll('form[data-once]').forEach((form) => {
    form.dataset.once = '';
  }));

  // One menu open at a time, and none once the click went elsewhere.
  document.addEventListener('click', (event) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  });

  // The links that a search found, if they answer what stands in the field now: a quick hand must not open whom an earlier word found.
  function hits(field) {
    const results = document.getElementById(field.dataset.find);
    const answer = results && results.querySelector('[data-for]');
    return answer && answer.dataset.for === field.value ? [...results.querySelectorAll('a.item')] : [];
  }

  // What was pressed in a search. A quick hand presses before its last letter is answered: it counts once that is, unless more is typed.
  let pressed = null;
  const answers = new MutationObserver(() => goOnceAnswered());

  function press(field, key) {
    pressed = {field, key};
    goOnceAnswered();
    if (pressed) {
      answers.observe(document.querySelector('main'), {childList: true, subtree: true});
    }
  }

  function letGo() {
    pressed = null;
    answers.disconnect();
  }

  document.addEventListener('input', (event) => {
    if (event.target.matches('[data-find]')) {
      letGo();
    }
  });

  // Down leads to what was found; Enter takes it, where it is one.
  function goOnceAnswered() {
    const {field, key} = pressed;
    const found = hits(field);
    const still = document.activeElement === field;
    if (still && found.length === 0) {
      return;
    }
    letGo();
    if (still && key === 'ArrowDown') {
      found[0].focus();
    } else if (still && found.length === 1) {
      found[0].click();
    }
  }

  // Arrows lead along what a search found, and back to it.
  function walk(event) {
    const field = document.querySelector('[data-find]');
    const found = field ? hits(field) : [];
    const at = found.indexOf(event.target);
    const next = event.key === 'ArrowDown' ? found[at + 1] : at === 0 ? field : found[at - 1];
    if (next && at >= 0) {
      event.preventDefault();
      next.focus();
    }
  }

  // Left and right lead along the tabs of a record, from its last to its first: each is a link, so that Enter opens it and Back leaves it.
  function alongTabs(event) {
    const tabs = [...event.target.closest('.record-tabs').querySelectorAll('a')];
    event.preventDefault();
    tabs[(tabs.indexOf(event.target) + (event.key === 'ArrowRight' ? 1 : tabs.length - 1)) % tabs.length].focus();
  }

  // Enter in a field presses the button that the part it stands in names, or none: a form of many parts would have it press the first of all its buttons.
  function enter(event) {
    event.preventDefault();
    const meant = document.getElementById(event.target.closest('[data-enter]').dataset.enter);
    if (meant) {
      meant.click();
    }
  }

  // Powers go by quarter dioptres, the axis by five degrees; with Shift by a whole dioptre, by one degree.
  function step(event) {
    const input = event.target;
    const axis = input.classList.contains('axis');
    const size = axis ? (event.shiftKey ? 1 : 5) : (event.shiftKey ? 1 : 0.25);
    const typed = input.value.trim().replace(',', '.').replace('\u2212', '-');
    const now = typed === '' ? 0 : Number(typed);
    if (Number.isNaN(now)) {
      return;
    }
    event.preventDefault();
    let next = now + (event.key === 'ArrowUp' ? size : -size);
    if (axis) {
      next = ((next - 1 + 180) % 180) + 1;
      input.value = String(next);
    } else {
      input.value = (next > 0 ? '+' : '') + next.toFixed(2);
    }
  }

  // What was searched for stays in the address: it survives a reload and the way back from a patient.
  document.addEventListener('input', (event) => {
    const name = event.target.dataset.keep;
    if (name) {
      const url = new URL(window.location.href);
      event.target.value ? url.searchParams.set(name, event.target.value) : url.searchParams.delete(name);
      window.history.replaceState(null, '', url);
    }
  });

  // Copies what is shown once, and says so; where the browser lets nobody copy, it is selected.
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-copy]');
    if (button) {
      const shown = document.getElementById(button.dataset.copy);
      const select = () => window.getSelection().selectAllChildren(shown);
      if (navigator.clipboard) {
        navigator.clipboard.writeText(shown.textContent).then(() => {
          button.querySelector('span').textContent = button.dataset.copied;
        }, select);
      } else {
        select();
      }
    }
  });

  // Show what is typed as a password.
  document.addEventListener('change', (event) => {
    const field = event.target.dataset.shows && document.getElementById(event.target.dataset.shows);
    if (field) {
      field.type = event.target.checked ? 'text' : 'password';
    }
  });

  // The pay button says what it takes, and what is left. Only words: the server counts again.
  document.addEventListener('input', (event) => {
    const payments = event.target.closest('.payments');
    if (payments) {
      const typed = (input) => Number(input.value.replace(/[^0-9.-]/g, '')) || 0;
      const sum = [...payments.querySelectorAll('.amount input')].reduce((all, each) => all + typed(each), 0);
      const money = new Intl.NumberFormat('en-GB', {style: 'currency', currency: payments.dataset.currency});
      const button = document.querySelector('#pay .ui-button-text');
      if (button) {
        button.textContent = 'Pay ' + money.format(sum);
      }
      payments.querySelector('.left-after').textContent = money.format(Number(payments.dataset.total) - sum);
      const change = [...payments.querySelectorAll('.given input')].filter((each) => each.value.trim())
        .reduce((all, each) => all + typed(each) - typed(each.closest('.payment').querySelector('.amount input')), 0);
      payments.querySelector('.change').textContent = change > 0 ? 'Change to give back: ' + money.format(change) : change < 0 ? 'The cash given is ' + money.format(-change) + ' short.' : '';
    }
  });

  // Notes and coins make the cash. Only a sum: the server adds up again.
  document.addEventListener('input', (event) => {
    const coins = event.target.closest('.coins');
    if (coins) {
      const pence = [...coins.querySelectorAll('input')].reduce((all, each) => all + Math.round(Number(each.dataset.value) * 100) * (Number(each.value) || 0), 0);
      document.querySelector('.counted-' + coins.dataset.into + ' input').value = (pence / 100).toFixed(2);
    }
  });

  // A group of ticks says nothing of itself: its message is what is found, and the first of the ticks is where to go.
  function fieldOf(message) {
    const field = message && document.getElementById(message.id.slice(0, -2));
    return field && !field.matches('input, select, textarea') ? field.querySelector('input') : field;
  }

  // After a refused form the first bad field takes the focus, so that its message is read.
  function focusFirstProblem(root) {
    const bad = root.querySelector('[aria-invalid="true"]') || fieldOf(root.querySelector('.ui-message-error[id$="-m"]'));
    if (bad && bad.type !== 'hidden') {
      bad.focus();
      return;
    }
    // What belongs to no field stands at the top of the page or of a section, and the button that was pressed at its end.
    const said = root.querySelector('.ui-message-error, #messages .bad');
    if (said) {
      said.scrollIntoView({block: 'center'});
    }
  }

  // A button that is locked while it works loses the focus, and with it a keyboard its place: it gets it back, unless the page
  // put it elsewhere.
  let lastFocused = null;
  document.addEventListener('focusin', (event) => {
    lastFocused = event.target.id || null;
  });

  let pressedAt = 0;
  document.addEventListener('click', (event) => {
    pressedAt = event.target.getBoundingClientRect().top;
  }, true);

  function giveFocusBack() {
    const target = lastFocused && document.getElementById(lastFocused);
    if (target && document.activeElement === document.body) {
      target.focus({preventScroll: true});
    }
  }

  const LIST_PAUSE = 1500;
  let listing = null;

  const LOOK_PAUSE = 250;
  let looking = null;
  let before = null;

  // A link is found again by where it leads, anything else by its id.
  function shownOfPatient() {
    const record = document.getElementById('record');
    const focused = document.activeElement;
    return {
      stages: new Map([...record.querySelectorAll('[data-order]')].map((each) => [each.dataset.order, each.dataset.stage])),
      open: [...record.querySelectorAll('details[open]')].map((each) => each.textContent),
      focused: focused.id ? '#' + CSS.escape(focused.id) : focused.matches('main a[href]') ? 'main a[href="' + CSS.escape(focused.getAttribute('href')) + '"]' : null,
    };
  }

  window.fovea = {
    typing,
    // For p:remoteCommand and buttons: the heading of a step that just appeared takes the focus.
    focus(selector) {
      const target = document.querySelector(selector);
      if (target) {
        if (!target.matches('input, select, button, a')) {
          target.setAttribute('tabindex', '-1');
        }
        target.focus();
        target.scrollIntoView({block: 'nearest'});
      }
    },
    focusFirstProblem: () => focusFirstProblem(document),
    // A step of a procedure answered: on to its heading, or to what is wrong.
    step(args, heading) {
      if (args && args.validationFailed) {
        focusFirstProblem(document);
      } else {
        window.fovea.focus(heading || '#step-title');
      }
    },
    // What was pressed stays where it was on the screen although something grew above it.
    hold() {
      const target = lastFocused && document.getElementById(lastFocused);
      if (target) {
        target.focus({preventScroll: true});
        window.scrollBy({top: target.getBoundingClientRect().top - pressedAt, behavior: 'instant'});
      }
    },
    // What was scanned is taken, or the next scan overwrites it.
    scanned(next) {
      const search = document.querySelector('[data-scan]');
      if (search) {
        search.focus();
        search.select();
      } else {
        window.fovea.focus(next);
      }
    },
    // Somebody saved the sale that this page shows; who did it here knows.
    saleChanged(by) {
      const watched = document.getElementById('watched');
      if (watched && by !== watched.dataset.who) {
        window.fovea.lookAtSale();
      }
    },
    // One of the patient's orders changed. Several may at once, and nothing is taken from under the fingers of whoever is writing.
    patientChanged() {
      clearTimeout(looking);
      looking = setTimeout(() => {
        if (typing(document.activeElement)) {
          window.fovea.patientChanged();
        } else {
          before = shownOfPatient();
          window.fovea.lookAtPatient();
        }
      }, LOOK_PAUSE);
    },
    // What is new is said, and what was open or had the focus is so again.
    patientShown() {
      const record = document.getElementById('record');
      record.querySelectorAll('details').forEach((each) => {
        each.open = before.open.includes(each.textContent);
      });
      const again = before.focused && document.querySelector(before.focused);
      if (again && document.activeElement === document.body) {
        again.focus({preventScroll: true});
      }
      const news = [...record.querySelectorAll('[data-order]')].filter((each) => before.stages.get(each.dataset.order) !== each.dataset.stage);
      news.forEach((each) => each.classList.add('fresh'));
      if (news.length > 0) {
        document.getElementById('news').textContent = news.map((each) => each.dataset.order + ': ' + each.dataset.stage).join(', ') + '.';
      }
    },
    // Of the list of open sales. A practice at work saves all the time: it is read again once in a while, and not under the fingers of whoever is in it.
    salesChanged() {
      if (!listing) {
        listing = setTimeout(() => {
          listing = null;
          if (document.querySelector('#open-list :focus')) {
            window.fovea.salesChanged();
          } else {
            window.fovea.lookAtSales();
          }
        }, LIST_PAUSE);
      }
    },
    paid(args) {
      window.fovea.step(args);
      if (!args || !args.validationFailed) {
        window.scrollTo({top: 0});
      }
    },
  };

  // Two minutes before the server forgets an idle session it says so, and one press keeps it (WCAG 2.2.1).
  function watchIdleness() {
    const dialog = document.getElementById('stay');
    if (!dialog) {
      return;
    }
    const idle = Number(dialog.dataset.seconds) * 1000;
    const notice = 2 * 60 * 1000;
    let timer;
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(() => dialog.showModal(), idle - notice);
    };
    dialog.addEventListener('close', () => fetch(window.location.href, {method: 'HEAD'}).then(again));
    document.getElementById('stay-here').addEventListener('click', () => dialog.close());
    if (window.jQuery) {
      window.jQuery(document).on('pfAjaxComplete', again);
    }
    document.addEventListener('fovea:answered', again); // Of pages that ask the server without Faces.
    again();
  }

  // A page that refreshes itself says so when nothing new comes any more; by this machine's own clock, which may differ from the server's.
  function watchFreshness() {
    let told = null;
    let since = Date.now();
    setInterval(() => {
      const asOf = document.querySelector('time.as-of');
      const state = document.querySelector('[data-fresh]');
      if (!asOf || !state) {
        return;
      }
      if (asOf.dateTime !== told) {
        told = asOf.dateTime;
        since = Date.now();
      } else if (Date.now() - since > Number(state.dataset.fresh) * 1000 && state.textContent !== state.dataset.lost) {
        state.textContent = state.dataset.lost;
      }
    }, 1000);
  }

  // How long something stays open: counted from what the server said, whatever this machine's clock says.
  function countDown() {
    const since = Date.now();
    const tell = () => document.querySelectorAll('[data-left]').forEach((each) => {
      const left = Math.max(0, Math.round(Number(each.dataset.left) - (Date.now() - since) / 1000));
      each.textContent = left === 0 ? 'and is closed by now' : left >= 60 ? 'for ' + Math.ceil(left / 60) + ' more min' : 'for ' + left + ' more s';
    });
    if (document.querySelector('[data-left]')) {
      tell();
      setInterval(tell, 1000);
    }
  }

  // A page that was out of sight may have been told of nothing: its line was cut, or a colleague works on another node.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && document.getElementById('whose')) {
      window.fovea.lookAtSale();
    }
    if (document.visibilityState === 'visible' && window.fovea.lookAtPatient) {
      window.fovea.patientChanged();
    }
  });

  document.addEventListener('DOMContentLoaded', () => {
    focusFirstProblem(document);
    watchIdleness();
    watchFreshness();
    countDown();
    if (window.jQuery) {
      window.jQuery(document).on('pfAjaxComplete', (event, xhr, settings, args) => {
        if (args && args.validationFailed) {
          focusFirstProblem(document);
        }
        setTimeout(giveFocusBack);
      });
    }
  });
}());
