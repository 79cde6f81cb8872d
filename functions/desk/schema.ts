import * as z from 'zod';
import { TICKET_VIEWS } from '../../bot/ports';

const viewCount = z.strictObject({ count: z.int().min(0), more: z.exactOptional(z.literal(true)) });

/** How many tickets each view has, as far as they are counted. */
export const ticketCounts = z.strictObject({ views: z.record(z.enum(TICKET_VIEWS), viewCount) });
