import { AssignDialog } from './assign';
import { CustomerDialog } from './customer';
import type { DialogProps } from './dialog-props';
import { EscalateDialog } from './escalate';
import { MergeDialog } from './merge';
import { PriorityDialog } from './priority';
import { reasonDialog } from './reason';
import { ResolveDialog } from './resolve';
import { SnoozeDialog } from './snooze';
import { SpamDialog } from './spam';

const DIALOGS = {
  assign: AssignDialog,
  customer: CustomerDialog,
  escalate: EscalateDialog,
  merge: MergeDialog,
  priority: PriorityDialog,
  reopen: reasonDialog({
    to: 'reopen',
    words: ({ dialogs: t, done }) => ({ title: t.reopen, confirm: t.confirmReopen, done: done.reopen }),
  }),
  resolve: ResolveDialog,
  snooze: SnoozeDialog,
  spam: SpamDialog,
} as const;
export type DialogName = keyof typeof DIALOGS;

/** Opens one of the dialogs; their code loads when the first one is opened. */
export function OpenDialog({ name, ...props }: DialogProps & { readonly name: DialogName }) {
  const Named = DIALOGS[name];
  return <Named {...props} />;
}
