// The lab board: draws the jobs as cards, filters and moves them, and never takes the board from under a person's hands.
(function () {
  'use strict';

  const SAID_ONE_BY_ONE = 3;
  const TYPING_PAUSE = 250;
  const CLOSED = ['completed', 'cancelled'];

  const find = (id) => document.getElementById(id);
  const frame = () => document.querySelector('.board-frame');
  const live = window.fovea.live;

  // ------------------------------------------------------------------------------------------------------- what there is
  let columns = []; // {key, title, stage, category, limit}, as the practice has them
  const jobs = new Map(); // every open job as the server told it last
  const going = new Map(); // where a person put a job that the server has not answered for

  const columnOf = (card) => going.get(card.id) || card.column;
  const titleOf = (key) => columns.find((each) => each.key === key).title;
  const soonestFirst = (a, b) => a.promisedOn.localeCompare(b.promisedOn) || a.number.localeCompare(b.number);
  const onBoard = (card) => !CLOSED.includes(card.category);

  // ---------------------------------------------------------------------------------------------------------- filters
  const NAMES = ['q', 'branch', 'due', 'supplier', 'stage', 'tray'];
  let wanted = {};
  let lanes = ''; // '', 'branch' or 'supplier'
  let address = null; // what of the address is drawn

  const field = (name) => find(`filter-${name}`);
  const filtered = () => NAMES.some((name) => wanted[name]);
  const laneOf = (card) => (lanes === '' ? '' : card[lanes] || (lanes === 'branch' ? 'No branch' : 'No supplier'));

  // Made once: a calendar is dear, and 2,000 jobs ask.
  const shortDay = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', timeZone: 'UTC'});
  let calendar = null; // of the practice, not of whoever looks from elsewhere
  let today = '';
  let nextWeek = '';

  // Whether another day began.
  function lookAtCalendar() {
    const before = today;
    today = calendar.format(new Date());
    nextWeek = new Date(Date.parse(today) + 7 * 86400000).toISOString().slice(0, 10);
    return today !== before;
  }

  const DUE = {
    late: (card) => card.late,
    today: (card) => card.promisedOn === today,
    week: (card) => card.promisedOn >= today && card.promisedOn < nextWeek,
  };

  function saysAll(card, words) {
    const text = `${card.number} ${card.patientInitials} ${card.frame} ${card.lens} ${card.tray || ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  }

  function matches(card) {
    return onBoard(card) && (!wanted.q || saysAll(card, wanted.q.toLowerCase().split(/\s+/)))
      && (!wanted.branch || card.branchId === wanted.branch)
      && (!wanted.supplier || card.supplier === wanted.supplier)
      && (!wanted.stage || card.stage === wanted.stage || card.category === wanted.stage)
      && (!wanted.tray || (card.tray || '').toLowerCase() === wanted.tray.toLowerCase())
      && (!DUE[wanted.due] || card.category !== 'shipped' && DUE[wanted.due](card));
  }

  function readAddress() {
    address = window.location.search;
    const given = new URLSearchParams(address);
    wanted = Object.fromEntries(NAMES.map((name) => [name, (given.get(name) || '').trim()]).filter(([, value]) => value));
    lanes = ['branch', 'supplier'].includes(given.get('lanes')) ? given.get('lanes') : '';
    offer();
    NAMES.forEach((name) => {
      field(name).value = wanted[name] || '';
    });
    field('lanes').value = lanes;
    find('filter-fold').open = find('filter-fold').open || filtered() || lanes !== '';
  }

  // What is chosen is a step that Back takes back; what is typed is one step, however many letters it has.
  function writeAddress(step) {
    const url = new URL(window.location.href);
    [...NAMES, 'lanes'].forEach((name) => {
      const value = field(name).value.trim();
      value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
    });
    if (url.href !== window.location.href) {
      step ? window.history.pushState(null, '', url) : window.history.replaceState(null, '', url);
      readAddress();
      paint();
      say(find('shown').textContent);
    }
  }

  // What the lists offer: what is on the board, and what is chosen although nothing on the board has it.
  function offer() {
    const all = [...jobs.values()].filter(onBoard);
    options('branch', new Map(all.map((card) => [card.branchId, card.branch])));
    options('supplier', new Map(all.map((card) => [card.supplier, card.supplier])));
    options('stage', new Map([...columns.map((column) => [column.stage, column.title]), ...all.map((card) => [card.stage, card.stageTitle])]), true);
  }

  function options(name, found, inTheirOrder) {
    found.delete(undefined);
    if (wanted[name] && !found.has(wanted[name])) {
      found.set(wanted[name], name === 'branch' ? 'A branch without jobs here' : wanted[name].replaceAll('_', ' '));
    }
    const entries = [...found];
    if (!inTheirOrder) {
      entries.sort(([, a], [, b]) => String(a).localeCompare(String(b)));
    }
    const list = field(name);
    const texts = entries.map(([value, title]) => `${value} ${title}`).join();
    if (list.dataset.texts !== texts) {
      const chosen = list.value;
      list.replaceChildren(list.options[0], ...entries.map(([value, title]) => new Option(title, value)));
      list.value = chosen;
      list.dataset.texts = texts;
    }
  }

  // ---------------------------------------------------------------------------------------------------------- drawing
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  const icon = (name) => make('i', {class: `pi ${name}`, 'aria-hidden': 'true'});

  function badge(tone, picture, text) {
    return make('span', {class: `badge ${tone}`}, ...(picture ? [icon(picture), ' '] : []), text);
  }

  // What has left the lab cannot be late there any more.
  function dueBadge(card) {
    if (card.category === 'shipped') {
      return badge('neutral', null, `Promised ${shortDay.format(new Date(card.promisedOn))}`);
    }
    if (card.late) {
      return badge('bad', 'pi-exclamation-triangle', card.due);
    }
    const due = card.due.replace(/^To/, 'to');
    return card.atRisk ? badge('warn', 'pi-exclamation-circle', `At risk, due ${due}`) : badge(card.due === 'Today' ? 'warn' : 'neutral', 'pi-calendar', `Due ${due}`);
  }

  function here(since) {
    const minutes = Math.max(0, Math.floor((Date.now() - since) / 60000));
    const [count, unit] = minutes < 60 ? [minutes, 'minute'] : minutes < 24 * 60 ? [Math.floor(minutes / 60), 'hour'] : [Math.floor(minutes / 60 / 24), 'day'];
    return minutes === 0 ? 'Here just now' : `Here ${count} ${unit}${count === 1 ? '' : 's'}`;
  }

  function draw(card) {
    const time = make('time', {class: 'muted', datetime: card.stageEnteredAt}, here(Date.parse(card.stageEnteredAt)));
    const link = make('a', {class: 'job-link', href: `${find('board').dataset.orders}${card.id}`, draggable: 'false', 'aria-keyshortcuts': 'Space'}, card.number);
    const foot = make('div', {class: 'job-foot'}, make('div', {class: 'job-due'}, dueBadge(card)), time);
    if (card.moves.length > 0) {
      foot.append(make('button', {type: 'button', class: 'b secondary small mover no-print', popovertarget: 'moves', 'aria-haspopup': 'menu', 'aria-label': `Move ${card.number} to…`}, 'Move to…'));
    }
    const marks = [...(card.rush ? [badge('warn', 'pi-bolt', 'Rush')] : []), ...(card.remake ? [badge('info', 'pi-replay', 'Remake')] : [])];
    const item = make('li', {id: `job-${card.id}`, class: 'job', 'data-job': card.id, 'data-number': card.number, draggable: String(card.moves.length > 0)},
      make('div', {class: 'job-head'}, make('b', {}, link), ...marks, make('span', {class: 'initials'}, make('span', {class: 'sr'}, 'Patient '), card.patientInitials)),
      make('p', {class: 'job-line'}, card.frame, make('span', {class: 'muted'}, `, ${card.lens}`), ...(card.tray ? [make('span', {class: 'muted'}, `, tray ${card.tray}`)] : [])),
      foot);
    if (going.has(card.id)) {
      item.classList.add('going');
      item.setAttribute('aria-busy', 'true');
    }
    return item;
  }

  const laneNames = () => (lanes === '' ? [''] : [...new Set([...jobs.values()].filter(matches).map(laneOf))].sort((a, b) => a.localeCompare(b)));
  let painted = []; // the lanes that are drawn

  // The whole board anew: at first, and when filters, lanes or columns change.
  function paint() {
    const all = [...jobs.values()].filter(matches).sort(soonestFirst);
    painted = laneNames();
    const drawn = columns.map((column) => {
      const mine = all.filter((card) => columnOf(card) === column.key);
      return make('section', {class: `column ${column.category}`, 'data-column': column.key, 'aria-labelledby': `name-${column.key}`},
        make('h2', {id: `in-${column.key}`, tabindex: '-1'}, make('span', {id: `name-${column.key}`}, column.title), make('span', {class: 'count'})),
        ...painted.map((lane, at) => make('div', {class: 'lane', 'data-lane': lane, style: `grid-row: ${at + 2}`}, ...(lane === '' ? [] : [make('h3', {}, lane, make('span', {class: 'lane-count'}))]),
          make('p', {class: 'nothing'}, lane === '' ? `Nothing in ${column.title}` : 'Nothing'),
          make('ul', {}, ...mine.filter((card) => laneOf(card) === lane).map(draw)))));
    });
    find('columns').classList.toggle('laned', lanes !== '');
    find('columns').style.setProperty('--lanes', painted.length);
    find('columns').replaceChildren(...drawn);
    find('jump').replaceChildren(...columns.map((column) => make('li', {}, make('a', {href: `#in-${column.key}`}, column.title))));
    count();
  }

  const sectionOf = (key) => document.querySelector(`[data-column="${CSS.escape(key)}"]`);

  // The same words for the eye and for whoever listens; over its limit a column says so in words, and only then in colour.
  function count() {
    const total = new Map(columns.map((column) => [column.key, 0]));
    jobs.forEach((card) => total.set(columnOf(card), (total.get(columnOf(card)) || 0) + 1));
    let all = 0;
    let seen = 0;
    for (const column of columns) {
      const section = sectionOf(column.key);
      const there = total.get(column.key);
      const shown = section.querySelectorAll('[data-job]').length;
      const over = column.limit !== undefined && there > column.limit;
      const badgeOf = section.querySelector('.count');
      badgeOf.classList.toggle('over', over);
      badgeOf.replaceChildren(shown === there ? '' : column.limit === undefined ? `${shown} of ` : `${shown} shown, `, column.limit === undefined ? String(there) : `${there} / ${column.limit}`, over ? ' over limit' : '',
        make('span', {class: 'sr'}, there === 1 ? ' job' : ' jobs'));
      for (const lane of section.querySelectorAll('.lane')) {
        const inLane = lane.querySelectorAll('[data-job]').length;
        lane.querySelector('.nothing').hidden = inLane > 0;
        lane.querySelectorAll('.lane-count').forEach((each) => {
          each.textContent = ` ${inLane}`;
        });
      }
      all += there;
      seen += shown;
    }
    find('none-match').hidden = seen > 0 || !filtered();
    find('none-open').hidden = all > 0 || filtered();
    frame().hidden = seen === 0 && (filtered() || all === 0);
    find('clear').hidden = !filtered();
    find('shown').textContent = filtered() ? `${seen} of ${all} ${all === 1 ? 'job' : 'jobs'}` : `${all} ${all === 1 ? 'job' : 'jobs'}`;
  }

  // One card anew, where it belongs; or off the board. The counts are the caller's business: many cards change at once.
  function put(card) {
    const old = find(`job-${card.id}`);
    if (!jobs.has(card.id) || !matches(card)) {
      if (old) {
        old.remove();
      }
      return;
    }
    const lane = [...sectionOf(columnOf(card)).querySelectorAll('.lane')].find((each) => each.dataset.lane === laneOf(card));
    const item = draw(card);
    const list = lane.querySelector('ul');
    const after = [...list.children].find((each) => each !== old && soonestFirst(jobs.get(each.dataset.job), card) > 0) || null;
    if (old && old.parentElement === list && old.nextElementSibling === after) {
      old.replaceWith(item);
    } else {
      if (old) {
        old.remove();
      }
      list.insertBefore(item, after);
    }
  }

  // ------------------------------------------------------------------------------------------------------ what was told
  function arrange(board) {
    const theirs = board.columns.map(({key, title, category, stage, limit}) => ({key, title, category, stage, limit}));
    const others = JSON.stringify(theirs) !== JSON.stringify(columns);
    columns = theirs;
    return {cards: board.columns.flatMap((column) => column.cards), others};
  }

  // Older than what is known already: the answer was on its way while a newer one came.
  const stale = (card) => jobs.has(card.id) && jobs.get(card.id).version > card.version;
  const same = (card) => JSON.stringify(jobs.get(card.id)) === JSON.stringify(card);

  function all(board) {
    const {cards, others} = arrange(board);
    const there = new Set(cards.map((card) => card.id));
    const gone = [...jobs.keys()].filter((id) => !there.has(id));
    change(cards, gone, others);
  }

  function some(cards) {
    if (cards.some((card) => onBoard(card) && !columns.some((column) => column.key === card.column))) {
      live.everything(); // The practice has other columns now.
      return;
    }
    change(cards.filter(onBoard), cards.filter((card) => !onBoard(card)).map((card) => card.id), false);
  }

  function change(cards, gone, others, mine) {
    const hand = remember();
    const news = [];
    const changed = cards.filter((card) => !stale(card) && !same(card));
    for (const id of gone.filter((each) => jobs.has(each))) {
      const old = jobs.get(id);
      if (find(`job-${id}`) && id !== mine) {
        news.push(`${old.number} left the board.`);
      }
      jobs.delete(id);
      put(old);
    }
    const fresh = [];
    for (const card of changed) {
      const old = jobs.get(card.id);
      jobs.set(card.id, card);
      if (matches(card) && (!old || old.column !== card.column)) {
        fresh.push(card.id);
        if (card.id !== mine) {
          news.push(old ? `${card.number}: ${titleOf(card.column)}.` : `New job ${card.number} in ${titleOf(card.column)}.`);
        }
      }
    }
    offer();
    if (others || laneNames().join() !== painted.join()) {
      paint();
    } else {
      changed.forEach(put);
      if (mine && jobs.has(mine) && !changed.some((card) => card.id === mine)) {
        put(jobs.get(mine)); // Refused: back where it stands.
      }
      count();
    }
    fresh.map((id) => find(`job-${id}`)).filter((card) => card).forEach((card) => card.classList.add('fresh'));
    restore(hand);
    if (news.length > 0 && mine === undefined) {
      say(news.length > SAID_ONE_BY_ONE ? `${news.length} jobs changed.` : news.join(' '));
    }
  }

  // Where the hand was, there it is again; a job that left the board leaves it on the heading of its column.
  function remember() {
    const focused = document.activeElement && document.activeElement.closest('[data-job]');
    return {
      job: focused && focused.dataset.job,
      column: focused && focused.closest('[data-column]').dataset.column,
      on: focused && document.activeElement.matches('a') ? 'a' : 'button',
      left: frame().scrollLeft,
      top: frame().scrollTop,
    };
  }

  function restore(hand) {
    frame().scrollTo(hand.left, hand.top);
    if (hand.job && !document.activeElement.closest('[data-job]')) {
      refocus(hand.job, hand.column, hand.on, false);
    }
  }

  function refocus(job, column, on, scroll) {
    const card = find(`job-${job}`);
    const target = card ? card.querySelector(on) || card.querySelector('a') : sectionOf(column) && sectionOf(column).querySelector('h2');
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

  function tick() {
    for (const time of document.querySelectorAll('.job time')) {
      time.textContent = here(Date.parse(time.dateTime));
    }
  }

  // ------------------------------------------------------------------------------------------------------------- moving
  const moving = []; // what this person moved and the server has not answered for: {id, tell}, in that order
  const afterwards = new Map(); // where a job goes next that is still on its way
  let dragged = null; // the job in a hand
  let menuOf = null; // whose menu it is
  let asked = null; // {id, to, tell} while the dialog is open

  const busy = () => dragged !== null || document.querySelector('#moves:popover-open, #ask[open], #look[open]') !== null;

  // Shown where it is meant to go; the server decides, and a job that it refuses goes back.
  function send(id, to, more, tell) {
    const card = jobs.get(id);
    refuse('');
    moving.push({id, tell, from: card.column});
    if (columns.some((column) => column.key === to)) {
      going.set(id, to);
      const hand = remember();
      put(card);
      count();
      restore(hand);
    }
    const what = {job: id, version: card.version, to, station: tell ? to : '', ...more}; // Who scans stands at the station.
    window.fovea.moveJob(Object.entries(what).filter(([, value]) => value !== '' && value !== undefined).map(([name, value]) => ({name, value})));
  }

  function answered(status, args) {
    const {id, tell, from} = moving.shift();
    going.delete(id);
    const card = status === 'success' && args && args.card ? JSON.parse(args.card) : null;
    if (card) {
      change(onBoard(card) ? [card] : [], onBoard(card) ? [] : [id], false, id);
    } else {
      change([], [], false, id);
      live.everything();
    }
    if (menuOf === id && find('moves').matches(':popover-open')) {
      goOnInMenu();
    }
    const sentence = args && args.sentence || 'The server did not answer, so it is not known whether the job moved. Look again before you repeat it.';
    const moved = Boolean(args && args.done);
    moved ? say(sentence) : refuse(sentence);
    if (tell) {
      tell(moved, sentence);
    } else if (!busy() && (document.activeElement === document.body || document.activeElement.closest('.column'))) {
      refocus(id, from, 'button', true);
    }
    const next = afterwards.get(id);
    afterwards.delete(id);
    if (next && moved && jobs.has(id)) {
      request(id, next.to, next.tell);
    } else if (next && next.tell) {
      next.tell(false, sentence);
    }
    if (!moving.some((each) => each.id === id) && traysAfter.has(id)) {
      const tray = traysAfter.get(id);
      traysAfter.delete(id);
      lay(id, tray.label, tray.tell);
    }
    live.goOn();
  }

  // ---------------------------------------------------------------------------------------------------------------- trays
  const laying = []; // {id, tell}, as they were sent
  const traysAfter = new Map(); // the tray of a job that is still on its way

  function lay(id, label, tell) {
    if (!jobs.has(id)) {
      tell(false, 'It left the board.');
    } else if (moving.some((each) => each.id === id)) {
      traysAfter.set(id, {label, tell});
    } else {
      laying.push({id, tell});
      window.fovea.layJob([{name: 'job', value: id}, {name: 'version', value: jobs.get(id).version}, {name: 'tray', value: label}]);
    }
  }

  function laid(status, args) {
    const {id, tell} = laying.shift();
    const card = status === 'success' && args && args.card ? JSON.parse(args.card) : null;
    if (card) {
      change(onBoard(card) ? [card] : [], onBoard(card) ? [] : [id], false, id);
    } else {
      live.everything();
    }
    tell(Boolean(args && args.done), args && args.sentence || 'The server did not answer. Look again before you repeat it.');
    live.goOn();
  }

  const ASK = {
    on_hold: {title: 'Put %s on hold', text: 'It goes on where it stopped.', action: 'Put on hold'},
    cancelled: {title: 'Cancel %s', text: 'Nobody can take this back.', action: 'Cancel the order'},
    shipped: {title: 'Ship %s', text: 'The patient is told at once. Without a carrier they go to the branch.', action: 'Ship'},
  };
  const OTHERS_ASK = {title: 'Move %s', text: 'This move needs a reason.', action: 'Move'};

  // As the menu offers it, so a column or a stage; what the menu does not offer is for the server to refuse.
  function request(id, to, tell) {
    const move = jobs.get(id).moves.find((each) => (each.column || each.stage) === to);
    if (moving.some((each) => each.id === id)) {
      afterwards.set(id, {to, tell}); // A quick hand: it goes on from where it is about to arrive.
    } else if (move && move.stage === 'remade' && !tell) { // Its cause and its cost are asked for on the order's page.
      window.location.assign(`${find('board').dataset.orders}${id}`);
    } else if (move && move.asks) {
      ask(id, move, tell);
    } else {
      send(id, to, {}, tell);
    }
  }

  function ask(id, move, tell) {
    asked = {id, to: move.column || move.stage, for: move.asks, tell};
    const words = ASK[move.stage] || OTHERS_ASK;
    find('ask-title').textContent = words.title.replace('%s', jobs.get(id).number);
    find('ask-text').textContent = words.text;
    find('ask-do').textContent = words.action;
    for (const part of find('ask').querySelectorAll('[data-for]')) {
      part.hidden = part.dataset.for !== move.asks;
      const input = part.querySelector('input, textarea');
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
    const {id, to, tell} = asked;
    const reason = find('ask-reason').value.trim();
    if (asked.for === 'reason' && reason === '') {
      problem(true);
      find('ask-reason').focus();
      return;
    }
    asked.sent = true;
    find('ask').close();
    send(id, to, {reason, carrier: find('ask-carrier').value.trim(), tracking: find('ask-tracking').value.trim(), method: find('ask-collect').checked ? 'COLLECT' : ''}, tell);
  }

  function unasked() {
    const {id, sent, tell} = asked;
    if (!sent) {
      tell ? tell(false, 'It stays where it is.') : refocus(id, jobs.has(id) ? jobs.get(id).column : '', 'button', false);
    }
    window.setTimeout(live.goOn);
  }

  // ----------------------------------------------------------------------------------------------------------- the menu
  function fillMenu(button) {
    menuOf = button.closest('[data-job]').dataset.job;
    const card = jobs.get(menuOf);
    find('moves').setAttribute('aria-label', `Move ${card.number} to`);
    find('moves').replaceChildren(...card.moves.map((move) => make('button', {type: 'button', role: 'menuitem', tabindex: '-1', class: `menu-item ${move.stage}`, 'data-to': move.column || move.stage},
      move.asks || move.stage === 'remade' ? `${move.title}…` : move.title)));
  }

  // Whoever opens the menu of a job that is still on its way gets what may be done with it once it is there.
  function goOnInMenu() {
    if (opener()) {
      fillMenu(opener());
      find('moves').querySelector('button').focus({preventScroll: true});
      place(find('moves'));
    } else {
      find('moves').hidePopover();
    }
  }

  const opener = () => find(`job-${menuOf}`) && find(`job-${menuOf}`).querySelector('.mover');

  function place(menu) {
    const button = opener().getBoundingClientRect();
    menu.style.left = `${Math.max(8, Math.min(button.left, window.innerWidth - menu.offsetWidth - 8))}px`;
    const below = button.bottom + 4;
    menu.style.top = `${below + menu.offsetHeight > window.innerHeight ? Math.max(8, button.top - menu.offsetHeight - 4) : below}px`;
  }

  function stepInMenu(event, menu) {
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

  // ------------------------------------------------------------------------------------------- by arrows from card to card
  function stepOnBoard(event) {
    const card = event.target.closest('[data-job]');
    const on = event.target.matches('a') ? 'a' : '.mover';
    const section = card.closest('[data-column]');
    const cards = [...section.querySelectorAll('[data-job]')];
    let next = null;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      next = cards[cards.indexOf(card) + (event.key === 'ArrowDown' ? 1 : -1)];
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const filled = [...document.querySelectorAll('[data-column]')].filter((each) => each === section || each.querySelector('[data-job]'));
      const beside = filled[filled.indexOf(section) + (event.key === 'ArrowRight' ? 1 : -1)];
      const theirs = beside ? [...beside.querySelectorAll('[data-job]')] : [];
      next = theirs[Math.min(cards.indexOf(card), theirs.length - 1)];
    } else {
      return;
    }
    event.preventDefault();
    if (next) {
      (next.querySelector(on) || next.querySelector('a')).focus();
      next.scrollIntoView({block: 'nearest', inline: 'nearest'});
    }
  }

  // --------------------------------------------------------------------------------------------------------- a quick look
  let lookedAt = null;

  function look(id) {
    const card = jobs.get(id);
    lookedAt = id;
    find('look-title').textContent = card.number;
    find('look-now').replaceChildren(card.patientInitials, ', ', titleOf(card.column), ' ', dueBadge(card));
    find('looked').replaceChildren(make('p', {class: 'muted'}, 'Looking…'));
    if (find('look-lay')) {
      find('look-tray').value = card.tray || '';
      find('look-laid').textContent = '';
    }
    find('look-open').href = `${find('board').dataset.orders}${id}`;
    find('look').showModal();
    window.fovea.lookIntoJob([{name: 'job', value: id}]);
  }

  // ------------------------------------------------------------------------------------------------------------ scanning
  let scannedJob = null; // waits for its station
  let inHand = null; // the job that was scanned last: a tray that is scanned after it is its
  let station = null; // of whoever scanned it first: every job that follows goes there

  function heard(text) {
    find('scan-said').textContent = text;
  }

  // A station's barcode reads STAGE:glazing, or the key of a column of the practice's own; typed, its name does as well.
  function stationOf(code) {
    const name = code.replace(/^STAGE:/i, '').toLowerCase();
    const column = columns.find((each) => each.key.toLowerCase() === name) || columns.find((each) => each.title.toLowerCase() === name) || columns.find((each) => each.stage === name);
    return column ? {to: column.key, title: column.title} : null;
  }

  function scan(code) {
    const card = [...jobs.values()].find((each) => each.number.toLowerCase() === code.toLowerCase());
    inHand = card ? card.id : inHand;
    if (/^TRAY:/i.test(code)) {
      scanTray(code);
      return;
    }
    const place = card ? null : stationOf(code);
    if (card && station) {
      toStation(card.id, station);
    } else if (card) {
      scannedJob = card.id;
      heard(`${card.number}, now in ${titleOf(card.column)}. Scan the station.`);
    } else if (place && scannedJob) {
      const id = scannedJob;
      scannedJob = null;
      toStation(id, place);
    } else if (place) {
      station = place;
      heard(`Every job that you scan now goes to ${place.title}. Escape ends that.`);
    } else {
      heard(`“${code}” is no job on this board and no station. Scan it again.`);
    }
  }

  function scanTray(code) {
    if (!inHand || !jobs.has(inHand)) {
      heard('Scan the job first, then its tray.');
      return;
    }
    const number = jobs.get(inHand).number;
    lay(inHand, code, (done, sentence) => heard(`${number}: ${sentence}${done && scannedJob ? ' Scan the station.' : ''}`));
  }

  function toStation(id, there) {
    const card = jobs.get(id);
    if (!card || card.column === there.to) {
      heard(card ? `${card.number} is in ${there.title} already.` : 'That job left the board.');
      return;
    }
    const back = () => find('scan').focus();
    request(id, there.to, (moved, sentence) => {
      heard(moved ? sentence : `${card.number} was not moved. ${sentence}`);
      back();
    });
  }

  function endScan() {
    scannedJob = null;
    inHand = null;
    station = null;
    heard('Scan a job, then a station or a tray.');
  }

  // --------------------------------------------------------------------------------------------------------------- drag
  function take(event) {
    const item = event.target.closest && event.target.closest('[data-job]');
    if (!item) {
      return;
    }
    dragged = item.dataset.job;
    const card = jobs.get(dragged);
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', card.number);
    item.classList.add('taken');
    // Only after the browser has its picture of the card.
    window.setTimeout(() => {
      if (dragged !== null) {
        find('columns').classList.add('choosing');
        for (const section of document.querySelectorAll('[data-column]')) {
          section.classList.toggle('legal', section.dataset.column === card.column || card.moves.some((move) => move.column === section.dataset.column));
        }
      }
    });
  }

  function over(event) {
    const section = dragged !== null && event.target.closest && event.target.closest('[data-column]');
    document.querySelectorAll('.aimed').forEach((each) => each.classList.toggle('aimed', each === section));
    if (section) {
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      section.classList.add('aimed');
    }
  }

  function letGo(event) {
    const section = dragged !== null && event.target.closest && event.target.closest('[data-column]');
    if (section) {
      event.preventDefault();
      const id = dragged;
      ended();
      if (jobs.get(id).column !== section.dataset.column) {
        request(id, section.dataset.column);
      }
    }
  }

  function ended() {
    dragged = null;
    find('columns').classList.remove('choosing');
    document.querySelectorAll('.taken, .aimed, .legal').forEach((each) => each.classList.remove('taken', 'aimed', 'legal'));
    window.setTimeout(live.goOn);
  }

  // -------------------------------------------------------------------------------------------------------------- begin
  window.fovea.board = {answered, laid};

  function listen() {
    const filters = find('filters');
    let typing = null;
    let first = true; // the first letter of a word is a step, the others belong to it
    filters.addEventListener('submit', (event) => event.preventDefault());
    filters.addEventListener('input', (event) => {
      if (event.target.matches('input')) {
        clearTimeout(typing);
        typing = window.setTimeout(() => {
          writeAddress(first);
          first = false;
        }, TYPING_PAUSE);
      }
    });
    filters.addEventListener('change', (event) => {
      if (event.target.matches('select')) {
        writeAddress(true);
      } else {
        first = true;
      }
    });
    for (const button of [find('clear'), find('clear-too')]) {
      button.addEventListener('click', () => {
        NAMES.forEach((name) => {
          field(name).value = '';
        });
        writeAddress(true);
        field('q').focus();
      });
    }
    // A jump to a column is one too, and changes nothing.
    window.addEventListener('popstate', () => {
      if (address !== window.location.search) {
        readAddress();
        paint();
      }
    });

    find('scan-form').addEventListener('submit', (event) => {
      event.preventDefault();
      const code = find('scan').value.trim();
      find('scan').value = '';
      if (code !== '') {
        scan(code);
      }
    });
    find('scan').addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        find('scan').value = '';
        endScan();
      }
    });

    // Before the browser opens the menu by itself.
    document.addEventListener('click', (event) => {
      const button = event.target.closest('.mover');
      const item = event.target.closest('#moves [data-to]');
      const card = event.target.closest('[data-job]');
      if (button) {
        fillMenu(button);
      } else if (item) {
        find('moves').hidePopover();
        request(menuOf, item.dataset.to);
      } else if (card && !event.target.closest('a') && window.getSelection().isCollapsed) {
        look(card.dataset.job);
      }
    });
    find('moves').addEventListener('toggle', (event) => {
      if (event.newState === 'open') {
        place(event.target);
        event.target.querySelector('button').focus({preventScroll: true});
      } else {
        if (document.activeElement === document.body && opener()) {
          opener().focus({preventScroll: true}); // Its button was drawn anew meanwhile.
        }
        window.setTimeout(live.goOn);
      }
    });
    // This one does not bubble.
    document.addEventListener('scroll', (event) => {
      if (find('moves').matches(':popover-open') && !find('moves').contains(event.target)) {
        place(find('moves'));
      }
    }, true);
    document.addEventListener('keydown', (event) => {
      if (event.target.closest('#moves')) {
        stepInMenu(event, find('moves'));
      } else if (event.key === ' ' && event.target.matches('.job-link')) {
        event.preventDefault();
        look(event.target.closest('[data-job]').dataset.job);
      } else if (event.target.matches('.job-link, .mover')) {
        stepOnBoard(event);
      }
    });

    find('ask').querySelector('form').addEventListener('submit', answer);
    find('ask-not').addEventListener('click', () => find('ask').close());
    find('ask').addEventListener('close', unasked);
    if (find('look-lay')) {
      find('look-lay').addEventListener('submit', (event) => {
        event.preventDefault();
        const id = lookedAt;
        lay(id, find('look-tray').value.trim(), (done, sentence) => {
          find('look-laid').textContent = sentence;
          if (done && lookedAt === id && jobs.has(id)) {
            find('look-tray').value = jobs.get(id).tray || '';
          }
        });
      });
    }
    find('look-close').addEventListener('click', () => find('look').close());
    find('look').addEventListener('close', () => {
      refocus(lookedAt, jobs.has(lookedAt) ? jobs.get(lookedAt).column : '', 'a', false);
      window.setTimeout(live.goOn);
    });

    const board = find('columns');
    board.addEventListener('dragstart', take);
    board.addEventListener('dragenter', over); // What is entered and not moved over yet would not be let go on.
    board.addEventListener('dragover', over);
    board.addEventListener('drop', letGo);
    board.addEventListener('dragend', ended);
  }

  document.addEventListener('DOMContentLoaded', () => {
    calendar = new Intl.DateTimeFormat('en-CA', {timeZone: find('board').dataset.zone});
    lookAtCalendar();
    arrange(JSON.parse(find('jobs').textContent)).cards.forEach((card) => jobs.set(card.id, card));
    const wide = window.matchMedia('(min-width: 64.01rem)'); // There the fold cannot be pressed, and is open.
    const unfold = () => {
      find('filter-fold').open = find('filter-fold').open || wide.matches;
    };
    unfold();
    wide.addEventListener('change', unfold);
    readAddress();
    paint();
    listen();
    live.of({
      jobs: find('board').dataset.jobs,
      all,
      some,
      busy,
      live(is) {
        find('paused').hidden = is;
        find('live').hidden = !is;
      },
    });
    window.setInterval(() => {
      tick();
      if (lookAtCalendar()) {
        live.everything(); // “Due tomorrow” is “Due today” now.
      }
    }, 60000);
  });
}());
