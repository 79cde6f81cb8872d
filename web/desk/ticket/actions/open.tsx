import { AssignDialog } from './assign';
import type { DialogProps } from './dialog-props';
import { EscalateDialog } from './escalate';
import { MergeDialog } from './merge';
import { ReopenDialog } from './reopen';
import { ResolveDialog } from './resolve';
import { SnoozeDialog } from './snooze';
import { SpamDialog } from './spam';

const DIALOGS = {
  assign: AssignDialog,
  escalate: EscalateDialog,
  merge: MergeDialog,
  reopen: ReopenDialog,
  resolve: ResolveDialog,
  snooze: SnoozeDialog,
  spam: SpamDialog,
} as const;
export type DialogName = keyof typeof DIALOGS;

/** One of the dialogs, whose code comes when the first of them is opened. */
export function OpenDialog({ name, ...props }: DialogProps & { readonly name: DialogName }) {
  const Named = DIALOGS[name];
  return <Named {...props} />;
}
