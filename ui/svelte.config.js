import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    runes: true,
    // Styles go to files: the page's policy allows no style element that a script adds.
    css: 'external',
    // A step's component lives as long as the step is on screen; its fields start with what the view said then.
    warningFilter: (warning) => warning.code !== 'state_referenced_locally',
  },
};
