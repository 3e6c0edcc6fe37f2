// Presses with the mouse what each step names, and reports when the first frame with its answer was complete. Consoles are
// clicked by script and not measured.
(async () => {
  const now = () => performance.timeOrigin + performance.now();
  const frame = () => new Promise(requestAnimationFrame);
  const shown = (css) => [...document.querySelectorAll(css)].find((e) => e.checkVisibility());

  /** Until this is true, looked at after each change of the page, and once a second should none come. */
  const until = (what, isTrue) =>
    new Promise((done, failed) => {
      const begun = now();
      const look = () => {
        const over = now() - begun > 20_000;
        if (!over && !isTrue()) return;
        observer.disconnect();
        clearInterval(again);
        over ? failed(new Error(what)) : done();
      };
      const observer = new MutationObserver(look);
      const again = setInterval(look, 1000);
      observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
      look();
    });

  /** Until the page has not changed for a while: an answer on its way would be taken for this press's. */
  const quiet = () =>
    new Promise((done) => {
      const end = () => (observer.disconnect(), done());
      let timer = setTimeout(end, 150);
      const observer = new MutationObserver(() => {
        clearTimeout(timer);
        timer = setTimeout(end, 150);
      });
      observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
    });

  const ready = (css) => {
    const e = shown(css);
    return e && !e.disabled && e.getAttribute('aria-busy') !== 'true' && e;
  };

  const press = async (step) => {
    await until(`${step.press} is there`, () => ready(step.press));
    await quiet();
    const e = ready(step.press);
    e.scrollIntoView({ block: 'center' });
    await frame();
    const box = e.getBoundingClientRect();
    const place = `${Math.round(box.x + box.width / 2)} ${Math.round(box.y + box.height / 2)}`;
    webkit.messageHandlers.point.postMessage(place);
    await quiet();
    await frame();
    if (shown(step.then)) throw new Error(`${step.then} is there before the press`);
    const seen = { name: step.name };
    document.addEventListener('click', () => (seen.heard = now()), { capture: true, once: true });
    webkit.messageHandlers.press.postMessage(place);
    await until(`${step.press} shows ${step.then}`, () => shown(step.then));
    seen.made = now();
    await frame();
    seen.drawn = now();
    await frame();
    seen.answered = now();
    webkit.messageHandlers.seen.postMessage(JSON.stringify(seen));
  };

  const fill = (css, text) => {
    const field = shown(css);
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };

  const walk = async () => {
    for (const step of STEPS) {
      if (step.click) {
        await until(`${step.click} is there`, () => ready(step.click) || (step.unless && shown(step.unless)));
        const before = step.changes && shown(step.changes).textContent;
        if (!step.unless || !shown(step.unless)) ready(step.click).click();
        if (step.changes) await until(`${step.changes} changes`, () => shown(step.changes).textContent !== before);
        if (step.then) await until(`${step.click} shows ${step.then}`, () => shown(step.then));
      } else if (step.fill) {
        await until(`${step.fill} is there`, () => ready(step.fill));
        fill(step.fill, shown(step.from).textContent.trim());
      } else {
        await press(step);
      }
    }
  };

  await until('the page is there', () => document.readyState === 'complete');
  BEFORE;
  await walk().then(
    () => webkit.messageHandlers.seen.postMessage('{"walked":1}'),
    (error) => webkit.messageHandlers.seen.postMessage(JSON.stringify({ failed: `${error.message}; the page reads: ${document.body.innerText}` })),
  );
})();
