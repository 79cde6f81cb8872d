import * as z from 'zod';
import { compact } from '../../bot/model/compact';
import { ERROR_CODES } from '../../bot/model/errors';
import { HALF_A_CHARACTER, language, shortText } from '../../bot/model/fields';
import { MAX_LABEL, MAX_LABELS, MAX_NAME, MAX_SAVED_REPLY, MAX_SEARCH, PLACEHOLDERS } from '../../bot/model/limits';
import { CHANNELS } from '../../bot/model/message';
import { PRIORITIES } from '../../bot/model/service';
import { TICKET_SORTS } from '../../bot/model/ticket-filter';
import { TICKET_STATUSES } from '../../bot/model/ticket-view';
import { TICKET_VIEWS } from '../../bot/ports';
import { labelText } from '../../bot/tickets/actions/label';
import type { TicketsRequest } from '../../bot/tickets/list-tickets';
import { ticket, ticketPage } from '../api/schemas';

const MAX_HOURS = 87_600;
/** In an address a number is text. */
const hours = z.coerce.number().int().min(1).max(MAX_HOURS);

const filterFields = {
  status: z.exactOptional(z.enum(TICKET_STATUSES)),
  label: z.exactOptional(shortText(MAX_LABEL)),
  owner: z.exactOptional(shortText(MAX_NAME)),
  language: z.exactOptional(language),
  channel: z.exactOptional(z.enum(CHANNELS)),
  priority: z.exactOptional(z.enum(PRIORITIES)),
  olderThanHours: z.exactOptional(hours),
  newerThanHours: z.exactOptional(hours),
};

/** Which tickets a list shows, and in which order: as an address says it, and as a saved view keeps it. */
export const listed = z.strictObject({
  view: z.enum(TICKET_VIEWS).default('all'),
  q: z.exactOptional(z.string().max(MAX_SEARCH)),
  ...filterFields,
  sort: z.exactOptional(z.enum(TICKET_SORTS)),
});

/** The same for the use case, which takes all filters as one. */
export function requestOf({ view, q, sort, ...filter }: z.infer<typeof listed>): TicketsRequest {
  return compact({ view, q, sort, filter: Object.keys(filter).length === 0 ? undefined : filter });
}

const viewCount = z.strictObject({ count: z.int().min(0), more: z.exactOptional(z.literal(true)) });

/** How many tickets each view has, as far as they are counted, with the tickets that a desk watches. */
export const ticketCounts = z.strictObject({
  views: z.record(z.enum(TICKET_VIEWS), viewCount),
  mine: z.array(ticket),
  danger: z.array(ticket),
  list: z.exactOptional(ticketPage),
});

const savedHead = { shared: z.boolean(), name: shortText(MAX_NAME) };

/** `version`: the one that the person saw; absent for what is new. */
export const viewToSave = listed.extend({ ...savedHead, version: z.exactOptional(z.int().min(1)) });

export const savedView = listed.extend({
  ...savedHead,
  id: z.string(),
  version: z.int().min(1),
  /** Whether the caller may change it. */
  mine: z.boolean(),
  /** Of the first ten. */
  count: z.exactOptional(viewCount),
});
export const savedViews = z.strictObject({ views: z.array(savedView) });

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** A text whose placeholders are known. */
const replyText = z
  .string()
  .trim()
  .min(1)
  .max(MAX_SAVED_REPLY)
  .superRefine((text, context) => {
    if (!text.isWellFormed()) context.addIssue({ code: 'custom', message: HALF_A_CHARACTER });
    const known: readonly string[] = PLACEHOLDERS;
    for (const [written, name = ''] of text.matchAll(PLACEHOLDER)) {
      if (known.includes(name.trim())) continue;
      const names = known.map((each) => `{{${each}}}`).join(', ');
      context.addIssue({ code: 'custom', message: `${written.slice(0, 60)} is not known: only ${names} are` });
    }
  });

const savedReplyFields = {
  ...savedHead,
  text: replyText,
  /** Added to the ticket once the reply is sent. */
  labels: z.exactOptional(z.array(labelText).min(1).max(MAX_LABELS)),
  /** The ticket is resolved then. */
  resolves: z.exactOptional(z.literal(true)),
};

export const replyToSave = z.strictObject({ ...savedReplyFields, version: z.exactOptional(z.int().min(1)) });

export const savedReply = z.strictObject({
  ...savedReplyFields,
  id: z.string(),
  version: z.int().min(1),
  /** Whether the caller may change it. */
  mine: z.boolean(),
});
export const savedReplies = z.strictObject({ replies: z.array(savedReply) });

/** What became of each ticket that one action was to change. */
export const bulkReport = z.strictObject({
  done: z.array(z.string()),
  missed: z.array(z.strictObject({ number: z.string(), code: z.enum(ERROR_CODES), detail: z.string() })),
});
