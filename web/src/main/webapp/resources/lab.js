// The lab board: hears of changes, moves cards, and never takes the board from under a person's hands.
(function () {
  'use strict';

  const RETRY_SECONDS = 5;
  const SAID_ONE_BY_ONE = 3;

  const find = (id) => document.getElementById(id);
  const frame = () => document.querySelector('.board-frame');
  const cards = () => [...document.querySelectorAll('[data-job]')];
  const columnOf = (card) => card.closest('[data-category]');

  // ---------------------------------------------------------------------------------------------- reading the board anew
  let running = 0; // how many requests of the board are under way: a move may follow a look
  let wanted = false; // somebody asked for one meanwhile
  let before = null; // what was on the board when the answer came
  let put = false; // the answer was put aside: a menu had been opened meanwhile
  const moving = []; // the jobs that this person moved and the server has not answered for, in that order

  const busy = () => document.querySelector('.moves:popover-open, #ask[open]') !== null;

  // At once when there is nothing in the way; else once, after it. Ten pushes in a row make two requests.
  function refresh() {
    if (running > 0 || busy()) {
      wanted = true;
    } else {
      running++;
      wanted = false;
      window.fovea.lookAtBoard();
    }
  }

  function catchUp() {
    if (wanted && running === 0 && !busy()) {
      refresh();
    }
  }

  function remember() {
    const focused = document.activeElement && document.activeElement.closest('[data-job]');
    const menu = document.querySelector('.moves:popover-open');
    return {
      menu: menu && menu.closest('[data-job]').dataset.job,
      jobs: new Map(cards().map((card) => [card.dataset.job, {number: card.dataset.number, column: columnOf(card).dataset.category, stage: card.dataset.stage}])),
      focused: focused ? focused.dataset.job : null,
      on: focused && document.activeElement.matches('a') ? 'a' : 'button',
      left: frame().scrollLeft,
      top: frame().scrollTop,
    };
  }

  function compare(then, moved) {
    const told = [];
    const gone = new Map(then);
    for (const card of cards()) {
      const old = then.get(card.dataset.job);
      gone.delete(card.dataset.job);
      if (!old || old.stage !== card.dataset.stage) {
        card.classList.add('fresh');
        if (card.dataset.job !== moved) {
          told.push(old ? `${card.dataset.number}: ${card.dataset.stage}.` : `New job ${card.dataset.number} in ${columnOf(card).dataset.title}.`);
        }
      }
    }
    for (const [job, old] of gone) {
      if (job !== moved) {
        told.push(`${old.number} left the board.`);
      }
    }
    return told.length > SAID_ONE_BY_ONE ? `${told.length} jobs changed.` : told.join(' ');
  }

  // Where the hand was, there it is again; a job that left the board leaves it on the heading of its column.
  function refocus(job, column, on, scroll) {
    const card = find(`job-${job}`);
    const target = card ? card.querySelector(on) || card.querySelector('a') : document.querySelector(`[data-category="${column}"] h2`);
    if (target) {
      target.focus({preventScroll: !scroll});
      if (scroll) {
        (card || target).scrollIntoView({block: 'nearest', inline: 'nearest'});
      }
    }
  }

  // ------------------------------------------------------------------------------------------------------ telling people
  function say(text) {
    find('said').textContent = text;
  }

  function refuse(text) {
    find('refused').querySelector('span').textContent = text;
    find('refused').hidden = text === '';
  }

  function since(moment) {
    const minutes = Math.max(0, Math.floor((Date.now() - moment) / 60000));
    const [count, unit] = minutes < 60 ? [minutes, 'minute'] : minutes < 24 * 60 ? [Math.floor(minutes / 60), 'hour'] : [Math.floor(minutes / 60 / 24), 'day'];
    return minutes === 0 ? 'just now' : `${count} ${unit}${count === 1 ? '' : 's'}`;
  }

  function tick() {
    for (const time of document.querySelectorAll('time[data-since]')) {
      time.title = time.title || time.textContent;
      time.textContent = since(Date.parse(time.dateTime));
    }
  }

  // ------------------------------------------------------------------------------------------------------------- moving
  function send(card, to, more) {
    moving.push(card.dataset.job);
    refuse('');
    running++;
    const what = {job: card.dataset.job, version: card.dataset.version, to, ...more};
    window.fovea.moveJob(Object.entries(what).filter(([, value]) => value).map(([name, value]) => ({name, value})));
  }

  let asked = null; // {card, to} while the dialog is open
  const ASK = {
    on_hold: {title: 'Put %s on hold', text: 'It goes on where it stopped.', action: 'Put on hold'},
    cancelled: {title: 'Cancel %s', text: 'Nobody can take this back.', action: 'Cancel the order'},
    shipped: {title: 'Ship %s', text: 'The patient is told at once. Without a carrier they go to the branch.', action: 'Ship'},
  };

  function ask(card, to) {
    asked = {card, to};
    const words = ASK[to];
    find('ask-title').textContent = words.title.replace('%s', card.dataset.number);
    find('ask-text').textContent = words.text;
    find('ask-do').textContent = words.action;
    for (const field of find('ask').querySelectorAll('[data-for]')) {
      field.hidden = !field.dataset.for.split(' ').includes(to);
      const input = field.querySelector('input, textarea');
      input.value = '';
      input.checked = false;
    }
    problem(false);
    find('ask').showModal();
    find('ask').querySelector('.field:not([hidden]) :is(input:not([type=checkbox]), textarea)').focus();
  }

  function problem(there) {
    find('ask-reason-m').hidden = !there;
    find('ask-reason').setAttribute('aria-invalid', String(there));
  }

  function answer(event) {
    event.preventDefault();
    const {card, to} = asked;
    const reason = find('ask-reason').value.trim();
    if (to !== 'shipped' && reason === '') {
      problem(true);
      find('ask-reason').focus();
      return;
    }
    find('ask').close();
    send(card, to, {reason, carrier: find('ask-carrier').value.trim(), tracking: find('ask-tracking').value.trim(), method: find('ask-collect').checked ? 'COLLECT' : ''});
  }

  // ---------------------------------------------------------------------------------------------------------- the menus
  function place(menu) {
    const button = menu.previousElementSibling.getBoundingClientRect();
    menu.style.left = `${Math.max(8, Math.min(button.left, window.innerWidth - menu.offsetWidth - 8))}px`;
    const below = button.bottom + 4;
    menu.style.top = `${below + menu.offsetHeight > window.innerHeight ? Math.max(8, button.top - menu.offsetHeight - 4) : below}px`;
  }

  function step(event, menu) {
    const items = [...menu.querySelectorAll('button')];
    const at = items.indexOf(document.activeElement);
    const next = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1}[event.key];
    if (next !== undefined) {
      event.preventDefault();
      items[(next + items.length) % items.length].focus();
    } else if (event.key === 'Tab') {
      menu.hidePopover();
    }
  }

  // ------------------------------------------------------------------------------------------------------ staying in touch
  let lost = true; // nobody tells of changes
  let opened = false; // somebody once did
  let unread = false; // the last look at the board failed

  function show() {
    find('paused').hidden = !(lost || unread);
    find('live').hidden = lost || unread;
  }

  function pause() {
    lost = true;
    show();
  }

  function resume() {
    opened = true;
    lost = false;
    show();
    refresh(); // What was missed meanwhile was sent to nobody.
  }

  // Something between the browser and the server lets no sockets through: then the board is read again and again.
  function poll() {
    window.setInterval(() => {
      window.OmniFaces.Push.open('board');
      refresh();
    }, RETRY_SECONDS * 1000);
  }

  // The socket gave up, or the session ended. As soon as the server answers again the page is loaded anew, which brings either
  // a fresh socket or the sign-in page.
  function reloadWhenReachable() {
    window.setTimeout(() => fetch(window.location.href, {cache: 'no-store'}).then((answered) => {
      if (answered.ok && !busy()) {
        window.location.reload();
      } else {
        reloadWhenReachable();
      }
    }).catch(reloadWhenReachable), RETRY_SECONDS * 1000);
  }

  // OmniFaces reconnects by itself but tells only of the first opening, so this listens to the sockets themselves.
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...given) {
      super(...given);
      this.addEventListener('open', resume);
    }
  };

  window.fovea.board = {
    changed: refresh,
    lost: pause,
    closed() {
      pause();
      opened ? reloadWhenReachable() : poll();
    },
    // Just before the new columns replace the old. True keeps the old ones: a person has a menu or a dialog open and would lose it.
    arrived(mayWait) {
      put = mayWait && busy();
      before = remember();
      return put;
    },
    after(status, args, move) {
      running--;
      const moved = move ? moving.shift() : null;
      if (put) {
        put = false;
        wanted = true;
        catchUp();
      } else if (status !== 'success' || !args) {
        failed(move);
      } else {
        renewed(moved, args);
        catchUp();
      }
    },
  };

  function failed(move) {
    if (move) {
      refuse('The server did not answer, so it is not known whether the job moved. Look again before you repeat it.');
    }
    unread = true;
    show();
    window.setTimeout(refresh, RETRY_SECONDS * 1000);
  }

  function renewed(moved, args) {
    unread = false;
    show();
    tick();
    frame().scrollTo(before.left, before.top);
    const told = compare(before.jobs, moved);
    if (args.sentence) {
      const then = before.jobs.get(moved);
      refocus(moved, then && then.column, 'button', true);
      args.moved ? say(args.sentence) : refuse(args.sentence);
    } else {
      if (before.focused) {
        refocus(before.focused, before.jobs.get(before.focused).column, before.on, false);
      }
      if (told) {
        say(told);
      }
    }
    // Whoever moves one card and opens the next one's menu before the answer is there keeps that menu.
    const menu = before.menu && find(`moves-${before.menu}`);
    if (menu) {
      menu.showPopover();
    }
  }

  document.addEventListener('DOMContentLoaded', () => {
    tick();
    let today = new Date().toDateString();
    window.setInterval(() => {
      tick();
      if (today !== new Date().toDateString()) {
        today = new Date().toDateString();
        refresh(); // “Due tomorrow” is “Due today” now.
      }
    }, 60000);

    document.addEventListener('click', (event) => {
      const item = event.target.closest('.moves [data-to]');
      if (item) {
        const card = item.closest('[data-job]');
        item.closest('.moves').hidePopover();
        item.dataset.asks === 'true' ? ask(card, item.dataset.to) : send(card, item.dataset.to, {});
      }
    });
    // These two do not bubble.
    document.addEventListener('toggle', (event) => {
      if (event.target.matches && event.target.matches('.moves')) {
        if (event.newState === 'open') {
          place(event.target);
          event.target.querySelector('button').focus({preventScroll: true});
        } else {
          window.setTimeout(catchUp);
        }
      }
    }, true);
    document.addEventListener('scroll', (event) => {
      const menu = document.querySelector('.moves:popover-open');
      if (menu && !menu.contains(event.target)) {
        place(menu);
      }
    }, true);
    document.addEventListener('keydown', (event) => {
      const menu = event.target.closest('.moves');
      if (menu) {
        step(event, menu);
      }
    });
    const dialog = find('ask');
    dialog.querySelector('form').addEventListener('submit', answer);
    find('ask-not').addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      if (running === 0) {
        refocus(asked.card.dataset.job, columnOf(asked.card).dataset.category, 'button', false);
      }
      window.setTimeout(catchUp);
    });
    window.addEventListener('offline', pause);
    window.addEventListener('online', resume);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') {
        refresh();
      }
    });
  });
}());
