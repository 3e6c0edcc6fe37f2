/** An icon's path data on a 24 by 24 grid, taken from lucide-static at build time (`ui/icons.ts`). */
declare module 'lucide:*' {
  const d: string;
  export default d;
}
