// The page reads without any of this. With it, one moment stands alone and turns over, by the
// keys of the program. Nothing is made from markup, and what is remembered stays in this browser.
const root = document.documentElement;
const wide = matchMedia("(min-width: 58rem)");
const light = matchMedia("(prefers-color-scheme: light)");
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// What is remembered: mode (one or all), sides (one, both or auto), whether truths are kept
// turned up, theme, whether letters are keys, the place, and votes by moment and person.
const title = document.title;
const memory = `perfection-tui: ${title}`;
const fresh = { mode: "one", sides: "auto", keep: false, theme: "", letters: true, place: "", votes: {} };
const state = structuredClone(fresh);

function recall() {
  try {
    const saved = JSON.parse(localStorage.getItem(memory)) || {};
    for (const key of Object.keys(fresh)) {
      if (saved[key] && typeof saved[key] === typeof fresh[key]) state[key] = saved[key];
      if (saved[key] === false) state[key] = false;
    }
  } catch { /* Broken, or not allowed here: nothing is remembered. */ }
}

function remember() {
  try {
    localStorage.setItem(memory, JSON.stringify(state));
  } catch { /* Full, or not allowed here. */ }
}

// Told to those who listen; `seen`: shown to those who look, too, until the next key or click.
function say(words, seen = false) {
  one("#said").textContent = words;
  one("#said").classList.toggle("seen", seen);
}

// Where the reader is: at a stop, and perhaps on a page before it. The leaf is what is shown.
let stops = [];
let stop = null;
let page = null;
let leaf = null;
let opener = null;
let returning = false;
const trail = [];
const scrolledTo = new Map();

const single = () => state.mode === "one";
const both = () => state.sides === "both" || (state.sides === "auto" && wide.matches);
const truth = () => one("details.truth", stop);
const place = (element) => `#${element.id}`;
const isPage = (element) => element.matches("[data-page]");
const edge = () => stop.matches(".card");
const headed = (element) => one("h2, h3", element);
const opening = (element) => element.closest(".chapter")?.firstElementChild;
// By the id of what holds it: a page of a thousand moments is long to look through.
const button = (what) => one(`#desk [data-do="${what}"]`) || one(`#keys [data-do="${what}"]`);

function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

// A moment that is not on this page: its chapter's card, or else its last moment.
function lookUp(hash) {
  const id = named(hash);
  const found = document.getElementById(id);
  if (found && found.matches("[data-stop], [data-page]")) return found;
  const [, chapter, moment] = /^(\d+)(\/)?/.exec(id) || [];
  const near = stops.filter((each) => chapter && each.dataset.chapter === chapter);
  return near.at(moment ? -1 : 0) || stops[0];
}

// The history keeps what a page lay before, so that going back shows both again.
function record(target, replaced) {
  const under = isPage(target) ? stop.id : "";
  try {
    history[replaced ? "replaceState" : "pushState"]({ under }, "", place(target));
  } catch { /* So many moves in a row are not recorded. */ }
}

function go(target, jumped = false) {
  if (!target) return false;
  if (target === leaf) return lookAt(0);
  if (jumped && !isPage(target)) trail.push(leaf);
  else if (!isPage(target)) one("#return").hidden = true;
  if (isPage(target) && !page) opener = document.activeElement;
  if (!returning) record(target, isPage(target) && page);
  arrive(target);
  if (jumped) offerReturn();
}

// `asLeft`: back where somebody was, with the moment as they left it.
function arrive(target, asLeft = false) {
  if (leaf) scrolledTo.set(leaf, scrollY);
  page = isPage(target) ? target : null;
  if (!page && target !== stop) {
    stop = target;
    if (!asLeft) faceDown();
    keepPlace();
    if (replay && replay.places[replay.at] !== stop) replay = null;
  }
  show();
  lookAt(asLeft ? scrolledTo.get(target) || 0 : 0);
}

function faceDown() {
  if (!truth()) return;
  truth().open = state.keep;
  stop.classList.toggle("known", state.keep);
}

