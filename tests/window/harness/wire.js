// Notes what goes between the page and the core, from outside of both: how many calls are under way, and every
// text that was sent or answered. Channels come as scripts of the core's; they end in `runCallback`.
if (!window.wire) {
  const real = window.fetch;
  const wire = { open: 0, messages: [] };
  Object.defineProperty(window, 'wire', { value: wire });
  window.fetch = async (target, options) => {
    wire.open += 1;
    try {
      const sent = options?.body;
      wire.messages.push(`${target} ${typeof sent === 'string' ? sent : sent ? new TextDecoder().decode(sent) : ''}`);
      const answer = await real.call(window, target, options);
      wire.messages.push(await answer.clone().text());
      return answer;
    } finally {
      // The page works with the answer first.
      setTimeout(() => (wire.open -= 1), 0);
    }
  };
}
