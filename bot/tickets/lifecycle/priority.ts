import type { HandoffReason, Tone } from '../../model/decision';
import { PRIORITIES, type Priority } from '../../model/service';

/** A strained conversation is never less than this, whatever its topic. */
const FLOOR: Readonly<Record<Tone, Priority>> = { calm: 'low', urgent: 'high', upset: 'urgent' };

/** The higher of two priorities. */
function higher(a: Priority, b: Priority): Priority {
  return PRIORITIES.indexOf(a) >= PRIORITIES.indexOf(b) ? a : b;
}

/**
 * A ticket's priority: its topic's (`normal` without one), raised by the strongest tone of the conversation so far.
 * In danger it is urgent, however calmly that is said.
 */
export function priorityOf(topic: Priority | undefined, strongestTone: Tone, reason?: HandoffReason): Priority {
  if (reason === 'danger') return 'urgent';
  return higher(topic ?? 'normal', FLOOR[strongestTone]);
}
