import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { ICONS } from './src/parts/icons';

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

/** `lucide:icons` has the path data of each icon that the page draws, taken from lucide-static at build time. */
export default function icons(): Plugin {
  return {
    name: 'icons',
    resolveId: (id) => (id === 'lucide:icons' ? '\0lucide:icons' : undefined),
    load(id) {
      if (id !== '\0lucide:icons') return undefined;
      const nodes = JSON.parse(readFileSync(new URL('./node_modules/lucide-static/icon-nodes.json', import.meta.url), 'utf8')) as Record<string, Node[]>;
      return `export default ${JSON.stringify(Object.fromEntries(ICONS.map((name) => [name, nodes[name]!.map(path).join('')])))};`;
    },
  };
}
