// The role editor. Ticking, what comes with a tick, searching and the bar of what is not saved happen here, at once and without the server;
// the server works out the difference for the review by itself and asks every rule again before it saves.
(function () {
  'use strict';

  const NAMED_IN_BAR = 4;
  const NAMED_AS_BRINGERS = 3;

  const find = (id) => document.getElementById(id);
  const words = (text) => (text || '').split(' ').filter((each) => each !== '');
  const people = (count, one, many) => `${count} ${count === 1 ? one : many}`;

  // ----------------------------------------------------------------------------------------------------- what stands on the page
  let rights = new Map(); // id → {row, box, title, implies, mine, text}
  let groups = []; // {part, box, count, chip, ids}
  let base = new Set(); // as saved
  let ticked = new Set(); // as ticked by hand: what comes with it is worked out
  let leaving = false; // this page itself goes on: no question

  const sheet = () => find('rights');
  const editable = () => sheet() !== null && sheet().dataset.editable === 'true';

  function read() {
    rights = new Map();
    groups = [];
    if (sheet() === null) {
      return;
    }
    for (const part of sheet().querySelectorAll('[data-group]')) {
      const ids = [];
      for (const row of part.querySelectorAll('[data-right]')) {
        ids.push(row.dataset.right);
        rights.set(row.dataset.right, {
          row, box: row.querySelector('input'), title: row.dataset.title, implies: words(row.dataset.implies), mine: row.dataset.mine === 'true',
          text: `${part.dataset.group} ${row.dataset.title} ${row.querySelector('.help').textContent} ${row.dataset.right} ${row.querySelector('.marks').textContent}`.toLowerCase(),
        });
      }
      groups.push({part, ids, box: part.querySelector('.group-box'), count: part.querySelector('.count'), chip: document.querySelector(`[href="#${part.id}"] .chip-count`)});
    }
    base = new Set(words(sheet().dataset.base));
    ticked = new Set(editable() ? words(find('ticked').value) : words(sheet().dataset.base));
  }

  // ------------------------------------------------------------------------------------------------------------ what is worked out
  // Each right that is on → the ticked ones that bring it along; none for what was ticked alone.
  function on(chosen) {
    const found = new Map([...chosen].map((id) => [id, new Set()]));
    const follow = (id, bringer) => {
      for (const implied of rights.has(id) ? rights.get(id).implies : []) {
        const bringers = found.get(implied) || new Set();
        if (implied !== bringer && !bringers.has(bringer)) {
          found.set(implied, bringers.add(bringer));
          follow(implied, bringer);
        }
      }
    };
    chosen.forEach((id) => follow(id, id));
    return found;
  }

  function difference() {
    const before = on(base);
    const after = on(ticked);
    const known = [...rights.keys()];
    return {after, gained: known.filter((id) => after.has(id) && !before.has(id)), lost: known.filter((id) => before.has(id) && !after.has(id))};
  }

  const typed = (id) => find(id) !== null && find(id).value.trim() !== (find('typed').dataset[id] || '').trim();
  const sameTicks = () => ticked.size === base.size && [...ticked].every((id) => base.has(id));
  const dirty = () => editable() && (!sameTicks() || typed('name') || typed('description'));

  // ---------------------------------------------------------------------------------------------------------------- what is shown
  function show() {
    const {after, gained, lost} = difference();
    for (const [id, right] of rights) {
      const bringers = after.get(id);
      const there = after.has(id);
      right.row.classList.toggle('is-on', there);
      right.row.dataset.change = gained.includes(id) ? 'added' : lost.includes(id) ? 'taken' : '';
      right.row.querySelector('.change').textContent = gained.includes(id) ? 'Added' : lost.includes(id) ? 'Taken away' : '';
      if (right.box) {
        const implied = there && bringers.size > 0;
        right.box.checked = there;
        lock(right, implied ? `Comes with ${inShort([...bringers].map((each) => `“${rights.get(each).title}”`))}.` : right.mine ? '' : 'You do not hold this yourself, so you cannot give it.');
        right.row.classList.toggle('is-implied', implied);
      }
    }
    groups.forEach((group) => count(group, after));
    if (editable()) {
      find('ticked').value = [...ticked].join(' ');
      bar(gained, lost);
    }
  }

  // Still reached by Tab, so that a screen reader meets it and says why it cannot be changed.
  function lock(right, why) {
    const told = right.row.querySelector('.why');
    told.textContent = why;
    told.hidden = why === '';
    why === '' ? right.box.removeAttribute('aria-disabled') : right.box.setAttribute('aria-disabled', 'true');
  }

  function count(group, after) {
    const there = group.ids.filter((id) => after.has(id)).length;
    group.count.textContent = there === group.ids.length ? 'All on' : `${there} of ${group.ids.length} on`;
    if (group.chip) {
      group.chip.textContent = there;
      group.chip.closest('a').classList.toggle('none', there === 0);
    }
    group.part.classList.toggle('none-on', there === 0);
    if (group.box) {
      const some = there > 0 && there < group.ids.length;
      group.box.checked = there === group.ids.length;
      group.box.indeterminate = some;
      some ? group.box.setAttribute('aria-checked', 'mixed') : group.box.removeAttribute('aria-checked');
    }
  }

  function bar(gained, lost) {
    const parts = [];
    if (gained.length > 0) {
      parts.push(people(gained.length, 'right', 'rights') + ' added');
    }
    if (lost.length > 0) {
      parts.push(people(lost.length, 'right', 'rights') + ' taken away');
    }
    if (!sameTicks() && parts.length === 0) {
      parts.push('another tick for the same rights');
    }
    if (typed('name')) {
      parts.push('the name');
    }
    if (typed('description')) {
      parts.push('the description');
    }
    const changed = dirty();
    const told = changed ? listed(parts) : '';
    const named = [...gained.map((id) => `+ ${rights.get(id).title}`), ...lost.map((id) => `− ${rights.get(id).title}`)];
    find('unsaved').hidden = !changed;
    find('unsaved-what').textContent = told;
    find('unsaved-named').textContent = named.slice(0, NAMED_IN_BAR).join(', ') + (named.length > NAMED_IN_BAR ? ` and ${named.length - NAMED_IN_BAR} more` : '');
    if (find('unsaved-said').dataset.told !== told) {
      find('unsaved-said').dataset.told = told;
      say(changed ? `Not saved: ${told}.` : '');
    }
  }

  function listed(parts) {
    return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
  }

  // As Words.inShort says it before the script runs.
  function inShort(parts) {
    return parts.length <= NAMED_AS_BRINGERS ? listed(parts) : `${parts.slice(0, NAMED_AS_BRINGERS).join(', ')} and ${parts.length - NAMED_AS_BRINGERS} more`;
  }

  function say(text) {
    find('unsaved-said').textContent = text;
  }

  // -------------------------------------------------------------------------------------------------------------------- searching
  // What is unticked while only a part is shown stays where it is until the search changes: nothing slips away under a hand.
  function sift() {
    if (sheet() === null) {
      return;
    }
    const wanted = words(find('find-right').value.toLowerCase());
    const shown = document.querySelector('[name="shown"]:checked').value;
    let left = 0;
    for (const group of groups) {
      let any = false;
      for (const id of group.ids) {
        const right = rights.get(id);
        const fits = wanted.every((word) => right.text.includes(word))
          && (shown === 'all' || (shown === 'on' ? right.row.classList.contains('is-on') : right.row.dataset.change !== ''));
        right.row.hidden = !fits;
        any = any || fits;
        left += fits ? 1 : 0;
      }
      group.part.hidden = !any;
      if (group.box) {
        group.box.hidden = wanted.length > 0 && group.ids.some((id) => rights.get(id).row.hidden); // It would tick what is not seen.
      }
    }
    const all = left === rights.size;
    find('sifted').textContent = all ? `${rights.size} rights` : `${left} of ${rights.size} rights shown`;
    find('none-found').hidden = left > 0;
    find('none-found-for').textContent = wanted.length > 0 ? `No right says “${find('find-right').value.trim()}”${shown === 'all' ? '' : ' among those shown'}` : shown === 'on' ? 'This role allows nothing yet' : 'Nothing was changed yet';
  }

  function showAll() {
    find('find-right').value = '';
    document.querySelector('[name="shown"][value="all"]').checked = true;
    sift();
    find('find-right').focus();
  }

  // --------------------------------------------------------------------------------------------------------------------- ticking
  function tick(id, wanted) {
    wanted ? ticked.add(id) : ticked.delete(id);
  }

  function tickGroup(group, wanted) {
    const kept = [];
    for (const id of group.ids) {
      if (!rights.get(id).mine) {
        kept.push(id);
      } else {
        tick(id, wanted);
      }
    }
    show();
    const staying = wanted ? [] : group.ids.filter((id) => on(ticked).has(id));
    if (staying.length > 0) {
      say(`${people(staying.length, 'right stays', 'rights stay')} on: ${listed(staying.map((id) => rights.get(id).title))}.`);
    } else if (kept.length > 0) {
      say(`${people(kept.length, 'right was', 'rights were')} left alone: you do not hold ${kept.length === 1 ? 'it' : 'them'} yourself.`);
    }
  }

  // From none and from some to all that may be given; from all of those to none.
  function groupTicked(group) {
    const after = on(ticked);
    tickGroup(group, group.ids.some((id) => rights.get(id).mine && !after.has(id)));
  }

  function begin(button) {
    ticked = new Set(words(button.dataset.begin).filter((id) => rights.has(id) && rights.get(id).mine));
    for (const each of document.querySelectorAll('[data-begin]')) {
      each.setAttribute('aria-pressed', String(each === button));
    }
    const left = words(button.dataset.begin).filter((id) => rights.has(id) && !rights.get(id).mine);
    find('left-out').hidden = left.length === 0;
    find('left-out').textContent = left.length === 0 ? '' : `Left out, because you do not hold ${left.length === 1 ? 'it' : 'them'} yourself: ${listed(left.map((id) => rights.get(id).title))}.`;
    if (find('description').value.trim() === '' || find('description').dataset.begun === find('description').value) {
      find('description').value = button.dataset.description || '';
      find('description').dataset.begun = find('description').value;
    }
    show();
    sift();
    say(`${people(on(ticked).size, 'right is', 'rights are')} on. ${find('left-out').textContent}`);
  }

  function reset() {
    ticked = new Set(base);
    find('name').value = find('typed').dataset.name || '';
    find('description').value = find('typed').dataset.description || '';
    document.querySelectorAll('[data-begin]').forEach((each) => each.setAttribute('aria-pressed', 'false'));
    show();
    sift();
    window.fovea.focus('#role-title');
    say('Everything is as it was saved.');
  }

  // ------------------------------------------------------------------------------------------------------------------- keyboard
  function visibleBoxes() {
    return [...sheet().querySelectorAll('input[type="checkbox"]')].filter((box) => box.offsetParent !== null);
  }

  function step(event, by) {
    const boxes = visibleBoxes();
    const next = boxes[boxes.indexOf(event.target) + by];
    if (next) {
      event.preventDefault();
      next.focus();
    } else if (by < 0) {
      event.preventDefault();
      find('find-right').focus();
    }
  }

  // PrimeFaces holds a button locked for half a second after its answer; a hand on the keyboard is faster.
  function press(button) {
    button.disabled ? window.setTimeout(() => press(button), 50) : button.click();
  }

  function keys(event) {
    if (event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && editable()) {
      event.preventDefault();
      if (document.querySelector('dialog[open]') === null) {
        dirty() ? press(find('review-now')) : say('There is nothing to save.');
      }
    } else if (event.target.id === 'find-role' && event.key === 'Enter') {
      event.preventDefault();
    } else if (event.target.id === 'find-right' && event.key === 'ArrowDown') {
      step(event, 1);
    } else if (event.target.id === 'find-right' && event.key === 'Escape' && event.target.value !== '') {
      event.preventDefault();
      showAll();
    } else if (event.target.closest('#rights') && event.target.type === 'checkbox' && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      step(event, event.key === 'ArrowDown' ? 1 : -1);
    }
  }

  // -------------------------------------------------------------------------------------------------------------------- dialogs
  function open(dialog, first) {
    const shown = find(dialog);
    if (!shown.open) {
      shown.showModal();
    }
    const target = first && shown.querySelector(first);
    (target || shown.querySelector('h2')).focus();
  }

  const close = (dialog) => find(dialog).open && find(dialog).close();

  window.fovea = window.fovea || {};
  window.fovea.roles = {
    // The difference has come, or what is wrong with a field.
    reviewed(args) {
      if (args && args.outcome === 'review') {
        open('review', '#reason');
      } else if (args && args.outcome === 'changed') {
        start();
        window.fovea.focus('#meanwhile');
      }
    },
    // What is saved loads the page anew, which no answer tells; anything else stands in the dialog or in the page.
    saved(status, args) {
      leaving = status === 'success' && !(args && (args.outcome || args.validationFailed));
      if (leaving) {
        return;
      }
      start(); // What was not saved has been written anew.
      if (args && args.outcome === 'changed') {
        close('review');
        window.fovea.focus('#meanwhile');
      } else if (args && args.outcome === 'field') {
        close('review');
        window.fovea.focusFirstProblem();
      } else if (args && args.outcome === 'refused') {
        open('review', '#refused');
      }
    },
    asked() {
      open('delete', '#delete-title');
    },
    deleted(status, args) {
      leaving = status === 'success' && !(args && (args.outcome || args.validationFailed));
      if (args && args.outcome === 'refused') {
        open('delete', '#delete-refused');
      }
    },
  };

  function start() {
    read();
    if (sheet() !== null) {
      show();
      sift();
    }
  }

  document.addEventListener('DOMContentLoaded', () => {
    start();

    document.addEventListener('click', (event) => {
      const box = event.target.closest('#rights input[type="checkbox"]');
      if (box && box.getAttribute('aria-disabled') === 'true') {
        event.preventDefault();
        say(box.closest('[data-right]').querySelector('.why').textContent);
        return;
      }
      const button = event.target.closest('button');
      if (button && button.dataset.begin !== undefined) {
        begin(button);
      } else if (button && button.id === 'reset') {
        reset();
      } else if (button && button.id === 'show-all') {
        showAll();
      } else if (button && button.id === 'print') {
        window.print();
      } else if (button && button.dataset.close) {
        close(button.dataset.close);
      } else if (button && (button.id === 'save-role' || button.id === 'delete-role')) {
        leaving = true;
      }
    });
    document.addEventListener('change', (event) => {
      if (event.target.matches('.group-box')) {
        groupTicked(groups.find((group) => group.box === event.target));
      } else if (event.target.matches('#rights [data-right] input')) {
        tick(event.target.closest('[data-right]').dataset.right, event.target.checked);
        show();
      } else if (event.target.name === 'shown') {
        sift();
      }
    });
    document.addEventListener('input', (event) => {
      if (event.target.id === 'find-right') {
        sift();
      } else if ((event.target.id === 'name' || event.target.id === 'description') && editable()) {
        show();
      }
    });
    document.addEventListener('keydown', keys);
    window.addEventListener('beforeunload', (event) => {
      if (!leaving && dirty()) {
        event.preventDefault();
      }
    });
  });
}());
