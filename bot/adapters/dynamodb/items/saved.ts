import * as z from 'zod';
import { LANGUAGES } from '../../../model/language';
import { CHANNELS } from '../../../model/message';
import { PRIORITIES } from '../../../model/service';
import { TICKET_SORTS, type TicketFilter } from '../../../model/ticket-filter';
import { TICKET_STATUSES } from '../../../model/ticket-view';
import { type Saved, type SavedKind, type SavedReply, type SavedView, TICKET_VIEWS } from '../../../ports';

const filter: z.ZodType<TicketFilter> = z.object({
  status: z.exactOptional(z.enum(TICKET_STATUSES)),
  label: z.exactOptional(z.string()),
  owner: z.exactOptional(z.string()),
  language: z.exactOptional(z.enum(LANGUAGES)),
  channel: z.exactOptional(z.enum(CHANNELS)),
  priority: z.exactOptional(z.enum(PRIORITIES)),
  olderThanHours: z.exactOptional(z.int()),
  newerThanHours: z.exactOptional(z.int()),
});

const head = { id: z.string(), version: z.int(), owner: z.exactOptional(z.string()), by: z.string(), at: z.string() };

const view: z.ZodType<SavedView> = z.object({
  name: z.string(),
  view: z.enum(TICKET_VIEWS),
  q: z.exactOptional(z.string()),
  filter: z.exactOptional(filter),
  sort: z.exactOptional(z.enum(TICKET_SORTS)),
});

const reply: z.ZodType<SavedReply> = z.object({
  name: z.string(),
  text: z.string(),
  labels: z.exactOptional(z.array(z.string())),
  resolves: z.exactOptional(z.literal(true)),
});

export const SAVED_SCHEMAS: { readonly [Kind in SavedKind]: z.ZodType<Saved<Kind>> } = {
  view: z.object({ ...head, content: view }),
  reply: z.object({ ...head, content: reply }),
};
