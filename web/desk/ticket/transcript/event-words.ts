import type { TicketEvent } from '../../api/types';
import type { allWords } from '../../language';

type Words = ReturnType<typeof allWords>;

interface Says {
  readonly nameOf: (actor: string) => string;
  readonly moment: (iso: string) => string;
}

/** What somebody did, with the person, value or time concerned. */
export function eventWhat(
  { kind, actor, from, to }: TicketEvent,
  { events: t, priorities }: Pick<Words, 'events' | 'priorities'>,
  { nameOf, moment }: Says,
): { readonly what: string; readonly object?: string } {
  const known: Readonly<Record<string, unknown>> = t;
  const said = known[kind];
  const what = typeof said === 'string' ? said : t.other;
  switch (kind) {
    case 'assigned':
      return to === undefined || to === actor ? { what: t.claimed } : { what, object: nameOf(to) };
    case 'details':
      return { what: actor === 'customer' ? what : t.detailsByStaff };
    case 'escalated':
      return to === undefined ? { what } : { what: t.escalatedTo, object: nameOf(to) };
    case 'prioritised': {
      const names: Readonly<Record<string, string>> = priorities;
      return { what, object: (names[to ?? ''] ?? '').toLowerCase() };
    }
    case 'snoozed':
      return to === undefined ? { what: t.awake } : { what: t.snoozedUntil, object: moment(to) };
    case 'merged':
      return to === undefined ? { what: t.mergedFrom, object: from ?? '' } : { what: t.mergedInto, object: to };
    default:
      return { what };
  }
}

/** The event's text, when it is not shown elsewhere on the page. */
export function eventText(
  { kind, text }: TicketEvent,
  { events: t, dialogs: { reasons } }: Pick<Words, 'events' | 'dialogs'>,
): string | undefined {
  if (kind === 'customer_message' || kind === 'replied') return undefined;
  if (kind === 'resolved') return resolvedWhy(text, reasons);
  if (kind === 'labelled') return text === undefined || text === '' ? t.noLabels : text;
  // Texts of the program are keys to translate; texts of people stay as they are.
  const texts: Readonly<Record<string, string>> = t.texts;
  return text === undefined || !Object.hasOwn(texts, text) ? text : texts[text];
}

/** "answered: a note" is stored; the reason is a code, the note is what the person wrote. */
function resolvedWhy(text: string | undefined, reasons: Readonly<Record<string, string>>): string | undefined {
  if (text === undefined) return undefined;
  const [code = '', ...note] = text.split(': ');
  const reason = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  if (reason === undefined) return text;
  return note.length === 0 ? reason : `${reason}: ${note.join(': ')}`;
}
