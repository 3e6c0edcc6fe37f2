import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin, type PluginOption } from 'vite';

/** Where the build's own copy of the app goes, which renders it. */
const FOLDER = resolve('node_modules/.first');

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * Puts the first screen into the page as markup, with its words, once for each language: the shell serves one of them
 * (`src-tauri/src/page.rs`), and the screen is there before any script.
 */
export default function firstScreen(plugins: () => PluginOption[]): Plugin {
  return {
    name: 'first-screen',
    apply: ({ build }, { command, mode }) => command === 'build' && mode === 'production' && !build?.ssr,
    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        await build({
          configFile: false,
          logLevel: 'warn',
          plugins: plugins(),
          ssr: { noExternal: true },
          build: { ssr: 'src/first.ts', outDir: FOLDER, emptyOutDir: true },
        });
        const { markup, words } = (await import(`${pathToFileURL(FOLDER).href}/first.js`)) as typeof import('./src/first');
        const screens: string[] = [];
        const texts: string[] = [];
        for (const language of ['en', 'de'] as const) {
          screens.push(`<!--first ${language}-->${await markup(language)}<!--/first ${language}-->`);
          texts.push(`<!--words ${language}--><template id="words" lang="${language}">${escaped(words[language])}</template><!--/words ${language}-->`);
        }
        const drawn = html.replace(
          /<script type="module" crossorigin src="([^"]+)"><\/script>/,
          '<link rel="modulepreload" crossorigin href="$1">\n    <script defer src="/start.js" data-script="$1"></script>',
        );
        if (drawn === html) throw new Error('the page has no script');
        // By a function: words may have what a replacement gives a meaning, as a dollar sign before a quotation mark.
        return drawn.replace('<div id="app"></div>', () => `<div id="app">${screens.join('')}</div>\n    ${texts.join('\n    ')}\n    <!--view-->`);
      },
    },
  };
}
