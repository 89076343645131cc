// The pages beside the moments: search, and the two orders of events.
const MOST = 50;
const SAYING = "p:not(.where), .where span:not(:last-child), th";
const TITLE = "h3, .opening h2";
const BEGINNING = "p:not(.where, .care), th";
let texts = null;
let hits = [];

// A text as it is compared, blanks and all: as in the program.
function folded(text) {
  const plain = text.replace(/\s/g, " ").replace(/[^\w ]/g, (each) => WORDS.typed[each] || each);
  return plain.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().toLowerCase();
}

const sought = () => folded(one("#wanted").value).split(" ").filter(Boolean).join(" ");

// Every place that can be found, with its texts, once.
function collect() {
  texts = all(".opening, .beat, .coda, .person, .knowledge tbody tr, .pair, .events li").map((where) => ({
    where,
    lines: [...all(SAYING, where), ...all(TITLE, where)].map((line) => ({ line, text: folded(line.textContent) })),
  }));
}

function search() {
  if (!texts) collect();
  const wanted = sought();
  hits = [];
  for (const { where, lines } of wanted ? texts : []) {
    const hit = lines.find(({ text }) => text.includes(wanted));
    if (hit) hits.push([where, hit.line]);
  }
  one("#found").replaceChildren();
  const many = hits.length === 1 ? "Found in one place." : `Found in ${hits.length} places.`;
  one("#count").textContent = wanted ? (hits.length ? many : "Not found.") : "";
  showHits(wanted);
}

function showHits(wanted) {
  const shown = one("#found").childElementCount;
  one("#found").append(...hits.slice(shown, shown + MOST).map(([where, hit]) => result(where, hit, wanted)));
  one("#further").hidden = shown + MOST >= hits.length;
}

// The button goes when there are no more; the focus stays with what it was pressed for.
function showMore() {
  const shown = one("#found").childElementCount;
  showHits(sought());
  one(`#found li:nth-child(${shown + 1}) a`).focus();
}

function result(where, hit, wanted) {
  // What is found by words that nobody sees, or by a title, which the link says, shows how it begins.
  const text = (hit.hidden || hit === headed(where) ? one(BEGINNING, where) : hit).textContent;
  const item = document.createElement("li");
  const link = document.createElement("a");
  const small = document.createElement("small");
  const target = where.closest("[data-stop], [data-page]") || where.nextElementSibling;
  link.href = place(target);
  if (hit.closest("details.truth, .later")) link.dataset.turns = "";
  link.textContent = where.dataset.title || (headed(where) || where.closest("table").previousElementSibling).textContent.trim();
  // For each character of the folded text, where it came from.
  const origins = text.split("").flatMap((each, index) => Array(folded(each).length).fill(index));
  const first = folded(text).indexOf(wanted);
  const [at, end] = first < 0 ? [0, 0] : [origins[first], origins[first + wanted.length - 1] + 1];
  const begins = text.lastIndexOf(" ", Math.max(0, at - 50)) + 1;
  const last = text.indexOf(" ", end + 50);
  const rest = last < 0 ? text.slice(end) : `${text.slice(end, last)}…`;
  const bold = document.createElement("mark");
  bold.textContent = text.slice(at, end);
  small.append(begins ? "…" : "", text.slice(begins, at), bold, rest);
  item.append(link, small);
  return item;
}

function reorder(order) {
  const list = one(".events");
  const lines = all("li", list).sort((a, b) => a.dataset[order] - b.dataset[order] || a.dataset.happened - b.dataset.happened);
  list.append(...lines);
  for (const each of all("[data-order]")) each.setAttribute("aria-pressed", String(each.dataset.order === order));
  say(order === "told" ? "In the order told." : "In the order it happened.");
}

function listenToLookups() {
  one("#wanted").addEventListener("input", search);
  one("#further").addEventListener("click", showMore);
  for (const each of all("[data-order]")) each.addEventListener("click", () => reorder(each.dataset.order));
}

// Before the first frame, so that the page does not flash in the other colours.
root.classList.add("js");
recall();
dress();
addEventListener("DOMContentLoaded", () => {
  try {
    begin();
    listen();
    listenToLookups();
    ballots();
    showVotes();
  } catch (error) {
    root.classList.remove("js");
    throw error;
  }
});
