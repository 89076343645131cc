// What a reader does beside turning pages: replays, chooses how it shows, begins again.

// A reveal, replayed: each of the moments that it turns over, on first sight, then turned.
let replay = null;

function beginReplay() {
  if (page || !stop.dataset.opens) return say(WORDS.noReveal, true);
  if (!truth().open) return say(WORDS.turnFirst, true);
  const places = stop.dataset.opens.split(" ").map((id) => document.getElementById(id));
  replay = { reveal: stop, places, at: -1 };
  replayBy(1);
}

function replayBy(step) {
  const { places, reveal, at } = replay;
  if (step > 0 && at >= 0 && !truth().open) return turn();
  const next = places[at + step];
  if (!next) return leaveReplay();
  replay.at = at + step;
  for (const each of all("[data-since]", next)) each.classList.toggle("fresh", each.dataset.since === reveal.id);
  go(next);
}

function leaveReplay() {
  if (!replay) return false;
  const { reveal } = replay;
  replay = null;
  record(reveal);
  arrive(reveal, true);
  return true;
}

// What the reader chooses, and how it shows.
const choices = {
  sides() {
    state.sides = both() ? "one" : "both";
    say(both() ? "Both sides, side by side." : "One side at a time.");
  },
  keep() {
    state.keep = !state.keep;
    if (truth()) {
      truth().open = state.keep;
      turned(truth());
    }
    say(WORDS.keeping[Number(state.keep)]);
  },
  all() {
    state.mode = single() ? "all" : "one";
    say(single() ? "One moment at a time." : "All of it on one page.");
    layOut();
    show();
    lookAt(0);
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

function beginAgain() {
  state.place = "";
  remember();
  trail.length = 0;
  for (const each of all("details.truth[open]")) each.open = false;
  for (const each of all(".known")) each.classList.remove("known");
  go(stops[0]);
  offerResume();
}

function forget() {
  Object.assign(state, structuredClone(fresh));
  try {
    localStorage.removeItem(memory);
  } catch { /* Then nothing was remembered. */ }
  delete root.dataset.theme;
  layOut();
  show();
  showVotes();
  say("This browser has forgotten what it knew of this page.", true);
}

async function copyLink() {
  const link = `${location.href.split("#")[0]}${place(leaf)}`;
  try {
    await navigator.clipboard.writeText(link);
    say("The link is copied.", true);
  } catch {
    say("This browser does not allow copying; the link is in its address line.", true);
  }
}
