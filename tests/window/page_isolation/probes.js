// Each probe tries to get out of the page's cage and answers whether it did. The last line runs all of them
// and hands `[name, got through, what was said]` to the test.
const [port, done] = [arguments[0], arguments[arguments.length - 1]];
const out = `http://127.0.0.1:${port}`;
const invoke = (command, body) => window.__TAURI_INTERNALS__.invoke(command, body);
const soon = (ms = 250) => new Promise((next) => setTimeout(next, ms));
const put = (name, set) => {
  const element = document.createElement(name);
  set(element);
  document.body.append(element);
  return element;
};
/** Whether a script that would set this mark ran. */
const marked = async (mark) => {
  await soon();
  return window[mark] === 1;
};
/** Whether a thing loaded. */
const loads = (name, set) =>
  Promise.race([
    new Promise((next) => {
      put(name, (element) => {
        element.onload = element.onloadeddata = element.oncanplay = () => next(true);
        element.onerror = () => next(false);
        set(element);
      });
    }),
    soon(700).then(() => false),
  ]);
/** Whether a command that the page may not call did answer. */
const answers = (command, body) => async () => (await invoke(command, body), true);
const blob = (text, type = 'text/javascript') => URL.createObjectURL(new Blob([text], { type }));
const script = 'data:text/javascript,';

