// The wallboard: counts and the next jobs of every column, in letters that one reads across a room. Nothing on it can be pressed by mistake.
(function () {
  'use strict';

  // Well within the hour after which the server forgets who is there: a wall has no hands, and shows what it shows until somebody signs out.
  const STAY_MINUTES = 10;
  const FEWEST = 3;
  const NARROWEST_REM = 15.25; // a column with its gap, as in wall.css
  const LINE_REM = 3.2;

  const find = (id) => document.getElementById(id);
  const branch = new URLSearchParams(window.location.search).get('branch');
  const CLOSED = ['completed', 'cancelled'];

  let columns = [];
  const jobs = new Map();

  const zoned = (options) => new Intl.DateTimeFormat('en-GB', {timeZone: find('wall').dataset.zone, ...options}).format(new Date());
  const today = () => new Intl.DateTimeFormat('en-CA', {timeZone: find('wall').dataset.zone}).format(new Date());
  const here = (card) => !CLOSED.includes(card.category) && (!branch || card.branchId === branch);
  const older = (card) => jobs.has(card.id) && jobs.get(card.id).version > card.version;
  const inLab = (card) => card.category !== 'shipped';

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  function due(card) {
    if (!inLab(card)) {
      return '';
    }
    const [tone, text] = card.late ? ['bad', card.due] : card.atRisk ? ['warn', `At risk, ${card.due}`] : [card.due === 'Today' ? 'warn' : 'neutral', card.due];
    return make('span', {class: `badge ${tone}`}, text);
  }

  function line(card) {
    return make('li', {'data-job': card.id}, make('b', {}, card.number), make('span', {class: 'initials'}, card.patientInitials), ...(card.rush ? [make('span', {class: 'badge warn'}, 'Rush')] : []), due(card));
  }

  // As many jobs as there is room for on the wall; the others are a number.
  function room() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const beside = Math.max(1, Math.floor(find('columns').clientWidth / (NARROWEST_REM * rem)));
    const height = (window.innerHeight - find('columns').offsetTop - 4 * rem) / Math.ceil(columns.length / beside);
    return Math.max(FEWEST, Math.floor((height - 5 * rem) / (LINE_REM * rem)));
  }

  function paint() {
    const all = [...jobs.values()].filter(here).sort((a, b) => a.promisedOn.localeCompare(b.promisedOn) || a.number.localeCompare(b.number));
    const most = room();
    find('columns').replaceChildren(...columns.map((column) => {
      const mine = all.filter((card) => card.column === column.key);
      const everywhere = [...jobs.values()].filter((card) => card.column === column.key).length; // The limit is the column's, whichever branch one looks at.
      const over = column.limit !== undefined && everywhere > column.limit;
      return make('section', {class: column.category, 'aria-labelledby': `in-${column.key}`},
        make('h2', {id: `in-${column.key}`}, column.title, make('span', {class: over ? 'over' : ''}, over ? `${everywhere} / ${column.limit} over limit` : String(mine.length))),
        ...(mine.length === 0 ? [make('p', {class: 'muted'}, `Nothing in ${column.title}`)] : [make('ul', {}, ...mine.slice(0, most).map(line))]),
        ...(mine.length > most ? [make('p', {class: 'muted'}, `and ${mine.length - most} more`)] : []));
    }));
    const open = all.filter(inLab);
    find('sum-open').textContent = open.length;
    find('sum-late').textContent = open.filter((card) => card.late).length;
    find('sum-risk').textContent = open.filter((card) => card.atRisk && !card.late).length;
    find('sum-today').textContent = open.filter((card) => card.promisedOn === today()).length;
    const there = [...jobs.values()].find((card) => card.branchId === branch);
    find('where').textContent = branch ? `, ${there ? there.branch : 'one branch'}` : '';
  }

  function take(board) {
    columns = board.columns.map(({key, title, category, limit}) => ({key, title, category, limit}));
    jobs.clear();
    board.columns.forEach((column) => column.cards.forEach((card) => jobs.set(card.id, card)));
    paint();
  }

  document.addEventListener('DOMContentLoaded', () => {
    take(JSON.parse(find('jobs').textContent));
    let day = today();
    const tell = () => {
      find('clock').textContent = zoned({weekday: 'long', hour: '2-digit', minute: '2-digit'});
      if (day !== today()) {
        day = today();
        window.fovea.live.everything();
      }
    };
    tell();
    window.setInterval(tell, 1000);
    window.setInterval(() => window.fovea.live.everything(), STAY_MINUTES * 60 * 1000);
    window.addEventListener('resize', paint);
    window.fovea.live.of({
      jobs: find('wall').dataset.jobs,
      all: take,
      some(cards) {
        if (cards.some((card) => here(card) && !columns.some((column) => column.key === card.column))) {
          window.fovea.live.everything();
          return;
        }
        cards.filter((card) => !older(card)).forEach((card) => (CLOSED.includes(card.category) ? jobs.delete(card.id) : jobs.set(card.id, card)));
        paint();
      },
      busy: () => false,
      live(is) {
        find('paused').hidden = is;
        find('live').hidden = !is;
      },
    });
  });
}());
