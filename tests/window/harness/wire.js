// Notes what goes between the page and the core, from outside of both: how many calls are under way and were made, and
// every text that was sent or answered, with their bytes. Channels come as scripts of the core's; they end in `runCallback`.
if (!window.wire) {
  const real = window.fetch;
  const wire = { open: 0, calls: 0, bytes: 0, messages: [] };
  const note = (text, prefix = '') => {
    wire.messages.push(`${prefix}${text}`);
    wire.bytes += new TextEncoder().encode(text).length;
  };
  Object.defineProperty(window, 'wire', { value: wire });
  window.fetch = async (target, options) => {
    wire.open += 1;
    // How often a draft is saved depends on how fast somebody types.
    if (!String(target).endsWith('/save_draft')) wire.calls += 1;
    try {
      const sent = options?.body;
      note(typeof sent === 'string' ? sent : sent ? new TextDecoder().decode(sent) : '', `${target} `);
      const answer = await real.call(window, target, options);
      note(await answer.clone().text());
      return answer;
    } finally {
      // The page works with the answer first.
      setTimeout(() => (wire.open -= 1), 0);
    }
  };
}
