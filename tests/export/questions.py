"""What the tests ask of a page in a browser, in JavaScript."""

HERE = "[data-stop]:not([hidden])"
"""The moment, card, cover or coda that is shown."""

SHOWN = """[...document.querySelectorAll('[data-stop], [data-page], .opening')]
    .filter((e) => !e.hidden && !e.matches('.said') && e.checkVisibility())
    .map((e) => e.id || 'opening').join(' ')"""

TURNED_UP = "document.querySelector('[data-stop]:not([hidden]) .truth').open"

SAID = "document.querySelector('#said').textContent"

TOO_WIDE = """[...document.querySelectorAll('body *')].filter((e) => e.checkVisibility()
    && !e.closest('.said, .skip, svg') && e.getBoundingClientRect().right > innerWidth + 1)
    .map((e) => e.outerHTML.slice(0, 80))"""

FAINT = """(() => {
    const part = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    const light = (rgb) => rgb.match(/\\d+/g).slice(0, 3).map(Number).map(part)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = (e) => {
        for (; e; e = e.parentElement) {
            const colour = getComputedStyle(e).backgroundColor;
            if (!/, 0\\)$/.test(colour)) return colour;
        }
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const faint = [];
    for (let text; (text = texts.nextNode());) {
        const e = text.parentElement;
        if (!text.data.trim() || !e.checkVisibility() || e.closest('svg, .said')) continue;
        const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
        if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(text.data);
    }
    return faint;
})()"""
"""Every text with less contrast than 4.5 to what is behind it."""