function keepPlace() {
  if (stop === stops[0]) return;
  state.place = place(stop);
  remember();
}

// What lies above gets its true height only once it is drawn, and moves what lies below.
// Whoever has gone elsewhere meanwhile is left there.
function bring(frames = 8) {
  leaf.scrollIntoView({ behavior: "instant" });
  const near = () => Math.abs(leaf.getBoundingClientRect().top) < innerHeight;
  if (frames) requestAnimationFrame(() => near() && bring(frames - 1));
}

function lookAt(top) {
  if (single()) scrollTo({ top, behavior: "instant" });
  else bring();
  (one("input", leaf) || headed(leaf)).focus({ preventScroll: true });
}

function traversed() {
  const target = lookUp(location.hash);
  if (returning) {
    returning = false;
    if (target !== leaf) record(leaf);
  } else if (named(location.hash) !== "main") {
    const under = history.state && history.state.under;
    if (under && isPage(target)) stop = lookUp(`#${under}`);
    arrive(target, true);
  }
}

// The browser found something on a leaf that is not shown.
function found(event) {
  const target = event.target.closest("[data-stop], [data-page]");
  if (!target || target === leaf) return;
  record(target, false);
  page = isPage(target) ? target : null;
  if (!page) stop = target;
  show();
}

function by(step) {
  if (page) return close();
  if (replay) return replayBy(step);
  if (step > 0 && edge()) return say("This page ends here.", true);
  return go(stops[stops.indexOf(stop) + step]);
}

function close() {
  if (!page) return leaveReplay() || closeMenu();
  const back = opener && opener.checkVisibility() && opener !== document.body ? opener : null;
  returning = Boolean(history.state && history.state.under === stop.id);
  if (!returning) record(stop);
  arrive(stop, true);
  if (returning) history.back();
  if (back) back.focus({ preventScroll: true });
}

function open(id) {
  const target = document.getElementById(id);
  if (page === target) close();
  else go(target);
}

function chapter(number) {
  const target = stops.find((each) => each.dataset.chapter === String(number));
  if (target) go(target, true);
  else say(WORDS.noChapter, true);
}

function chapterBy(step) {
  const now = Number(stop.dataset.chapter) || (stop === stops[0] ? 0 : one("#track ol").childElementCount + 1);
  chapter(now + step);
}

function offerReturn() {
  const from = trail.at(-1);
  one("#return").hidden = !from;
  if (from) one("#return span").textContent = from.dataset.title || "the cover";
}

function takeBack() {
  const target = trail.pop();
  if (!target) return say(WORDS.notJumped, true);
  record(target);
  arrive(target, true);
  offerReturn();
}

// Turning over.
function turn() {
  if (page === one("#people")) return turnPeople();
  const side = page ? null : truth();
  if (!side) return say(WORDS.noMoment, true);
  side.open = !side.open;
  turned(side);
  const lit = side.open ? side : one(".belief", stop);
  say(`${one("h4", lit).textContent}: ${side.open ? "turned up" : "turned back"}.`);
  if (side.open) rewind(side);
}

