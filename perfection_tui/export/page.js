"use strict";
// The page reads without this. With it, one moment stands alone and turns over, by the keys of
// the program. Nothing is made from markup, and what is remembered stays in this browser.
(() => {
  const root = document.documentElement;
  const wide = matchMedia("(min-width: 58rem)");
  const light = matchMedia("(prefers-color-scheme: light)");
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // What is remembered: place, mode (one or all), sides (one, both or auto), keep, theme, letters.
  let name = "";
  const state = { mode: "one", sides: "auto", keep: false, theme: "", letters: true, place: "" };

  function recall() {
    name = `perfection-tui: ${document.title}`;
    try {
      const saved = JSON.parse(localStorage.getItem(name)) || {};
      for (const key of Object.keys(state)) {
        if (typeof saved[key] === typeof state[key]) state[key] = saved[key];
      }
    } catch { /* Broken, or not allowed here: nothing is remembered. */ }
  }

  function remember() {
    try {
      localStorage.setItem(name, JSON.stringify(state));
    } catch { /* Full, or not allowed here. */ }
  }

  function say(words) {
    one("#said").textContent = words;
  }

  // Where the reader is: a stop, and perhaps a page in front of it.
  let stops = [];
  let stop = null;
  let page = null;
  let turnsUp = false;
  const trail = [];

  const single = () => state.mode === "one";
  const both = () => state.sides === "both" || (state.sides === "auto" && wide.matches);
  const truth = () => stop && one(".truth", stop);
  const place = (element) => `#${element.id}`;

  function lookUp(hash) {
    const id = decodeURIComponent(hash.slice(1));
    if (!id) return stops[0];
    const found = document.getElementById(id);
    if (found) return found;
    // A moment that is not on this page: its chapter's card, or else its last moment.
    const chapter = /^(\d+)\//.exec(id);
    const near = chapter && stops.filter((each) => each.dataset.chapter === chapter[1]);
    return near && near.length ? near[near.length - 1] : stops[0];
  }

  function follow() {
    const target = lookUp(location.hash);
    if (target.matches("[data-page]")) {
      page = target;
    } else if (target.matches("[data-stop]")) {
      arriveAt(target);
      if (turnsUp && truth()) truth().open = true;
      turnsUp = false;
    } else {
      return;
    }
    show();
    if (single()) scrollTo({ top: 0, behavior: "instant" });
    else (page || stop).scrollIntoView({ behavior: "instant" });
    const wanted = page && one("input", page);
    (wanted || one("h1, h2, h3", page || stop)).focus({ preventScroll: true });
  }

  function arriveAt(target) {
    page = null;
    if (target === stop) return;
    stop = target;
    if (single() && truth()) truth().open = state.keep;
    if (stop !== stops[0]) {
      state.place = place(stop);
      remember();
    }
  }

  function go(target, jumped = false) {
    if (!target) return;
    if (jumped && target !== stop) trail.push(place(stop));
    if (location.hash === place(target)) follow();
    else location.hash = place(target);
  }

  function by(step) {
    const at = stops.indexOf(stop) + step;
    if (page) close();
    else if (at >= 0 && at < stops.length) go(stops[at]);
  }

  function close() {
    if (page) go(stop);
    else one(".more").open = false;
  }

  function open(id) {
    const target = document.getElementById(id);
    if (page === target) close();
    else go(target);
  }

  function chapter(number) {
    go(stops.find((each) => each.dataset.chapter === String(number)), true);
  }

  function chapterBy(step) {
    const now = Number(stop.dataset.chapter) || (stop === stops[0] ? 0 : all("[data-chapter]", one(".track")).length + 1);
    chapter(now + step);
  }

  function takeBack() {
    const target = trail.pop();
    if (target) location.hash = target;
  }

  function turn() {
    if (page === one("#people")) turnPeople();
    const side = page ? null : truth();
    if (!side) return;
    side.open = !side.open;
    const lit = side.open ? side : one(".belief", stop);
    say(`${one("h4", lit).textContent}: ${side.open ? "turned up" : "turned back"}.`);
    if (side.open) rewind(side);
  }

  function turnPeople() {
    const sides = all("details.truth", page);
    const up = !sides.every((each) => each.open);
    for (const each of sides) each.open = up;
    say(up ? "Everybody turned up." : "Everybody turned back.");
  }

  function rewind(side) {
    if (!side.closest(".turns")) return;
    side.classList.add("rewind");
    setTimeout(() => side.classList.remove("rewind"), 300);
  }

  // What the reader chooses, and how it shows.
  const choices = {
    sides() {
      state.sides = both() ? "one" : "both";
      say(both() ? "Both sides, side by side." : "One side at a time.");
    },
    keep() {
      state.keep = !state.keep;
      if (truth()) truth().open = state.keep;
      say(state.keep ? "Truths stay turned up from here on." : "Moments open on their belief.");
    },
    all() {
      state.mode = single() ? "all" : "one";
      say(single() ? "One moment at a time." : "All of it on one page.");
      requestAnimationFrame(() => (page || stop).scrollIntoView({ behavior: "instant" }));
    },
    theme() {
      const dark = state.theme ? state.theme === "stage" : !light.matches;
      state.theme = dark ? "score" : "stage";
      say(dark ? "Light." : "Dark.");
    },
    letters() {
      state.letters = !state.letters;
      say(state.letters ? "Letter keys are on." : "Letter keys are off.");
    },
  };

  function choose(what) {
    choices[what]();
    remember();
    show();
  }

  function dress() {
    root.dataset.mode = state.mode;
    root.dataset.sides = both() ? "both" : "one";
    root.dataset.letters = state.letters ? "on" : "off";
    if (state.theme) root.dataset.theme = state.theme;
  }

  function show() {
    dress();
    for (const each of all(".on")) each.classList.remove("on");
    (page || stop).classList.add("on");
    const opening = one(".opening", stop.parentNode);
    const opens = stop.matches(".card") || stop.previousElementSibling === opening;
    if (!page && opening && opens) opening.classList.add("on");
    const where = (page || stop).dataset.title;
    document.title = [where, name.slice(16)].filter(Boolean).join(" · ");
    mark();
    label();
  }

  function mark() {
    for (const each of all("[aria-current]")) each.removeAttribute("aria-current");
    for (const each of all(".dots i, .part .here")) each.className = "";
    const link = one(`.track [data-chapter="${stop.dataset.chapter}"]`);
    const at = stops.indexOf(stop);
    all(".dots").forEach((dots) => {
      const beats = stops.filter((each) => each.matches(".beat") && each.dataset.chapter === dots.parentNode.dataset.chapter);
      all("i", dots).forEach((dot, index) => {
        const its = stops.indexOf(beats[index]);
        dot.className = its === at ? "here" : its < at ? "past" : "";
      });
    });
    if (link) link.setAttribute("aria-current", "true");
    const listed = one(`.part li a[href="${place(stop)}"]`);
    if (listed) listed.className = "here";
    if (page) for (const each of all(`.pages a[href="${place(page)}"]`)) each.setAttribute("aria-current", "page");
  }

  function label() {
    const side = page ? null : truth();
    const turned = Boolean(side && side.open);
    for (const beat of all(".beat")) beat.classList.toggle("turned", one(".truth", beat).open);
    press("turn", turned, Boolean(side) || page === one("#people"));
    one("[data-do='turn'] span").textContent = turned ? "Turn back" : "Turn over";
    press("back", null, page || stop !== stops[0]);
    press("forward", null, page || stop !== stops[stops.length - 1]);
    press("sides", both());
    press("keep", state.keep);
    press("all", !single());
    one("#letters").setAttribute("aria-pressed", String(state.letters));
  }

  function press(what, pressed, works = true) {
    const button = one(`[data-do="${what}"]`);
    if (pressed !== null) button.setAttribute("aria-pressed", String(pressed));
    if (works) button.removeAttribute("aria-disabled");
    else button.setAttribute("aria-disabled", "true");
  }

  // Keys, as in the program. Space and the page keys scroll first, Home and End too.
  const atTop = () => scrollY < 2;
  const atEnd = () => innerHeight + scrollY > root.scrollHeight - 2;
  const steady = {
    ArrowRight: () => by(1),
    ArrowLeft: () => by(-1),
    Backspace: () => by(-1),
    Escape: () => close(),
    PageDown: () => atEnd() && by(1),
    PageUp: () => atTop() && by(-1),
    Home: () => atTop() && go(stops[0], true),
    End: () => atEnd() && go(stops[stops.length - 1], true),
  };
  const resting = {
    Enter: () => by(1),
    " ": () => atEnd() && by(1),
  };
  const letters = {
    l: () => by(1), h: () => by(-1), t: turn,
    T: () => choose("keep"), s: () => choose("sides"), m: () => choose("all"), d: () => choose("theme"),
    g: () => go(stops[0], true), G: () => go(stops[stops.length - 1], true), u: takeBack,
    "[": () => chapterBy(-1), "]": () => chapterBy(1),
    j: () => scrollBy(0, 48), k: () => scrollBy(0, -48),
    c: () => open("contents"), o: () => open("order"), p: () => open("people"),
    e: () => open("evidence"), v: () => open("verdict"), a: () => open("about"),
    "/": () => go(one("#search")),
    "?": () => open("keys"),
  };
  for (let digit = 1; digit < 10; digit += 1) letters[digit] = () => chapter(digit);

  function typed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.matches("input") && event.key !== "Escape") return;
    const pressing = event.target.closest("a, button, summary");
    const does = steady[event.key] || (!pressing && resting[event.key]) || (state.letters && letters[event.key]);
    // A move that had nothing to do leaves the key to the browser, which then scrolls.
    if (does && does() !== false) event.preventDefault();
  }

  function pressed(event) {
    const button = event.target.closest("[data-do], #letters");
    if (!event.target.closest(".more summary")) one(".more").open = false;
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const does = button.dataset.do;
    if (button.id === "letters") choose("letters");
    else if (does === "turn") turn();
    else if (does === "back" || does === "forward") by(does === "back" ? -1 : 1);
    else if (does) choose(does);
  }

  function jumped(event) {
    const link = event.target.closest("main a[href^='#'], .track a");
    if (link && !page) trail.push(place(stop));
    turnsUp = Boolean(link && "turns" in link.dataset);
  }

  function printing(begins) {
    for (const side of all("details.truth")) {
      if (begins) side.dataset.was = side.open ? "open" : "";
      side.open = begins || side.dataset.was === "open";
    }
  }

  // With everything on one page the reader is at what they have scrolled to.
  function scrolled() {
    if (single() || page) return;
    const above = stops.filter((each) => each.getBoundingClientRect().top < innerHeight / 3);
    const there = above[above.length - 1] || stops[0];
    if (there === stop) return;
    stop = there;
    show();
  }

  function listen() {
    addEventListener("scroll", () => requestAnimationFrame(scrolled), { passive: true });
    addEventListener("hashchange", follow);
    addEventListener("keydown", typed);
    addEventListener("click", pressed);
    addEventListener("click", jumped);
    addEventListener("toggle", label, true);
    addEventListener("beforeprint", () => printing(true));
    addEventListener("afterprint", () => printing(false));
    wide.addEventListener("change", show);
  }

  function begin() {
    stops = all("[data-stop]");
    for (const each of all(".desk, .switch, #search, #keys")) each.hidden = false;
    const resume = document.getElementById(state.place.slice(1));
    if (resume && resume.matches("[data-stop]")) {
      one("#resume").hidden = false;
      one("#resume").href = state.place;
      one("#resume").textContent = `Go on at “${resume.dataset.title}”`;
      one("#begin").textContent = "From the beginning";
    }
    const target = lookUp(location.hash);
    stop = stops[0];
    page = target.matches("[data-page]") ? target : null;
    if (target.matches("[data-stop]")) arriveAt(target);
    listen();
    show();
    if (!single() && location.hash) (page || stop).scrollIntoView({ behavior: "instant" });
  }

  // Before the first frame, so that the page does not flash in the other colours.
  root.classList.add("js");
  recall();
  dress();
  addEventListener("DOMContentLoaded", () => {
    try {
      begin();
    } catch (error) {
      root.classList.remove("js");
      throw error;
    }
  });
})();
