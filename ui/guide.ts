import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { Block, GuidePage, Inline } from './src/frame/guide';

/** npm's scripts run in ui/. */
const ROOT = resolve('..');

/** In this order, as the app lists them. */
export const PAGES = ['org', 'permissions', 'install', 'test', 'authorize', 'backups', 'finish', 'status', 'rotate', 'troubleshooting'] as const;

/** The engine's closed list: address to kind. */
export function links(): Map<string, string> {
  const source = readFileSync(join(ROOT, 'src-tauri/model/src/links.rs'), 'utf8');
  const found = source.matchAll(/Link::(\w+) => (?:\{\s*)?Some\(\s*"([^"]+)"/g);
  return new Map([...found].map(([, kind, address]) => [address!, kind!.replaceAll(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase()]));
}

const LINKS = links();

function inline(text: string): Inline[] {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)]+\))/).filter(Boolean).map((part): Inline => {
    if (part.startsWith('**')) return { is: 'bold', text: part.slice(2, -2) };
    if (part.startsWith('`')) return { is: 'code', text: part.slice(1, -1) };
    const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part);
    if (!link) {
      if (/[*`[\]<]/.test(part)) throw new Error(`the guide has a mark that the app doesn't show: ${part}`);
      return { is: 'text', text: part };
    }
    const [, words, to] = link;
    const page = /^(\w+)\.md$/.exec(to!)?.[1];
    if (page) return { is: 'page', text: words!, to: page };
    const kind = LINKS.get(to!);
    if (!kind) throw new Error(`the guide links to ${to}, which is not in the engine's list of links`);
    return { is: 'link', text: words!, to: kind };
  });
}

/** The part of Markdown that the guide uses: headings, paragraphs and lists of one line each. Pictures are for readers elsewhere. */
export function read(name: string, text: string): GuidePage {
  const blocks: Block[] = [];
  let title = '';
  for (const line of text.split('\n')) {
    const item = /^(-|\d+\.) (.+)$/.exec(line);
    const heading = /^(#+) (.+)$/.exec(line);
    const last = blocks.at(-1);
    if (line.trim() === '' || /^!\[[^\]]*\]\([^)]+\)$/.test(line)) continue;
    if (heading?.[1] === '#' && title === '') title = heading[2]!;
    else if (heading?.[1] === '##') blocks.push({ is: 'heading', of: inline(heading[2]!) });
    else if (item) {
      const is = item[1] === '-' ? 'list' : 'steps';
      if (last?.is === is) last.items.push(inline(item[2]!));
      else blocks.push({ is, items: [inline(item[2]!)] });
    } else if (/^[#>|!\s]|^```/.test(line)) throw new Error(`the guide has a line that the app doesn't show: ${line}`);
    else blocks.push({ is: 'paragraph', of: inline(line) });
  }
  if (title === '') throw new Error(`${name}.md has no title`);
  return { name, title, blocks };
}

/** `import pages from 'guide:en'` is docs/guide/en, read at build time. */
export default function guide(): Plugin {
  return {
    name: 'guide',
    resolveId: (id) => (/^guide:(en|de)$/.test(id) ? `\0${id}` : undefined),
    load(id) {
      const language = /^\0guide:(en|de)$/.exec(id)?.[1];
      if (!language) return undefined;
      const pages = PAGES.map((name) => {
        const file = join(ROOT, 'docs/guide', language, `${name}.md`);
        this.addWatchFile(file);
        return read(name, readFileSync(file, 'utf8'));
      });
      return `export default ${JSON.stringify(pages)};`;
    },
  };
}
