/** Every screen that the fake host can show. One line each: its name, its address (`fakeFromAddress`), and what is clicked on the way. */
export type Screen = {
  name: string;
  at: string;
  click?: string[];
  /** Faults that are known and not yet mended. */
  known?: RegExp;
};

/** The screens that are about to be drawn anew. At 200 % their columns are too narrow. */
const SPLIT = /^(large|small): /;

export const SCREENS: readonly Screen[] = [
  { name: 'welcome', at: 'home=empty' },
  { name: 'home', at: '', known: SPLIT },
  { name: 'network', at: 'step=test&seen=proxy', click: ['open-network'] },
  { name: 'org', at: 'step=org' },
  { name: 'org-found', at: 'step=org&seen=answered' },
  { name: 'permissions', at: 'step=permissions' },
  { name: 'install', at: 'step=install' },
  { name: 'install-saved', at: 'step=install&seen=stored' },
  { name: 'install-added', at: 'step=install&seen=added' },
  { name: 'test', at: 'step=test' },
  { name: 'test-passed', at: 'step=test&seen=passed' },
  { name: 'test-failed', at: 'step=test&seen=failed' },
  { name: 'test-stopped', at: 'step=test&seen=stopped' },
  { name: 'test-proxy', at: 'step=test&seen=proxy' },
  { name: 'test-role', at: 'step=test&seen=role' },
  { name: 'authorize', at: 'step=authorize' },
  { name: 'authorize-lists', at: 'step=authorize&seen=lists' },
  { name: 'authorize-refused', at: 'step=authorize&seen=refused' },
  { name: 'authorize-api', at: 'step=authorize&seen=api' },
  { name: 'authorize-credential', at: 'step=authorize&seen=credential' },
  { name: 'authorize-lost', at: 'step=authorize&seen=lost' },
  { name: 'backups', at: 'step=backups' },
  { name: 'backups-skipped', at: 'step=backups&seen=skipped' },
  { name: 'finish', at: 'step=finish', known: SPLIT },
  { name: 'finish-skipped', at: 'step=finish&seen=skipped', known: SPLIT },
  { name: 'status', at: 'step=finish&seen=status', known: SPLIT },
  { name: 'status-erased', at: 'step=finish&seen=erased', known: SPLIT },
  { name: 'live', at: 'step=finish', click: ['show-live'], known: /^large: .*scrolls sideways/ },
  { name: 'reauthorize', at: 'step=finish&seen=reauthorize' },
  { name: 'reauthorize-none', at: 'step=finish&seen=reauthorize-none' },
  { name: 'rotate-add', at: 'rotation=take' },
  { name: 'rotate-added', at: 'rotation=prove' },
  { name: 'rotate-update', at: 'rotation=reauthorize' },
  { name: 'rotate-update-api', at: 'rotation=at_dell&way=api' },
  { name: 'rotate-deactivate', at: 'rotation=deactivate' },
  { name: 'rotate-done', at: 'rotation=ended' },
  { name: 'practice', at: 'step=org&practice' },
];
