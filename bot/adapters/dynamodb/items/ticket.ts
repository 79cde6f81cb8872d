import * as z from 'zod';
import { compact } from '../../../model/compact';
import type { Ticket, TicketEvent } from '../../../model/ticket';
import { countedIn } from '../records/ticket-load';
import { messageWordsIn } from '../records/ticket-search';
import { type Key, ticketIdIn } from '../table/keys';
import type { Item } from '../table/table';
import { lengthenExplanation, shortExplanation, shortenExplanation } from './explanation';
import { checked, contentOfEither, type Packed, packedForm, type Written } from './form';
import { ticket as schema } from './schemas';
import { lengthened, longTime, type Short, type ShortNames, shortened, shortTime } from './short-names';
import { lengthenEvent, shortEvent, shortenEvent } from './ticket-events';

/** In the key, or in another attribute of the item. */
type Beside = 'id' | 'counted' | 'messageWords';

const SHORT: ShortNames<Omit<Ticket, Beside>> = {
  names: {
    number: 'nr',
    version: 'n',
    touchedVersion: 'tv',
    status: 's',
    conversationId: 'ci',
    channel: 'ch',
    language: 'l',
    subject: 'su',
    priority: 'p',
    topicPriority: 'tq',
    priorityByHand: 'ph',
    tone: 't',
    topic: 'tp',
    skill: 'sk',
    customer: 'u',
    assignee: 'o',
    toldOwner: 'to',
    tellOwnerAt: 'ta',
    byHandAt: 'ha',
    reason: 'r',
    explanation: 'x',
    openedAt: 'a',
    updatedAt: 'ua',
    firstResponseDueAt: 'fd',
    resolutionDueAt: 'rd',
    promisedAt: 'pa',
    promise: 'pr',
    noticesAt: 'na',
    firstRespondedAt: 'fa',
    resolvedAt: 'ra',
    resolution: 're',
    reopenedAt: 'oa',
    closesAt: 'ca',
    raisedAt: 'pu',
    dangerAt: 'da',
    dangerKinds: 'dk',
    escalations: 'e',
    remindedAt: 'ma',
    alarmedAt: 'aa',
    followedUpAt: 'ga',
    confirmedAt: 'ka',
    mailReturned: 'mr',
    addressAgainAt: 'ag',
    labels: 'lb',
    lastLine: 'll',
    snoozedUntil: 'z',
    mergedInto: 'mi',
    customerKey: 'ck',
    nextActionAt: 'nx',
    expiresAtSeconds: 'ex',
  },
  usual: { channel: 'web', priority: 'normal', tone: 'calm', customer: {}, noticesAt: [], escalations: 0, labels: [] },
};

/** Of these, the time is written as milliseconds. */
const TIMES = [
  'ha',
  'a',
  'ua',
  'fd',
  'rd',
  'pa',
  'fa',
  'ra',
  'oa',
  'ca',
  'pu',
  'da',
  'ma',
  'aa',
  'ga',
  'ka',
  'ag',
  'z',
  'nx',
  'ta',
];

/** What of the short form is written in a way of its own. */
const own = z.looseObject({
  su: z.string(),
  /** conversationId, unless the ticket's id begins with it */
  ci: z.exactOptional(z.string()),
  x: z.exactOptional(shortExplanation),
  /** Where it is counted, before that had an attribute of its own. */
  c: z.exactOptional(z.object({ login: z.string(), waiting: z.boolean() })),
  /** The latest events. */
  ev: z.exactOptional(z.array(shortEvent)),
});

/** A ticket as it is stored, with its latest events: those of earlier versions have items of their own. */
export interface TicketHead {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
}

/** A ticket is written again with each of its versions, so it is written in short and compressed: one write unit is 1 KB. */
export function ticketItem({ ticket: { id, counted: _, messageWords: __, ...ticket }, events }: TicketHead): Packed {
  const { explanation, subject, conversationId } = ticket;
  const short = shortened(SHORT, ticket);
  return packedForm({
    ...short,
    ...timesOf(short, (time) => (typeof time === 'string' ? shortTime(time) : time)),
    ci: conversationId === conversationOf(id) ? undefined : conversationId,
    x: explanation && shortenExplanation(explanation, subject),
    ev: events.length === 0 ? undefined : events.map(shortenEvent),
  });
}

function timesOf(short: Short, written: (time: unknown) => unknown): Short {
  return Object.fromEntries(TIMES.flatMap((name) => (short[name] === undefined ? [] : [[name, written(short[name])]])));
}

/** `<conversation>.<hand-off>`, nearly always. */
const conversationOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('.')));

/** @throws MostradorError INTERNAL when it cannot be read */
export function ticketHeadIn(written: Written & Pick<Key, 'PK'> & Partial<Pick<Item, 'counted' | 'search'>>): TicketHead {
  const id = ticketIdIn(written.PK);
  const short = (content: unknown): TicketHead => {
    const { x, ci = conversationOf(id), c, ev = [], ...rest } = checked(own, content);
    const counted = written.counted ? countedIn(written.counted) : c;
    const full = lengthened(SHORT, {
      ...rest,
      ...timesOf(rest, (time) => (typeof time === 'number' ? longTime(time) : time)),
      ci,
      ...(x === undefined ? {} : { x: lengthenExplanation(x, rest.su) }),
    });
    return { ticket: checked(schema, { id, ...full, ...compact({ counted }) }), events: ev.map(lengthenEvent) };
  };
  const first = (content: unknown): TicketHead => ({ ticket: checked(schema, content), events: [] });
  const { ticket, events } = contentOfEither<TicketHead>(written, { first, short, packed: short });
  const messageWords = messageWordsIn(written.search ?? '');
  return { ticket: messageWords === undefined ? ticket : { ...ticket, messageWords }, events };
}
