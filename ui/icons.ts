import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

type Node = [tag: string, attributes: Record<string, string>];

/** An SVG shape as path data, so that an icon is one string and the page needs no markup from outside. */
function path([tag, of]: Node): string {
  const n = (name: string) => Number(of[name] ?? 0);
  switch (tag) {
    case 'path':
      // Relative at its start means from the origin, not from where the shape before it ended.
      return of.d!.startsWith('m') ? `M0 0${of.d!}` : of.d!;
    case 'line':
      return `M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`;
    case 'circle':
      return `M${n('cx') - n('r')} ${n('cy')}a${n('r')} ${n('r')} 0 1 0 ${2 * n('r')} 0a${n('r')} ${n('r')} 0 1 0 ${-2 * n('r')} 0`;
    case 'rect': {
      const [w, h, r] = [n('width'), n('height'), n('rx')];
      const corner = (x: number, y: number) => (r === 0 ? '' : `a${r} ${r} 0 0 1 ${x} ${y}`);
      return `M${n('x') + r} ${n('y')}h${w - 2 * r}${corner(r, r)}v${h - 2 * r}${corner(-r, r)}h${2 * r - w}${corner(-r, -r)}v${2 * r - h}${corner(r, -r)}z`;
    }
    default:
      throw new Error(`an icon with <${tag}>: teach icons.ts this shape`);
  }
}

/** `import copy from 'lucide:copy'` is that icon's path data, taken from lucide-static at build time. */
export default function icons(): Plugin {
  let nodes: Record<string, Node[]> | undefined;
  return {
    name: 'icons',
    resolveId: (id) => (id.startsWith('lucide:') ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith('\0lucide:')) return undefined;
      nodes ??= JSON.parse(readFileSync(new URL('./node_modules/lucide-static/icon-nodes.json', import.meta.url), 'utf8')) as Record<string, Node[]>;
      const icon = nodes[id.slice('\0lucide:'.length)];
      if (!icon) throw new Error(`lucide-static has no icon of the name ${id.slice('\0lucide:'.length)}`);
      return `export default ${JSON.stringify(icon.map(path).join(''))};`;
    },
  };
}