const probes = {
  'fetch to loopback': async () => (await fetch(`${out}/fetch`, { mode: 'no-cors' }), true),
  'fetch to a stranger': async () => (await fetch('https://192.0.2.1/', { mode: 'no-cors' }), true),
  'fetch of a file': async () => (await fetch('file:///etc/passwd')).ok,
  'fetch of the asset protocol': async () => (await fetch('asset://localhost/%2Fetc%2Fpasswd')).ok,
  'fetch of a data address': async () => (await fetch('data:text/plain,x')).ok,
  XMLHttpRequest: () =>
    new Promise((next, no) => {
      const request = new XMLHttpRequest();
      request.onload = () => next(true);
      request.onerror = no;
      request.open('GET', `${out}/xhr`);
      request.send();
    }),
  WebSocket: () =>
    new Promise((next, no) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`);
      socket.onopen = () => next(true);
      socket.onerror = no;
    }),
  EventSource: () =>
    new Promise((next, no) => {
      const source = new EventSource(`${out}/events`);
      source.onopen = () => next(true);
      source.onerror = no;
    }),
  // Whether it left is counted at the other end.
  sendBeacon: async () => (navigator.sendBeacon(`${out}/beacon`, 'x'), await soon(), false),
  WebRTC: async () => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
    return true;
  },
  'image from elsewhere': () => loads('img', (img) => (img.src = `${out}/img.png`)),
  'image from a data address': () =>
    loads('img', (img) => (img.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==')),
  'style sheet from elsewhere': () => loads('link', (link) => Object.assign(link, { rel: 'stylesheet', href: `${out}/a.css` })),
  'style element': async () => {
    put('style', (style) => (style.textContent = 'body { outline: 7px solid rgb(1, 2, 3) }'));
    await soon();
    return getComputedStyle(document.body).outlineWidth === '7px';
  },
  'style attribute': async () => {
    const element = put('p', () => undefined);
    element.setAttribute('style', 'outline: 7px solid');
    return getComputedStyle(element).outlineWidth === '7px' && getComputedStyle(element).outlineStyle === 'solid';
  },
  'font from elsewhere': async () => (await new FontFace('x', `url(${out}/x.woff2)`).load(), true),
  'video from elsewhere': () => loads('video', (video) => (video.src = `${out}/x.mp4`)),
  preload: () => loads('link', (link) => Object.assign(link, { rel: 'preload', as: 'script', href: `${out}/p.js` })),
  // Whether a connection was opened is counted at the other end, with the request or without one.
  'connecting ahead': async () => {
    for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'prerender', 'icon', 'modulepreload'])
      put('link', (link) => Object.assign(link, { rel, href: `${out}/${rel}` }));
    return (await soon(400), false);
  },
  'link with a ping': async () => {
    put('a', (a) => Object.assign(a, { href: `${out}/away`, ping: `${out}/ping` })).click();
    return (await soon(), false);
  },
  'style of a sheet made here': async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@font-face { font-family: away; src: url(${out}/f.woff2) } body { font-family: away; background: url(${out}/b.png) }`);
    document.adoptedStyleSheets = [sheet];
    await soon(400);
    document.adoptedStyleSheets = [];
    return false;
  },
  'image of an SVG': async () => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
    image.setAttribute('href', `${out}/svg.png`);
    svg.append(image);
    document.body.append(svg);
    return (await soon(), false);
  },
  manifest: () => loads('link', (link) => Object.assign(link, { rel: 'manifest', href: `${out}/m.json` })),

  'iframe from elsewhere': async () => {
    put('iframe', (frame) => (frame.src = `${out}/frame`));
    await soon(500);
    return false; // Whether it was fetched is counted at the other end.
  },
  'iframe of the app itself': async () => {
    const frame = put('iframe', (frame) => (frame.src = 'tauri://localhost/index.html'));
    await soon(500);
    try {
      return frame.contentDocument.querySelector('#app') !== null;
    } catch {
      return false;
    }
  },
  'iframe with a document of its own': async () => {
    put('iframe', (frame) => (frame.srcdoc = '<script>parent.inFrame = 1</script>'));
    return marked('inFrame');
  },
  object: () => loads('object', (object) => (object.data = `${out}/object`)),
  embed: () => loads('embed', (embed) => (embed.src = `${out}/embed`)),

  eval: async () => (0, eval)('1') === 1,
  Function: async () => new Function('return 1')() === 1,
  'a timer with text': async () => (setTimeout('window.byTimer = 1', 0), marked('byTimer')),
  'inline script': async () => (put('script', (s) => (s.textContent = 'window.inline = 1')), marked('inline')),
  'inline module': async () =>
    (put('script', (s) => Object.assign(s, { type: 'module', textContent: 'window.module = 1' })), marked('module')),
  'inline handler': async () => {
    put('p', (p) => p.setAttribute('onclick', 'window.handled = 1')).click();
    return marked('handled');
  },
  'script from elsewhere': () => loads('script', (s) => (s.src = `${out}/x.js`)),
  'script from a data address': async () => (put('script', (s) => (s.src = `${script}window.byData=1`)), marked('byData')),
  'script from a blob': async () => (put('script', (s) => (s.src = blob('window.byBlob = 1'))), marked('byBlob')),
  'import from a data address': async () => (await import(`${script}export default 1`), true),
  'import from elsewhere': async () => (await import(`${out}/x.js`), true),
  'script address': async () => {
    put('a', (a) => (a.href = 'javascript:void (window.byLink = 1)')).click();
    return marked('byLink');
  },
  'SVG with a script': async () => {
    const svg = new DOMParser().parseFromString(
      '<svg xmlns="http://www.w3.org/2000/svg"><script>window.bySvg = 1</script></svg>', 'image/svg+xml',
    );
    document.body.append(document.importNode(svg.documentElement, true));
    return marked('bySvg');
  },
  'worker from a blob': () =>
    new Promise((next, no) => {
      const worker = new Worker(blob('postMessage(1)'));
      worker.onmessage = () => next(true);
      worker.onerror = no;
    }),
  'shared worker': () =>
    new Promise((next, no) => {
      const worker = new SharedWorker(blob('onconnect = (e) => e.ports[0].postMessage(1)'));
      worker.port.onmessage = () => next(true);
      worker.onerror = no;
    }),
  'service worker': async () => (await navigator.serviceWorker.register('/sw.js'), true),
  'base address': async () => {
    const base = document.createElement('base');
    base.href = `${out}/`;
    document.head.prepend(base);
    const moved = new URL('x', document.baseURI).origin === out;
    base.remove();
    return moved;
  },

  'form to elsewhere': async () => {
    const form = put('form', (form) => Object.assign(form, { action: `${out}/form`, method: 'post' }));
    form.submit();
    await soon(400);
    return location.origin !== 'tauri://localhost';
  },
  'navigation to elsewhere': async () => ((location.href = `${out}/go`), await soon(400), location.origin !== 'tauri://localhost'),
  'navigation to a data address': async () =>
    ((location.href = 'data:text/html,<h1>x'), await soon(400), location.protocol !== 'tauri:'),
  'navigation to a file': async () => ((location.href = 'file:///etc/passwd'), await soon(400), location.protocol !== 'tauri:'),
  'navigation to a blob': async () =>
    ((location.href = blob('<h1>x', 'text/html')), await soon(400), location.protocol !== 'tauri:'),
  'refresh to elsewhere': async () => {
    put('meta', (meta) => Object.assign(meta, { httpEquiv: 'refresh', content: `0;url=${out}/refresh` }));
    await soon(400);
    return location.origin !== 'tauri://localhost';
  },
  'new window': async () => window.open(`${out}/window`) !== null,
  'link into a new window': async () => {
    put('a', (a) => Object.assign(a, { href: `${out}/blank`, target: '_blank', rel: 'opener' })).click();
    return (await soon(400), false);
  },
  download: async () => {
    put('a', (a) => Object.assign(a, { href: blob('x', 'text/plain'), download: 'taken.txt' })).click();
    return (await soon(400), false); // The test looks whether a file was written.
  },

  'download from elsewhere': async () => {
    put('a', (a) => Object.assign(a, { href: `${out}/taken.txt`, download: 'taken.txt' })).click();
    return (await soon(400), false);
  },

  'clipboard by the page': async () => (await navigator.clipboard.readText(), true),
  'clipboard by command': async () => {
    const area = put('textarea', (area) => area.focus());
    area.focus();
    document.execCommand('paste');
    await soon();
    return area.value !== '';
  },
  'clipboard by the plug-in': answers('plugin:clipboard-manager|read_text'),
  'clipboard written by the plug-in': answers('plugin:clipboard-manager|write_text', { text: 'x' }),
  'reading a file': answers('plugin:fs|read_text_file', { path: '/etc/passwd' }),
  'writing a file': answers('plugin:fs|write_text_file', { path: '/tmp/x', contents: 'x' }),
  'starting a program': answers('plugin:shell|execute', { program: 'true' }),
  'opening an address': answers('plugin:opener|open_url', { url: out }),
  'opening by the shell': answers('plugin:shell|open', { path: out }),
  'sending by the host': answers('plugin:http|fetch', { clientConfig: { method: 'GET', url: out } }),
  'ending the app': answers('plugin:process|exit', { code: 0 }),
  'a dialog': answers('plugin:dialog|open', { options: {} }),
  'listening to events': answers('plugin:event|listen', { event: 'x', target: { kind: 'Any' }, handler: 1 }),
  'emitting events': answers('plugin:event|emit', { event: 'x', payload: 1 }),
  'the window title by Tauri': answers('plugin:window|set_title', { label: 'main', value: 'taken' }),
  'closing the window': answers('plugin:window|close', { label: 'main' }),
  'a window by Tauri': answers('plugin:window|create', { options: { label: 'x' } }),
  'a web view by Tauri': answers('plugin:webview|create_webview_window', { options: { label: 'x', url: out } }),
  'the developer tools': answers('plugin:webview|internal_toggle_devtools'),
  'printing': answers('plugin:webview|print', { label: 'main' }),
  'the app\'s version': answers('plugin:app|version'),
  'folders': answers('plugin:path|resolve_directory', { directory: 11 }),
  'resources': answers('plugin:resources|close', { rid: 1 }),
  'a menu': answers('plugin:menu|new', { kind: 'Menu', options: {}, handler: {} }),
  'a tray': answers('plugin:tray|new', { options: {}, handler: {} }),
  'an image': answers('plugin:image|from_path', { path: '/etc/passwd' }),
  'a command that is not there': answers('read_secret'),
  'a link of one\'s own': answers('open_link', { kind: out }),
  'Tauri for all': async () => window.__TAURI__ !== undefined,

  'the prototype of all': async () => {
    try {
      Object.prototype.polluted = 1;
    } catch {
      return false;
    }
    return {}.polluted === 1;
  },
  'toJSON for all': async () => {
    try {
      Object.prototype.toJSON = () => 'x';
    } catch {
      return false;
    }
    return JSON.stringify({}) === '"x"';
  },
  'another way to the host': async () => {
    const real = window.__TAURI_INTERNALS__.invoke;
    try {
      window.__TAURI_INTERNALS__.invoke = () => 'taken';
    } catch {
      return false;
    }
    return window.__TAURI_INTERNALS__.invoke !== real;
  },
};

const told = [];
for (const [name, probe] of Object.entries(probes)) {
  const answer = await Promise.race([
    Promise.resolve().then(probe).then((through) => [through === true, ''], (refused) => [false, String(refused?.message ?? refused?.code ?? refused).slice(0, 120)]),
    soon(1500).then(() => [false, 'no answer']),
  ]);
  told.push([name, ...answer]);
}
done(told);
