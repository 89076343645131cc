// The reader's own verdict: a vote on each of the people at the end of a chapter, kept in this
// browser, and shown beside the audience's.
const words = (those) => those.dataset.words.split("|");
const LOWEST = -2;

function ballots() {
  for (const paper of all("[data-ballot]")) {
    for (const line of all("[data-who]", paper)) line.append(ballot(paper.closest(".beat"), line));
  }
}

function ballot(beat, line) {
  const label = document.createElement("label");
  const choice = document.createElement("select");
  const levels = words(line).map((each, at) => new Option(each, String(at + LOWEST))).reverse();
  choice.append(new Option("–", ""), ...levels);
  choice.addEventListener("change", () => vote(beat.id, line.dataset.who, choice.value));
  label.append("You: ", choice);
  choice.ariaLabel = `You, of ${one("b", line).textContent}`;
  return label;
}

function vote(beat, who, level) {
  const cast = { ...state.votes[beat] };
  if (level === "") delete cast[who];
  else cast[who] = Number(level);
  state.votes = { ...state.votes, [beat]: cast };
  remember();
  showVotes();
}

// Every vote that this page has a ballot for, with what the audience thinks there.
function votes() {
  return all("[data-ballot]").flatMap((paper) => all("[data-who]", paper).map((line) => {
    const beat = paper.closest(".beat");
    const level = (state.votes[beat.id] || {})[line.dataset.who];
    return { beat, chapter: paper.dataset.ballot, who: line.dataset.who, level, theirs: Number(line.dataset.level) };
  })).filter(({ level }) => Number.isInteger(level) && Math.abs(level) <= -LOWEST);
}

function showVotes() {
  const cast = votes();
  for (const choice of all("[data-ballot] select")) {
    const beat = choice.closest(".beat").id;
    choice.value = String((state.votes[beat] || {})[choice.closest("[data-who]").dataset.who] ?? "");
  }
  for (const each of all(".vote, .yours")) each.remove();
  for (const figure of all("figure[data-who]")) showOn(figure, cast.filter(({ who }) => who === figure.dataset.who));
  judge(cast);
}

function showOn(figure, cast) {
  if (!cast.length) return;
  const beats = stops.filter((each) => each.matches(".beat"));
  for (const { beat, level } of cast) {
    const mark = document.createElement("i");
    mark.className = "vote";
    mark.style.setProperty("--along", (beats.indexOf(beat) + 0.5) / beats.length);
    mark.style.setProperty("--down", (48 - level * 18) / 100);
    one(".chart", figure).append(mark);
  }
  const told = document.createElement("p");
  told.className = "yours";
  told.textContent = `◆ You: ${cast.map(({ level, chapter: name }) => `${words(figure)[level - LOWEST]} at the end of ${name}`).join("; ")}.`;
  figure.append(told);
}

function judge(cast) {
  const coda = one("#remains");
  if (!coda || !cast.length) return;
  // As the program's own verdict says it.
  const many = cast.length === 1 ? "1 vote" : `${cast.length} votes`;
  const alike = cast.filter(({ level, theirs }) => level === theirs).length;
  const some = cast.length === 1 ? "not " : `${alike || "none"} `;
  const told = document.createElement("p");
  const link = document.createElement("a");
  link.href = "#verdict";
  link.textContent = WORDS.judged;
  told.className = "yours";
  told.append(link, `: ${many}, ${alike === cast.length ? "" : some}as the audience.`);
  coda.append(told);
}
