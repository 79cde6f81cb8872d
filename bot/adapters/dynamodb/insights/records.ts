import type { Message } from '../../../model/message';
import type { Ticket } from '../../../model/ticket';
import type { ActivePage, ActivePlace, ConversationRecord, RecordStore } from '../../../ports';
import { currentTickets } from '../current-tickets';
import { content } from '../items/form';
import { type Head, headIn, messagesOf, placed } from '../items/head';
import * as schemas from '../items/schemas';
import { messagesIn } from '../items/turn';
import { readable } from '../readable';
import * as keys from '../table/keys';
import { collect, type Item, items, type Table } from '../table/table';

/** Places in one page of a day. */
const PAGE = 500;
/** Of a conversation that goes on for ever, so many items after a day are read. */
const MOST_ITEMS = 2_000;
const LAST = '~';

/** Finds conversations by day, and reads them; what was written in the last seconds may be missing. */
export function recordStore(table: Table): RecordStore {
  return {
    listActive: (day, cursor) => listActive(table, day, cursor),
    loadRecord: (place) => loadRecord(table, place),
  };
}

async function listActive(table: Table, day: string, cursor?: string): Promise<ActivePage> {
  const partition = keys.dayOf(day);
  const after = cursor === undefined ? undefined : { after: { ...keysIn(cursor), due: partition } };
  const found = await collect(
    items(table, { index: 'byNextAction', partition, from: '0', to: LAST, pageSize: PAGE, ...after }),
    PAGE,
  );
  const last = found.at(-1);
  return {
    places: found.map(({ PK, SK }) => ({
      conversationId: keys.conversationIdIn(PK),
      fromSeq: SK.startsWith(keys.MESSAGE) ? keys.seqIn(SK) : 1,
    })),
    ...(last === undefined || found.length < PAGE ? {} : { cursor: JSON.stringify([last.PK, last.SK, last.nextActionAt]) }),
  };
}

function keysIn(cursor: string): { readonly PK: string; readonly SK: string; readonly nextActionAt: string } {
  const [PK = '', SK = '', nextActionAt = ''] = JSON.parse(cursor) as readonly string[];
  return { PK, SK, nextActionAt };
}

async function loadRecord(table: Table, { conversationId: id, fromSeq }: ActivePlace): Promise<ConversationRecord | undefined> {
  const partition = keys.conversationPartition(id);
  const between = (from: string, to: string) => collect(items(table, { partition, from, to, eventual: true }), MOST_ITEMS);
  const head = keys.conversationKey(id).SK;
  const rating = keys.ratingKey(id).SK;
  // What a day is counted from stands together, but for the replies that are kept for repeated requests.
  const found =
    fromSeq <= 1
      ? await between(head, rating)
      : [
          ...(await between(head, head)),
          ...(await between(keys.TICKET_OF, `${keys.TICKET_OF}${LAST}`)),
          ...(await between(keys.messageKey(id, fromSeq).SK, `${keys.MESSAGE}${LAST}`)),
          ...(await between(rating, rating)),
        ];
  const of = (kind: string) => found.filter(({ SK }) => SK.startsWith(kind));
  const [read] = of(head).flatMap((item) => readable(table, item, () => headIn(item, { id, expiresAtSeconds: item.expiresAt })));
  if (read === undefined) return undefined;
  const [given] = found
    .filter(({ SK }) => SK === rating)
    .flatMap((item) => readable(table, item, () => content(schemas.rating, item)));
  return {
    conversation: read.conversation,
    messages: messagesOfRecord(
      read,
      of(keys.MESSAGE).flatMap((item) => messagesAt(table, item)),
    ),
    tickets: await ticketsOf(table, of(keys.TICKET_OF)),
    ...(given === undefined ? {} : { rating: given }),
  };
}

/** @param own the messages that have items of their own; some may have got them after the head was read */
function messagesOfRecord({ turns, earlier }: Head, own: readonly Message[]): readonly Message[] {
  if (turns === undefined) return own;
  const before = own.filter(({ seq }) => seq <= (earlier?.lastSeq ?? 0));
  return [...before, ...placed(turns, earlier).flatMap(messagesOf)];
}

const messagesAt = (table: Table, item: Item): readonly Message[] =>
  readable(table, item, () => messagesIn(item, keys.seqIn(item.SK))).flat();

async function ticketsOf(table: Table, pointers: readonly Item[]): Promise<readonly Ticket[]> {
  if (pointers.length === 0) return [];
  const heads = pointers.map((item) => ({ ...item, ...keys.ticketKey(item.SK.slice(keys.TICKET_OF.length)) }));
  return currentTickets(table, heads);
}
