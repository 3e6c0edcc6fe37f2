/**
 * Every screen that the fake host can show. One line each: its name, its address (`fakeFromAddress`), and what is done on the way:
 * `act` or `act=value` is clicked, `field:text` is typed, and `~act` is waited for.
 */
export type Screen = {
  name: string;
  at: string;
  way?: string[];
  /** A state of a screen that bears every look already: seen in light, dark and large text. */
  variant?: boolean;
};

const variant = true;

export const SCREENS: readonly Screen[] = [
  { name: 'welcome', at: 'home=empty' },
  { name: 'home', at: '' },
  { name: 'home-draft', at: 'home=draft', variant },
  { name: 'home-12', at: 'home=12' },
  { name: 'home-menu', at: 'home=12', way: ['connection-menu'], variant },
  { name: 'home-60', at: 'home=60', variant },
  { name: 'home-selecting', at: 'home=60', way: ['list-menu', 'select', 'select=c6', 'select=c8'] },
  { name: 'home-testing', at: 'home=60', way: ['test-all'], variant },
  { name: 'home-trouble', at: 'home=60', way: ['filter=attention'], variant },
  { name: 'home-none', at: 'home=60', way: ['find:nowhere', '~clear-filters'], variant },
  { name: 'home-1000', at: 'home=1000', variant },
  { name: 'network', at: 'step=test&seen=proxy', way: ['open-network'] },
  { name: 'settings', at: 'step=org', way: ['open-settings'] },
  { name: 'about', at: 'step=org', way: ['open-help', 'open-about'] },
  { name: 'shortcuts', at: 'step=org', way: ['open-help', 'open-shortcuts'] },
  { name: 'help', at: 'step=org', way: ['open-help'] },
  { name: 'org', at: 'step=org' },
  { name: 'org-found', at: 'step=org&seen=answered', variant },
  { name: 'permissions', at: 'step=permissions' },
  { name: 'install', at: 'step=install' },
  { name: 'install-saved', at: 'step=install&seen=stored', variant },
  { name: 'install-added', at: 'step=install&seen=added', variant },
  { name: 'test', at: 'step=test' },
  { name: 'test-passed', at: 'step=test&seen=passed' },
  { name: 'test-failed', at: 'step=test&seen=failed' },
  { name: 'test-stopped', at: 'step=test&seen=stopped', variant },
  { name: 'test-proxy', at: 'step=test&seen=proxy', variant },
  { name: 'test-role', at: 'step=test&seen=role', variant },
  { name: 'authorize', at: 'step=authorize' },
  { name: 'authorize-lists', at: 'step=authorize&seen=lists', variant },
  { name: 'authorize-refused', at: 'step=authorize&seen=refused', variant },
  { name: 'authorize-api', at: 'step=authorize&seen=api' },
  { name: 'authorize-credential', at: 'step=authorize&seen=credential', variant },
  { name: 'authorize-lost', at: 'step=authorize&seen=lost' },
  { name: 'backups', at: 'step=backups' },
  { name: 'backups-skipped', at: 'step=backups&seen=skipped', variant },
  { name: 'finish', at: 'step=finish' },
  { name: 'finish-skipped', at: 'step=finish&seen=skipped', variant },
  { name: 'status', at: 'step=finish&seen=status' },
  { name: 'status-only', at: 'home=1' },
  { name: 'status-protected', at: 'step=finish&seen=protected' },
  { name: 'status-no', at: 'step=finish&seen=protected', way: ['not-both'], variant },
  { name: 'status-details', at: 'step=finish&seen=status', way: ['add-details'], variant },
  { name: 'status-menu', at: 'step=finish&seen=status', way: ['status-menu'], variant },
  { name: 'status-activity', at: 'step=finish&seen=status', way: ['activity'], variant },
  { name: 'status-attention', at: 'step=finish&seen=cutoff' },
  { name: 'status-keys', at: 'step=finish&seen=keys-off', variant },
  { name: 'status-erased', at: 'step=finish&seen=erased', variant },
  { name: 'live', at: 'step=finish', way: ['show-live'] },
  { name: 'reauthorize', at: 'step=finish&seen=reauthorize' },
  { name: 'reauthorize-none', at: 'step=finish&seen=reauthorize-none', variant },
  { name: 'rotate-add', at: 'rotation=take' },
  { name: 'rotate-add-rejected', at: 'rotation=take&seen=stopped', variant },
  { name: 'rotate-cancel', at: 'rotation=take', way: ['cancel-rotation'], variant },
  { name: 'rotate-added', at: 'rotation=prove', variant },
  { name: 'rotate-update', at: 'rotation=reauthorize' },
  { name: 'rotate-update-cancel', at: 'rotation=reauthorize', way: ['cancel-rotation'], variant },
  { name: 'rotate-add-api', at: 'rotation=take&way=api', variant },
  { name: 'rotate-hand-api', at: 'rotation=reauthorize&way=api', variant },
  { name: 'rotate-update-api', at: 'rotation=at_dell&way=api' },
  { name: 'rotate-deactivate-api', at: 'rotation=deactivate&way=api', variant },
  { name: 'rotate-deactivate', at: 'rotation=deactivate' },
  { name: 'rotate-refused', at: 'rotation=refused', variant },
  { name: 'rotate-erase', at: 'rotation=wipe', variant },
  { name: 'rotate-done', at: 'rotation=ended' },
  { name: 'practice', at: 'step=org&practice' },
];
