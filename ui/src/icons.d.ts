/** Each icon's path data on a 24 by 24 grid, taken from lucide-static at build time (`ui/icons.ts`). */
declare module 'lucide:icons' {
  const paths: Record<import('./parts/icons').IconName, string>;
  export default paths;
}
