// Keeps a screen's picture of the lab in step with the server: it asks for all of it after every gap, and in between is brought the cards that changed.
// Used by the board (lab.js) and the wallboard (wall.js).
(function () {
  'use strict';

  const RETRY_SECONDS = 5;
  const PATIENCE_SECONDS = 20;
  const PAUSE_MILLIS = 150;

  let screen = null; // {jobs: where to ask, all(board), some(cards), live(is), busy()}
  let asking = false;
  let everything = false; // somebody wants the whole board
  let came = []; // cards that were brought while a question was under way or a hand on a card
  let askedAt = 0;
  let timer = null;

  let lost = true; // nobody tells of changes
  let opened = false; // somebody once did
  let seeking = false; // there is no socket, and another way is being tried
  let unread = false; // the last question was not answered

  function show() {
    if (screen !== null) {
      screen.live(!lost && !unread);
    }
  }

  // One question at a time and never two in quick succession. What is brought while one is under way, or a hand is on a card, waits: it is newer than the answer or as old.
  function next() {
    if (screen === null || asking || screen.busy()) {
      return;
    }
    if (came.length > 0) {
      const cards = came;
      came = [];
      screen.some(cards);
    }
    if (timer !== null || !everything) {
      return;
    }
    const wait = askedAt + PAUSE_MILLIS - Date.now();
    if (wait > 0) {
      later(wait);
    } else {
      ask();
    }
  }

  function later(millis) {
    timer = window.setTimeout(() => {
      timer = null;
      next();
    }, millis);
  }

  async function ask() {
    asking = true;
    askedAt = Date.now();
    everything = false;
    try {
      const board = await read();
      unread = false;
      if (screen.busy()) {
        everything = true;
      } else {
        screen.all(board);
      }
    } catch (unanswered) {
      unread = true;
      everything = true;
      later(RETRY_SECONDS * 1000);
    }
    asking = false;
    show();
    next();
  }

  async function read() {
    const response = await fetch(screen.jobs, {cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_SECONDS * 1000)});
    if (response.type === 'opaqueredirect' || response.status === 403) {
      window.location.reload(); // Signed out, or the right is gone: the page itself says so, and shows no job any more.
    }
    if (!response.ok) {
      throw new Error(`The board was not answered: ${response.status}`);
    }
    document.dispatchEvent(new Event('fovea:answered')); // The session is young again: app.js asks idle people.
    return response.json();
  }

  function pause() {
    lost = true;
    show();
  }

  // What was missed meanwhile was sent to nobody.
  function resume() {
    opened = true;
    lost = false;
    show();
    window.fovea.live.everything();
  }

  // Something between the browser and the server lets no sockets through: then the board is read again and again.
  function poll() {
    window.setInterval(() => {
      window.OmniFaces.Push.open('board');
      window.fovea.live.everything();
    }, RETRY_SECONDS * 1000);
  }

  // The socket gave up, or the session ended. As soon as the server answers again the page is loaded anew, which brings either
  // a fresh socket or the sign-in page.
  function reloadWhenReachable() {
    window.setTimeout(() => fetch(window.location.href, {cache: 'no-store'}).then((answered) => {
      if (answered.ok && !screen.busy()) {
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

  window.fovea.live = {
    // Begins. What was put off while a hand was on a card goes on with the next call of goOn().
    of(theScreen) {
      screen = theScreen;
      next();
    },
    everything() {
      everything = true;
      next();
    },
    goOn: () => next(),
    // The socket brings the cards of jobs that changed, or nothing when the whole board is to be looked at again.
    changed(message) {
      if (message) {
        const {cards} = JSON.parse(message);
        came = came.filter((old) => !cards.some((card) => card.id === old.id)).concat(cards);
      } else {
        everything = true;
      }
      next();
    },
    lost: pause,
    // Every socket that poll() opens in vain comes by here again.
    closed() {
      pause();
      if (!seeking) {
        seeking = true;
        opened ? reloadWhenReachable() : poll();
      }
    },
  };

  document.addEventListener('DOMContentLoaded', () => {
    window.addEventListener('offline', pause);
    window.addEventListener('online', resume);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') {
        window.fovea.live.everything();
      }
    });
  });
}());
