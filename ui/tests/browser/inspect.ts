/** What a person would find wrong with the screen as it is drawn. These run inside the page: each is self-contained. */

/** Where boxes are: what overlaps, is cut off, leaves the window, is too small, or is off its line. */
export function geometry(): string[] {
  const faults = new Set<string>();
  const root = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body;
  const LAYERS = '[role="menu"], [data-row="toast"], .notice, dialog';

  const call = (element: Element): string => {
    const act = element.closest('[data-act], [data-row], [data-part]');
    const tag = act ? ['act', 'row', 'part'].map((name) => act.getAttribute(`data-${name}`) && `${name} ${act.getAttribute(`data-${name}`)}`).find(Boolean) : element.tagName.toLowerCase();
    return `${tag} "${(element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 48)}"`;
  };
  /** For screen readers alone. */
  const unseen = (element: Element) => {
    for (let at: Element | null = element; at; at = at.parentElement) if (getComputedStyle(at).clipPath.startsWith('inset(50%')) return true;
    return false;
  };
  const shown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) && !unseen(element) && !element.closest('.hidden, [data-sketch], script, style, option');
  const scrolls = (element: Element, side: 'X' | 'Y') => /auto|scroll/.test(getComputedStyle(element)[`overflow${side}`]);
  const chain = (element: Element): Element[] => {
    const all: Element[] = [];
    for (let at: Element | null = element; at && at !== document.documentElement; at = at.parentElement) all.push(at);
    return all;
  };
  /** What of a box is in sight: the rest is scrolled out. */
  const inSight = (box: DOMRect, element: Element): DOMRect | null => {
    let { left, top, right, bottom } = box;
    for (const at of chain(element)) {
      const { position, overflowX, overflowY } = getComputedStyle(at);
      if (overflowX !== 'visible' || overflowY !== 'visible') {
        const edge = at.getBoundingClientRect();
        [left, top, right, bottom] = [Math.max(left, edge.left), Math.max(top, edge.top), Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
      }
      if (position === 'fixed') break;
    }
    return right - left > 0.5 && bottom - top > 0.5 ? new DOMRect(left, top, right - left, bottom - top) : null;
  };
  const across = (a: DOMRect, b: DOMRect) => Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = (a: DOMRect, b: DOMRect) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);

  const scroller = (element: Element) => chain(element).find((at) => scrolls(at, 'Y') || scrolls(at, 'X')) ?? null;
  type Box = { element: Element; box: DOMRect; seen: DOMRect | null; within: Element | null };
  type Text = Box & { node: Text_ };
  type Text_ = globalThis.Text;
  const texts: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text_;
    const element = node.parentElement!;
    if (!node.data.trim() || element.closest('svg') || !shown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 0.5) texts.push({ node, element, box, seen: inSight(box, element), within: scroller(element) });

    // A word in two lines, without a hyphen of its own.
    if (element.closest('code, .code, pre, input, textarea')) continue;
    for (const { index, 0: word } of node.data.matchAll(/\p{L}{2,}/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = new Set([...range.getClientRects()].filter((box) => box.width > 0.5).map((box) => Math.round(box.top)));
      if (tops.size > 1) faults.add(`"${word}" is split in ${call(element)}`);
    }
  }

  // Out of the window, and no way to scroll there.
  for (const { element, box } of texts) {
    const all = chain(element);
    if ((box.left < -0.5 || box.right > innerWidth + 0.5) && !all.some((at) => scrolls(at, 'X') && at.scrollWidth > at.clientWidth + 1)) faults.add(`${call(element)} leaves the window sideways`);
    if ((box.bottom > innerHeight + 1 || box.top < -1) && !all.some((at) => scrolls(at, 'Y') && at.scrollHeight > at.clientHeight)) faults.add(`${call(element)} leaves the window, and cannot be scrolled to`);
  }

  for (const element of [document.documentElement, ...root.querySelectorAll('*')]) {
    if (!shown(element) || element.closest('svg') || element.matches('input, select, textarea')) continue;
    const { overflowX, overflowY } = getComputedStyle(element);
    const wide = element.scrollWidth - element.clientWidth > 1;
    if (wide && (element === document.documentElement || /auto|scroll/.test(overflowX)) && element.tagName !== 'PRE') faults.add(`${call(element)} scrolls sideways`);
    const cut = (wide && /hidden|clip/.test(overflowX)) || (element.scrollHeight - element.clientHeight > 1 && /hidden|clip/.test(overflowY));
    if (cut && element.clientWidth > 1 && element.textContent?.trim()) faults.add(`${call(element)} is cut off`);
  }

  // Two texts, or a text and a control that it is not in.
  const layer = (element: Element) => element.closest(LAYERS);
  const CONTROLS = 'button, a[href], input, select, textarea, summary';
  const controls = [...root.querySelectorAll(CONTROLS)]
    .filter(shown)
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .map((one): Box => ({ ...one, seen: inSight(one.box, one.element), within: scroller(one.element) }));
  /** What is scrolled out may still be over its neighbor; what scrolls by itself is compared where it is in sight. */
  const over = (one: Box, other: Box, wide: number, high: number): boolean => {
    if (layer(one.element) !== layer(other.element)) return false;
    const [a, b] = one.within === other.within ? [one.box, other.box] : [one.seen, other.seen];
    return a !== null && b !== null && across(a, b) > wide && down(a, b) > high;
  };
  texts.forEach((one, at) => {
    for (const other of texts.slice(at + 1)) if (other.node !== one.node && over(one, other, 1.5, 3)) faults.add(`${call(one.element)} overlaps ${call(other.element)}`);
    for (const control of controls) if (!control.element.contains(one.element) && over(one, control, 1.5, 3)) faults.add(`${call(one.element)} overlaps the control ${call(control.element)}`);
  });
  controls.forEach((one, at) => {
    for (const other of controls.slice(at + 1)) if (!one.element.contains(other.element) && over(one, other, 1, 1)) faults.add(`the controls ${call(one.element)} and ${call(other.element)} overlap`);
  });

  // WCAG 2.5.8; what is pressed with its label is as large as both.
  for (const { element } of controls) {
    const { width, height } = (element.matches('[type="radio"], [type="checkbox"]') ? (element.closest('label') ?? element) : element).getBoundingClientRect();
    const inSentence = element.matches('a, button.link, summary') && getComputedStyle(element).display.startsWith('inline') && (element.parentElement?.textContent ?? '').trim() !== (element.textContent ?? '').trim();
    if (!inSentence && (width < 23.5 || height < 23.5)) faults.add(`${call(element)} is ${Math.round(width)} x ${Math.round(height)}: less than 24 px`);
  }

  // A small icon is on the line of the text beside it.
  for (const icon of root.querySelectorAll('svg[aria-hidden="true"]')) {
    const box = icon.getBoundingClientRect();
    const em = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    // An arrow between two boxes is in the middle of these.
    if (!shown(icon) || icon.closest('.arrow') || box.height > 24 * em || box.height === 0) continue;
    const beside = chain(icon.parentElement!).slice(0, 3).map((around) => texts.filter(({ element, box: text }) => around.contains(element) && down(box, text) > 2 && across(box, text) < 1)).find((found) => found.length > 0);
    if (!beside) continue;
    const middle = (one: DOMRect) => one.top + one.height / 2;
    const gap = (one: DOMRect) => Math.max(one.left - box.right, box.left - one.right);
    const nearest = beside.reduce((best, one) => (gap(one.box) < gap(best.box) ? one : best));
    let off = middle(box) - middle(nearest.box);
    // Beside a button's words in two lines it is on the first, or in their middle; in a table's row the cells share their middle.
    const cell = icon.closest('td') ? nearest.element.closest('th, td') : null;
    const lines = icon.closest('button') ? texts.filter(({ node }) => node === nearest.node).map((one) => one.box) : cell ? texts.filter(({ element }) => cell.contains(element)).map((one) => one.box) : [];
    if (lines.length > 1) {
      const ways = [off, middle(box) - (Math.min(...lines.map(({ top }) => top)) + Math.max(...lines.map(({ bottom }) => bottom))) / 2];
      off = ways.reduce((least, way) => (Math.abs(way) < Math.abs(least) ? way : least));
    }
    if (Math.abs(off) > 1.6 * em) faults.add(`the icon of ${call(nearest.element)} is ${off.toFixed(1)} px off its line`);
  }
  return [...faults];
}

