// Keys, as in the program; clicks, swipes and the menu.
// Space and the page keys scroll first, Home and End too.
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
  End: () => atEnd() && go(lastOpen(), true),
};
const resting = {
  Enter: () => by(1),
  " ": () => atEnd() && by(1),
};
const letters = {
  l: () => by(1), h: () => by(-1), t: turn, f: beginReplay, y: copyLink,
  T: () => choose("keep"), s: () => choose("sides"), A: () => choose("all"), d: () => choose("theme"),
  g: () => go(stops[0], true), G: () => go(lastOpen(), true), u: takeBack,
  "[": () => chapterBy(-1), "]": () => chapterBy(1),
  j: () => scrollBy(0, 48), k: () => scrollBy(0, -48),
  c: () => open("contents"), o: () => open("order"), p: () => open("people"),
  e: () => open("evidence"), v: () => open("verdict"), a: () => open("about"),
  "/": () => open("search"), "?": () => open("keys"),
};
for (let digit = 1; digit < 10; digit += 1) letters[digit] = () => chapter(digit);

function lastOpen() {
  return stops.findLast((each) => !each.matches(".card"));
}

// A letter with Shift is a capital and one without is not, whatever the caps lock says.
function meant(event) {
  const { key, shiftKey: shift } = event;
  const typesSigns = event.getModifierState("AltGraph") && !/^\w$/.test(key);
  if ((event.ctrlKey || event.altKey || event.metaKey) && !typesSigns) return null;
  if (!/^[a-z]$/i.test(key)) return key;
  return shift ? key.toUpperCase() : key.toLowerCase();
}

function typed(event) {
  if (event.key === "Tab") setTimeout(leftMenu);
  const key = meant(event);
  if (!key || event.defaultPrevented || event.isComposing) return;
  if (event.target.matches("input, select") && key !== "Escape") return;
  const pressing = event.target.closest("a, button, summary");
  const named = !event.shiftKey && (steady[key] || (!pressing && resting[key]));
  const does = named || (state.letters && letters[key]);
  if (does) say("");
  // A move that had nothing to do leaves the key to the browser, which then scrolls.
  if (does && does() !== false) event.preventDefault();
}

const deeds = {
  turn, replay: beginReplay, leave: leaveReplay, link: copyLink, again: beginAgain, forget, undo: takeBack,
  back: () => by(-1),
  forward: () => by(1),
};

function clicked(event) {
  const menu = one("#desk .more");
  const button = event.target.closest("[data-do]");
  const link = event.target.closest("a[href^='#']");
  if (!event.target.closest(".more summary") && menu.open) closeMenu();
  if (button && button.getAttribute("aria-disabled") !== "true") {
    (deeds[button.dataset.do] || (() => choose(button.dataset.do)))();
  } else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && !link.matches(".skip")) {
    event.preventDefault();
    follow(link);
  }
}

function follow(link) {
  const jumped = Boolean(link.closest("main, .track")) && !link.closest(".cover, .begin");
  // Those of the curve are links of a drawing, which have no hash of their own.
  go(lookUp(link.getAttribute("href")), jumped);
  if ("turns" in link.dataset && truth()) {
    truth().open = true;
    turned(truth());
  }
}

function closeMenu() {
  const menu = one("#desk .more");
  if (!menu.open) return false;
  const within = menu.contains(document.activeElement);
  menu.open = false;
  if (within) one("summary", menu).focus({ preventScroll: true });
}

function leftMenu() {
  if (!one("#desk .more").contains(document.activeElement)) one("#desk .more").open = false;
}

// One finger, across and not down, turns the pages; from the very edge it is the system's.
let start = null;

function touched({ touches }) {
  const [{ clientX: x, clientY: y }] = touches;
  const edged = x < 24 || x > innerWidth - 24;
  start = touches.length > 1 || edged || visualViewport.scale > 1 ? null : { x, y };
}

function lifted({ changedTouches: [{ clientX, clientY }], target }) {
  if (!start || page || target.closest("select, .desk, .bar") || String(getSelection())) return;
  const across = clientX - start.x;
  if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(clientY - start.y)) by(across < 0 ? 1 : -1);
}

function listen() {
  addEventListener("keydown", typed);
  addEventListener("click", () => say(""), true);
  addEventListener("click", clicked);
  addEventListener("touchstart", touched, { passive: true });
  addEventListener("touchend", lifted, { passive: true });
}
