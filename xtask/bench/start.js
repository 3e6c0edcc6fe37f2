// Waits until the first screen can be used, then for two frames, and reports the page's times.
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const seen = { navigation: performance.timeOrigin, script: now() };
  const frames = () => {
    seen.usable = now();
    requestAnimationFrame(() => {
      seen.frame1 = now();
      requestAnimationFrame(() => {
        seen.frame2 = now();
        for (const mark of performance.getEntriesByType('mark')) seen[mark.name] = performance.timeOrigin + mark.startTime;
        seen.requests = performance.getEntriesByType('resource').length;
        webkit.messageHandlers.seen.postMessage(JSON.stringify(seen));
      });
    });
  };
  let waits = true;
  const look = () => {
    if (waits && USABLE) {
      waits = false;
      frames();
    }
  };
  new PerformanceObserver(look).observe({ entryTypes: ['mark'] });
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', look);
})();
