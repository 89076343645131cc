// What the tests ask of a page in a browser; it is there before anything of the page runs.
globalThis.ask = {
    here: (what = '') => document.querySelector(`[data-stop]:not([hidden]) ${what}`),

    // The moment, card, cover, coda or page that is shown, and the opening of a chapter.
    shown: () => [...document.querySelectorAll('[data-stop], [data-page], .opening')]
        .filter((e) => !e.hidden && !e.matches('.said') && e.checkVisibility())
        .map((e) => e.id || 'opening').join(' '),

    turned: () => ask.here('.truth').open,

    said: () => document.querySelector('#said').textContent,

    belief: () => ask.here('.belief').innerText,

    // What the page's search does not find, where it stands, of the texts that the program finds.
    // It is sought by its paragraphs and by other words; `addresses`: of the moments, by their ids.
    notFound: (texts, addresses) => texts.filter(({page}) => page !== 'about').flatMap(({page, stop, text, compared}) => {
        const where = {
            beat: () => addresses[stop.beat],
            card: () => `${stop.chapter + 1}`,
            coda: () => 'remains',
        }[stop?.kind]?.() ?? (page === 'knowledge' ? 'people' : page);
        const parts = text.split('\n\n');
        return (parts.length > 1 ? parts : [text, compared]).filter((words) => {
            const line = document.querySelector('#wanted');
            line.value = words.replace(/\s+/g, ' ');
            line.dispatchEvent(new Event('input'));
            const further = document.querySelector('#further');
            while (!further.hidden) further.click();
            return ![...document.querySelectorAll('#found a')].some((a) => a.hash === `#${where}`);
        }).map((words) => `${where}: ${words}`);
    }),

    headings: () => [...document.querySelectorAll('h1')]
        .filter((e) => e.checkVisibility({visibilityProperty: true}))
        .map((e) => e.textContent.trim()),

    unfold: () => document.querySelectorAll('details').forEach((e) => { e.open = true; }),

    settled: () => new Promise((done) => setTimeout(done, 50, true)),

    tooWide: () => [...document.querySelectorAll('body *')]
        .filter((e) => e.checkVisibility() && !e.closest('.said, .skip, svg'))
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
        .map((e) => e.outerHTML.slice(0, 80)),

    // By how many lines or so a moment stands below the bar.
    belowTheBar: (id) => {
        const side = (e, which) => e.getBoundingClientRect()[which];
        const bar = side(document.querySelector('.bar'), 'bottom');
        return Math.floor((side(document.getElementById(id), 'top') - bar) / 40);
    },

    squares: () => [...document.querySelectorAll('.targets a')]
        .map((e) => e.getBoundingClientRect()),

    sizesOfSquares: () => [...new Set(
        ask.squares().map((r) => Math.round(Math.min(r.width, r.height))))],

    squaresOverOthers: () => ask.squares().filter((one, at, all) => all.slice(at + 1).some(
        (other) => Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y)) < 23.9)).length,

    // How many names of chapters are seen, and how many of them stand over text.
    chaptersOverText: () => {
        const seen = (what) => [...document.querySelectorAll(`:target :is(${what})`)]
            .map((e) => e.getBoundingClientRect()).filter((r) => r.height);
        const names = seen('.film'), [head] = seen('h2');
        const over = names.filter((film) => film.top < head.bottom || seen('h3, p, .chart').some(
            (r) => r.top < film.bottom - 1 && film.top < r.bottom - 1));
        return [names.length, over.length];
    },

    outOfReach: () => [...document.querySelectorAll('.sheet a, .sheet button')]
        .filter((e) => e.checkVisibility()).filter((e) => {
            e.scrollIntoView({block: 'nearest', behavior: 'instant'});
            const r = e.getBoundingClientRect();
            return !e.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2));
        }).map((e) => e.textContent),

    tooSmall: () => [...document.querySelectorAll(
        'button, summary h4, .more summary, nav a, .press')].filter((e) => e.checkVisibility())
        .map((e) => [e.textContent, e.getBoundingClientRect()])
        .filter(([, r]) => r.height < 24 || r.width < 24).map(([text]) => text),

    // Every text with less contrast than 4.5 to what is behind it.
    faint: () => {
        const part = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        const light = (rgb) => rgb.match(/\d+/g).slice(0, 3).map(Number).map(part)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
        const behind = (e) => {
            for (; e; e = e.parentElement) {
                const colour = getComputedStyle(e).backgroundColor;
                if (!/, 0\)$/.test(colour)) return colour;
            }
        };
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const faint = [];
        for (let text; (text = texts.nextNode());) {
            const e = text.parentElement;
            if (!text.data.trim() || !e.checkVisibility() || e.closest('svg, .said')) continue;
            const pair = [light(getComputedStyle(e).color), light(behind(e))];
            const [a, b] = pair.sort((x, y) => y - x);
            if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(text.data);
        }
        return faint;
    },
};
