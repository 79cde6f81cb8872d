import type { StaffList, TicketDetail } from '../../api/types';

/** What every dialog about a ticket gets. */
export interface DialogProps {
  readonly detail: TicketDetail;
  readonly staff: StaffList;
  readonly onClose: () => void;
}
