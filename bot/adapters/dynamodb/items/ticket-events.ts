import * as z from 'zod';
import { compact } from '../../../model/compact';
import type { TicketEvent } from '../../../model/ticket';
import type { Item } from '../table/table';
import { checked, contentOfEither, type Packed, packedForm } from './form';
import { ticketEvent as schema } from './schemas';
import { longTime, shortTime } from './short-names';

/** version, time, kind, actor; then text, from and to as far as there are any, null for those that there are not. */
export const shortEvent = z.tuple([z.int(), z.union([z.number(), z.string()]), z.string(), z.string()], z.string().nullable());
export type ShortEvent = z.infer<typeof shortEvent>;
const shortEvents = z.array(shortEvent);

export function shortenEvent({ version, at, kind, actor, text, from, to }: TicketEvent): ShortEvent {
  const more = [text ?? null, from ?? null, to ?? null];
  const given = more.findLastIndex((one) => one !== null) + 1;
  return [version, shortTime(at), kind, actor, ...more.slice(0, given)];
}

/** @throws MostradorError INTERNAL when it is not one */
export function lengthenEvent([version, at, kind, actor, ...more]: ShortEvent): TicketEvent {
  const [text, from, to] = more.map((one) => one ?? undefined);
  return checked(schema, { version, at: longTime(at), kind, actor, ...compact({ text, from, to }) });
}

/** Several events, in order, as one item. */
export function eventsItem(events: readonly TicketEvent[]): Packed {
  return packedForm(events.map(shortenEvent));
}

/** The events of an item: one in the first form, several in the packed one. */
export function eventsIn(item: Item): readonly TicketEvent[] {
  const several = (content: unknown) => checked(shortEvents, content).map(lengthenEvent);
  return contentOfEither<readonly TicketEvent[]>(item, {
    first: (content) => [checked(schema, content)],
    short: several,
    packed: several,
  });
}
