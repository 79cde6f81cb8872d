import type { StaffList, TicketDetail } from '../../api/types';

/** The props of every dialog about a ticket. */
export interface DialogProps {
  readonly detail: TicketDetail;
  readonly staff: StaffList;
  readonly onClose: () => void;
}
