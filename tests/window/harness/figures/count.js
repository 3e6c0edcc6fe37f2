// What a person reads in the window now, in words: the one count that the walk prints and the budgets hold.
// A word is what stands between two spaces and has a letter or a digit. Typed text is no word of the screen's.
const SKETCH = 'figure, [data-sketch]', PANEL = '#consoles, [data-panel], [data-practice]';
const words = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Rendered, and larger than the dot that is there for screen readers alone. */
const seen = new Map();
function shown(element) {
  if (!seen.has(element)) {
    const at = element.getBoundingClientRect();
    const dot = at.width <= 1 && at.height <= 1 && getComputedStyle(element).overflow !== 'visible';
    const here = element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !dot;
    seen.set(element, here && (!element.parentElement || shown(element.parentElement)));
  }
  return seen.get(element);
}

/** What a click opened: it counts as what shows only on demand, open or not. */
const disclosed = (element) => element.closest('details[open] > :not(summary), [data-disclosed]') !== null;

/** Words of the screen, its frame, sketches and the panel; and those that show only on demand. */
function count(root) {
  const found = { page: 0, frame: 0, sketch: 0, panel: 0, hidden: 0 };
  const add = (element, text, visible) => {
    const place = element.closest(PANEL) ? 'panel' : element.closest(SKETCH) ? 'sketch' : element.closest('main') ? 'page' : 'frame';
    found[visible || place === 'panel' || place === 'sketch' ? place : 'hidden'] += words(text);
  };
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (!parent || parent.closest('script, style, template, noscript, option')) continue;
    add(parent, texts.currentNode.data, shown(parent) && (disclosed(root) || !disclosed(parent)));
  }
  for (const element of root.querySelectorAll('*')) {
    if (element.matches('select')) add(element, element.selectedOptions[0]?.label ?? '', shown(element));
    if (element.matches('input, textarea') && element.value === '') add(element, element.placeholder, shown(element));
    for (const name of ['title', 'aria-label', 'aria-description', 'alt']) {
      const text = element.getAttribute(name);
      if (text && !element.closest(PANEL) && !element.closest(SKETCH)) found.hidden += words(text);
    }
  }
  return found;
}

const visible = (element) => {
  const found = count(element);
  return found.page + found.frame;
};
const all = (css, name) =>
  [...document.querySelectorAll(css)].filter(shown).map((element) => [name(element), visible(element), element.innerText.trim()]);
const step = document.querySelector('[data-step]');
// Home is a screen of the path where it is Welcome; with connections, or with secrets that were found, it is a list.
const welcome = document.querySelector('[data-row=welcome]') && !document.querySelector('[data-row=found-secrets]');
const name = step?.dataset.step ?? (welcome ? 'welcome' : (document.querySelector('[data-screen]')?.dataset.screen ?? ''));
const body = step?.querySelector(':scope > .body') ?? document.querySelector('main');
return {
  name,
  ...count(document.body),
  problems: all('[data-problem]', (element) => element.dataset.problem),
  hints: all('.hint, [data-hint]', (element) => element.id),
  production: /\bproduction\b|\bproduktion/i.test(document.body.innerText),
  dialog: document.querySelector('dialog[open]') !== null,
  calls: window.wire.calls,
  bytes: window.wire.bytes,
  scrolls: [body, document.scrollingElement].some((area) => area && area.scrollHeight > area.clientHeight + 1),
};
