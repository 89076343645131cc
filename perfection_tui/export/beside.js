"use strict";
// The pages beside the moments: search, and the two orders of events.
addEventListener("DOMContentLoaded", () => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase();

  function search() {
    const wanted = folded(one("#wanted").value.trim());
    const list = one("#found");
    list.replaceChildren();
    let found = 0;
    if (wanted) {
      for (const beat of all(".beat, .coda, .person, .pair, .events li")) {
        const within = [...all("p", beat), ...all("h3", beat)];
        const hit = within.find((each) => folded(each.textContent).includes(wanted));
        if (!hit) continue;
        found += 1;
        list.append(result(beat, hit, wanted));
      }
    }
    const many = found === 1 ? "Found in one place." : `Found in ${found} places.`;
    one("#count").textContent = wanted ? (found ? many : "Not found.") : "";
  }

  function result(where, hit, wanted) {
    const text = hit.textContent;
    const item = document.createElement("li");
    const link = document.createElement("a");
    const small = document.createElement("small");
    const target = where.closest("[data-stop], [data-page]");
    link.href = `#${target.id}`;
    if (hit.closest("details.truth")) link.dataset.turns = "";
    link.textContent = where.dataset.title || one("h2, h3", where).textContent.trim();
    const at = folded(text).indexOf(wanted);
    const end = at + wanted.length;
    const start = text.lastIndexOf(" ", Math.max(0, at - 50)) + 1;
    const last = text.indexOf(" ", end + 50);
    const rest = last < 0 ? text.slice(end) : `${text.slice(end, last)}…`;
    const bold = document.createElement("mark");
    bold.textContent = text.slice(at, end);
    small.append(start ? "…" : "", text.slice(start, at), bold, rest);
    item.append(link, small);
    return item;
  }

  function reorder(order) {
    const list = one(".events");
    const lines = all("li", list).sort((a, b) => a.dataset[order] - b.dataset[order] || a.dataset.happened - b.dataset.happened);
    list.append(...lines);
    for (const each of all("[data-order]")) each.setAttribute("aria-pressed", String(each.dataset.order === order));
    one("#said").textContent = order === "told" ? "In the order told." : "In the order it happened.";
  }

  one("#wanted").addEventListener("input", search);
  for (const each of all("[data-order]")) each.addEventListener("click", () => reorder(each.dataset.order));
});
