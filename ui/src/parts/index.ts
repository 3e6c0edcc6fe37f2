/**
 * What screens are made of, in one import. The first screen has none of it: its files import their few parts one by one,
 * so that the others are loaded later.
 */
export { default as Announced } from './Announced.svelte';
export { default as Button } from './Button.svelte';
export { default as Callout } from './Callout.svelte';
export { default as Check } from './Check.svelte';
export { default as Choices } from './Choices.svelte';
export { default as Clicks } from './Clicks.svelte';
export { default as ConfirmTwice } from './ConfirmTwice.svelte';
export { default as Copy } from './Copy.svelte';
export { default as CopyRow } from './CopyRow.svelte';
export { default as Dialog } from './Dialog.svelte';
export { default as Facts } from './Facts.svelte';
export { default as Field } from './Field.svelte';
export { default as Icon } from './Icon.svelte';
export { default as KnownLabel } from './KnownLabel.svelte';
export { default as Line } from './Line.svelte';
export { default as LookAtNetwork } from './LookAtNetwork.svelte';
export { default as Menu } from './Menu.svelte';
export { default as NewInClipboard } from './NewInClipboard.svelte';
export { default as Next } from './Next.svelte';
export { default as OpenedTls } from './OpenedTls.svelte';
export { default as Part } from './Part.svelte';
export { default as ProblemNote } from './ProblemNote.svelte';
export { default as Receipt } from './Receipt.svelte';
export { default as RecordedAs } from './RecordedAs.svelte';
export { default as Remarks } from './Remarks.svelte';
export { default as Rich } from './Rich.svelte';
export { default as SaveReport } from './SaveReport.svelte';
export { default as Screen } from './Screen.svelte';
export { default as ServiceReport } from './ServiceReport.svelte';
export { default as StateMark } from './StateMark.svelte';
export { default as StorageLocation } from './StorageLocation.svelte';
export { default as Unlock } from './Unlock.svelte';
export { default as When } from './When.svelte';
export { Countdown } from './countdown.svelte';
export { environmentName, environmentOrigin } from './environment';
export type { IconName } from './icons';
export { Listening } from './listening.svelte';
export type { MenuItem } from './menu';
export { placeOf } from './places';
export { utc, when } from './when';
export { saveFile } from './written';