function turned(side) {
  const beat = side.closest(".beat, .person");
  if (!beat) return;
  beat.classList.toggle("turned", side.open);
  if (side.open) beat.classList.add("known");
  if (beat === stop) label();
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

// What is not shown can still be found by the browser's own search, but for what lies face down.
function hide(element, hidden) {
  if (hidden) element.setAttribute("hidden", "until-found");
  else element.removeAttribute("hidden");
}

function layOut() {
  for (const each of all("[data-stop], [data-page]")) hide(each, single() && each !== leaf);
  for (const each of all(".opening")) each.hidden = single();
}

function dress() {
  root.dataset.mode = state.mode;
  root.dataset.sides = both() ? "both" : "one";
  root.dataset.letters = state.letters ? "on" : "off";
  if (state.theme) root.dataset.theme = state.theme;
}

function show() {
  dress();
  const before = leaf;
  leaf = page || stop;
  if (single() && before && before !== leaf) {
    hide(before, true);
    if (opening(before)) opening(before).hidden = true;
  }
  hide(leaf, false);
  if (opening(leaf) && single()) {
    const opens = leaf.matches(".card") || leaf.previousElementSibling === opening(leaf);
    opening(leaf).hidden = false;
    // The chapter is a heading for those who listen, where it is not shown.
    opening(leaf).classList.toggle("said", !opens);
  }
  document.title = [leaf.dataset.title, title].filter(Boolean).join(" · ");
  mark();
  label();
}

let marked = [];

function mark() {
  for (const each of marked) each.removeAttribute("aria-current");
  marked = all(`[data-chapter="${stop.dataset.chapter}"]`, one("#track"));
  marked.push(...all(`.part li a[href="${place(stop)}"]`, one("#contents")));
  if (page) marked.push(...all(`.pages a[href="${place(page)}"]`, one("#desk")));
  for (const each of marked) each.setAttribute("aria-current", each.closest(".pages") ? "page" : "true");
  const at = stops.indexOf(stop);
  for (const [dot, its] of dots) dot.className = its === at ? "here" : its < at ? "past" : "";
}

let dots = [];

function collectDots() {
  const beats = stops.filter((each) => each.matches(".beat"));
  dots = all(".dots i").map((dot, index) => [dot, stops.indexOf(beats[index])]);
}

function label() {
  const side = page ? null : truth();
  one("span", button("turn")).textContent = side && side.open ? "Turn back" : "Turn over";
  able("turn", Boolean(side) || page === one("#people"));
  able("back", page || stop !== stops[0]);
  able("forward", page || replay || (!edge() && stop !== stops.at(-1)));
  for (const [what, on] of [["sides", both()], ["keep", state.keep], ["all", !single()]]) press(what, on);
  press("letters", state.letters);
  one("#replay").hidden = !replay;
  if (!replay) return;
  one("#replay span").textContent = `${replay.reveal.dataset.title}, replayed ·\u00a0${replay.at + 1}\u00a0of\u00a0${replay.places.length}`;
}

const press = (what, on) => button(what).setAttribute("aria-pressed", String(on));

function able(what, works) {
  if (works) button(what).removeAttribute("aria-disabled");
  else button(what).setAttribute("aria-disabled", "true");
}

// With everything on one page the reader is at what they have scrolled to.
function scrolled() {
  if (single() || page) return;
  const there = document.elementFromPoint(innerWidth / 2, innerHeight / 3)?.closest("[data-stop]");
  if (!there || there === stop) return;
  stop = there;
  show();
}

function printing(begins) {
  for (const side of all("details.truth")) {
    if (begins) side.dataset.was = side.open ? "open" : "";
    side.open = begins || side.dataset.was === "open";
  }
}

function offerResume() {
  const resume = document.getElementById(named(state.place));
  const there = resume && resume.matches("[data-stop]");
  one("#resume").hidden = !there;
  one("#begin").textContent = there ? "From the beginning" : "Begin";
  if (!there) return;
  one("#resume").href = state.place;
  one("#resume").textContent = `Go on at “${resume.dataset.title}”`;
}

function begin() {
  stops = all("[data-stop]");
  collectDots();
  for (const each of all(".desk, .scripted")) each.hidden = false;
  offerResume();
  const target = lookUp(location.hash);
  stop = isPage(target) ? stops[0] : target;
  page = isPage(target) ? target : null;
  if (!page) {
    faceDown();
    keepPlace();
  }
  leaf = target;
  layOut();
  show();
  root.classList.add("ready");
  history.scrollRestoration = "manual";
  if (!single() && location.hash) bring();
  else scrollTo({ top: 0, behavior: "instant" });
  addEventListener("popstate", traversed);
  addEventListener("beforematch", found);
  addEventListener("scroll", () => requestAnimationFrame(scrolled), { passive: true });
  addEventListener("toggle", (event) => event.target.matches(".truth") && turned(event.target), true);
  addEventListener("beforeprint", () => printing(true));
  addEventListener("afterprint", () => printing(false));
  wide.addEventListener("change", show);
}
