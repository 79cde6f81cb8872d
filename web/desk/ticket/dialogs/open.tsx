import type { StaffList, TicketDetail } from '../../api/types';
import { AssignDialog } from './assign';
import { EscalateDialog } from './escalate';
import { MergeDialog } from './merge';
import { ReopenDialog } from './reopen';
import { ResolveDialog } from './resolve';
import { SnoozeDialog } from './snooze';
import { SpamDialog } from './spam';

/** What every dialog about a ticket gets. */
export interface DialogProps {
  readonly detail: TicketDetail;
  readonly staff: StaffList;
  readonly onClose: () => void;
}

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
