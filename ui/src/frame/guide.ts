/** The guide, made of docs/guide by `ui/guide.ts`. */
import type { Language, Path } from '../host/wire';

export type Inline =
  | { is: 'text' | 'bold' | 'code'; text: string }
  /** To another page of the guide, or to one of the engine's links. */
  | { is: 'page' | 'link'; text: string; to: string };

export type Block =
  | { is: 'heading' | 'paragraph'; of: Inline[] }
  | { is: 'list' | 'steps'; items: Inline[][] };

export type GuidePage = { name: string; title: string; blocks: Block[] };

export const guideIn = async (language: Language): Promise<GuidePage[]> =>
  (language === 'de' ? await import('guide:de') : await import('guide:en')).default;

/** The page about the current screen. */
export function pageFor(path: Path | null): string {
  if (path === null) return 'org';
  if (path.okta.rotation?.on_screen || path.reauthorizing) return 'rotate';
  return path.at_status ? 'status' : path.step;
}
