/** The icons that the page draws, by their Lucide names. */
export const ICONS = [
  'archive', 'arrow-down', 'arrow-left', 'arrow-right', 'arrow-up', 'ban', 'calendar-plus', 'check', 'chevron-down', 'chevron-left', 'chevron-right',
  'circle', 'circle-check', 'circle-dashed', 'circle-x', 'clock', 'cloud', 'copy', 'download', 'ellipsis', 'external-link', 'file-text', 'flask-conical',
  'folder-input', 'image', 'info', 'key-round', 'life-buoy', 'list', 'list-checks', 'lock-keyhole', 'maximize-2', 'menu', 'minus', 'panel-right-open',
  'plus', 'refresh-cw', 'rotate-cw', 'search', 'search-x', 'settings', 'shield-alert', 'shield-check', 'shield-off', 'trash', 'triangle-alert', 'x',
] as const;

export type IconName = (typeof ICONS)[number];