/** Colors as they are drawn: text 4.5:1, icons and the edges of controls 3:1, against what is behind them. */
export function contrast(): string[] {
  type Color = [red: number, green: number, blue: number, alpha: number];
  const faults = new Set<string>();
  const root = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body;
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const known = new Map<string, Color>();
  const parse = (text: string): Color => {
    const before = known.get(text);
    if (before) return before;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = text;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data as unknown as [number, number, number, number];
    const color: Color = [r, g, b, a / 255];
    known.set(text, color);
    return color;
  };
  const over = ([r, g, b, a]: Color, [R, G, B]: Color): Color => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const chain = (element: Element | null): Element[] => {
    const all: Element[] = [];
    for (let at = element; at; at = at.parentElement) all.push(at);
    return all;
  };
  const behind = (element: Element | null): Color => {
    const layers: Color[] = [];
    for (const at of chain(element)) {
      const color = parse(getComputedStyle(at).backgroundColor);
      layers.push(color);
      if (color[3] === 1) break;
    }
    const ground: Color = matchMedia('(prefers-color-scheme: dark)').matches ? [0, 0, 0, 1] : [255, 255, 255, 1];
    return layers.reverse().reduce((below, color) => over(color, below), ground);
  };
  const faded = (color: Color, element: Element): Color => {
    const opacity = chain(element).reduce((all, at) => all * Number(getComputedStyle(at).opacity), 1);
    return [color[0], color[1], color[2], color[3] * opacity];
  };
  const light = ([r, g, b]: Color) => {
    const [R, G, B] = [r, g, b].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number];
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  };
  const ratio = (front: Color, back: Color) => {
    const [a, b] = [light(over(front, back)), light(back)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const call = (element: Element) => `${element.closest('[data-act], [data-row]')?.getAttribute('data-act') ?? element.closest('[data-row]')?.getAttribute('data-row') ?? element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 32)}"`;
  /** For screen readers alone. */
  const unseen = (element: Element) => {
    for (let at: Element | null = element; at; at = at.parentElement) if (getComputedStyle(at).clipPath.startsWith('inset(50%')) return true;
    return false;
  };
  const shown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) && !unseen(element) && !element.closest('.hidden, [data-sketch], script, style, option, :disabled, [aria-disabled="true"]');
  const say = (what: string, element: Element, found: number, least: number) => {
    if (found < least - 0.005) faults.add(`${what} of ${call(element)}: ${found.toFixed(2)} of ${least}`);
  };

  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement!;
    if (!(walker.currentNode as Text).data.trim() || element.closest('svg') || !shown(element)) continue;
    say('text', element, ratio(faded(parse(getComputedStyle(element).color), element), behind(element)), 4.5);
  }
  for (const icon of root.querySelectorAll('svg[aria-hidden="true"]')) {
    if (shown(icon)) say('icon', icon.parentElement!, ratio(faded(parse(getComputedStyle(icon).color), icon), behind(icon)), 3);
  }
  for (const control of root.querySelectorAll('button, input, select, textarea')) {
    const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(control);
    const [edge, fill, around] = [parse(borderTopColor), parse(backgroundColor), behind(control.parentElement)];
    const edged = parseFloat(borderTopWidth) > 0 && borderTopStyle !== 'none' && edge[3] > 0;
    const box = control.matches('input, select, textarea');
    // A button without an edge is known by its words, which are text.
    // In forced colors the system draws these itself.
    const ours = !control.matches('[type="radio"], [type="checkbox"]') || getComputedStyle(control).appearance === 'none';
    if (!shown(control) || !ours || (!edged && !box)) continue;
    say('edge', control, Math.max(edged ? ratio(faded(edge, control), around) : 0, ratio(faded(fill, control), around)), 3);
  }
  return [...faults];
}

/** What moves, or is about to. */
export function moving(): string[] {
  return document.getAnimations().filter((one) => one.playState === 'running').map((one) => `${(one.effect as KeyframeEffect | null)?.target?.className ?? '?'} moves`);
}
