import { hear } from '../../language/listening/hear';
import { type Heard, type HeardGroup, madeOf } from '../../language/listening/heard';
import type { Customer } from '../../model/customer';
import { MAX_POSTAL_ADDRESS } from '../../model/limits';
import { type NumberForm, numbersIn } from '../../text/number-form';
import { introducedName } from './contact';

/** What a customer says of themselves beside their e-mail address, which `readContact` reads. */
export interface SaidDetails {
  readonly said: Pick<Customer, 'name' | 'phone' | 'address' | 'orders'>;
  /** Whether the message says nothing else. */
  readonly isAll: boolean;
}

/** A part of the text that is a detail, in UTF-16 units. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** The part of a message that is read; bounds the time. */
const MAX_UNITS = 2_000;
/** Between the words that announce a number and the number, and behind it. */
const MAX_GAP = 24;
/** So many words may stand between "order" and its number. */
const MAX_BESIDE = 5;
/** Stands for a detail in phrases. */
const DETAIL = '📧';

/** 9 to 15 digits (ITU-T E.164) with single marks between them, and no part of a longer number such as that of a card. */
const GAP = '[ ().-]{0,2}';
const PHONE = new RegExp(`(?<!\\p{L}|\\p{N}${GAP})(?:\\+|00)?\\d(?:${GAP}\\d){8,14}(?!\\p{L}|${GAP}\\p{N})`, 'gu');
const CODE = /#?([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)/uy;
const DATE = /^(?:\d{1,2}-\d{1,2}-\d{2,4}|\d{4}-\d{1,2}-\d{1,2}|(?:19|20)\d\d)$/;
const OWN_TICKET = /^M-[0-9A-Z]{8}$/i;
/** What a program would read as a link or an e-mail address. */
const NO_STREET = /[:@\\<>]|\p{L}\.\p{L}{2}/u;
const CURRENCY = /^\s?[€£$%]/;

/**
 * Phone number, order numbers, postal address and name, when a message gives them as the customer's own.
 * @param forms how the organisation's order numbers are written; a number behind "order" is one in any case
 */
export function readDetails(text: string, forms: readonly NumberForm[] = []): SaidDetails | undefined {
  const written = text.slice(0, MAX_UNITS).replaceAll(DETAIL, '  ');
  const heard = hear(written);
  const orders = ordersIn(heard, forms);
  const address = addressIn(heard);
  const phone = phoneIn(heard, [...orders, ...(address === undefined ? [] : [address])]);
  const name = introducedName(heard);
  const parts = [...orders, phone, address, name].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  const part = ({ from, to }: Part): string => written.slice(from, to);
  return {
    said: {
      ...(name === undefined ? {} : { name: part(name) }),
      ...(phone === undefined ? {} : { phone: part(phone).replace(/(?!^\+)\D/g, '') }),
      ...(address === undefined ? {} : { address: part(address).replace(/\s+/g, ' ') }),
      ...(orders.length === 0 ? {} : { orders: [...new Set(orders.map(part))] }),
    },
    isAll: saysNothingElse(written, parts),
  };
}

/** Whether nothing stands around the details but what announces them. */
function saysNothingElse(written: string, parts: readonly Part[]): boolean {
  const sorted = [...parts].sort((a, b) => b.from - a.from);
  const rest = sorted.reduce((left, { from, to }) => `${left.slice(0, from)}${DETAIL}${left.slice(to)}`, written);
  const beside = ['own phone', 'own order', 'order beside', 'own address', 'called', 'introduces'] as const;
  return madeOf(hear(rest.replaceAll(':', ' ')), { says: ['contact around'], beside }) !== undefined;
}

function phoneIn(heard: Heard, others: readonly Part[]): Part | undefined {
  const { text } = heard;
  const found = [...text.matchAll(PHONE)].map(({ 0: number, index }) => ({ from: index, to: index + number.length }));
  const free = found.filter(({ from, to }) => !others.some((other) => from < other.to && other.from < to));
  const [only] = free;
  return free.find((part) => isAnnounced(heard, part)) ?? (only && saysNothingElse(text, [...others, only]) ? only : undefined);
}

/** "My number is …", "call me on …", "… is my mobile"; not somebody else's. */
function isAnnounced({ words, spans }: Heard, { from, to }: Part): boolean {
  const sentence = words.find((word) => word.from >= from)?.sentence;
  const isOthers = spans.some(
    ({ group, from: at }) => (group === 'others' || group === 'denies contact') && words[at]?.sentence === sentence,
  );
  return spans.some((span) => {
    if (span.group !== 'own phone' || isOthers) return false;
    const begins = words[span.from]?.from ?? 0;
    const ends = words[span.to - 1]?.to ?? 0;
    return (ends <= from && from - ends <= MAX_GAP) || (begins >= to && begins - to <= MAX_GAP);
  });
}

function ordersIn(heard: Heard, forms: readonly NumberForm[]): readonly Part[] {
  const { text, words, spans } = heard;
  const is = (group: HeardGroup, at: number) => spans.some((span) => span.group === group && span.from === at);
  const formed = numbersIn(text, forms);
  const named = spans.flatMap(({ group, to }): readonly Part[] => {
    if (group !== 'own order') return [];
    const parts: Part[] = [];
    for (let at = to, beside = 0; beside <= MAX_BESIDE && words[at] !== undefined; at += 1) {
      const code = codeAt(text, words[at]?.from ?? 0);
      if (code !== undefined) {
        const next = words.findIndex(({ from }) => from >= code.to);
        if (CURRENCY.test(text.slice(code.to)) || (next >= 0 && is('no order', next))) break;
        parts.push(code);
        at = next < 0 ? words.length : next - 1;
        beside = 0;
      } else if (is('order beside', at)) beside += 1;
      else break;
    }
    return parts;
  });
  const found: Part[] = [...formed];
  for (const part of named) if (!found.some((one) => part.from < one.to && one.from < part.to)) found.push(part);
  return found;
}

/** A number of four characters or more, three of them digits, that is no date and none of our own. */
function codeAt(text: string, at: number): Part | undefined {
  CODE.lastIndex = at;
  const [whole, code] = CODE.exec(text) ?? [];
  if (whole === undefined || code === undefined || code.length < 4 || code.length > MAX_GAP) return undefined;
  if ((code.match(/\d/g)?.length ?? 0) < 3 || DATE.test(code) || OWN_TICKET.test(code)) return undefined;
  return { from: at + whole.length - code.length, to: at + whole.length };
}

/** "I live at …", "my address is …", with a street and a number. */
function addressIn(heard: Heard): Part | undefined {
  const { text, words, spans } = heard;
  // The longest of what announces it: "my address is", not "my address".
  for (const { group, to } of [...spans].sort((a, b) => b.length - a.length)) {
    const first = words[to];
    if (group !== 'own address' || first === undefined) continue;
    const last = words.findLastIndex(({ sentence }) => sentence === first.sentence);
    const isStreet = spans.some((span) => span.group === 'street' && span.from >= to && span.from <= last);
    const end = words[last]?.to ?? first.to;
    const written = text.slice(first.from, end);
    if (isStreet && written.length <= MAX_POSTAL_ADDRESS && /\p{N}/u.test(written) && !NO_STREET.test(written))
      return { from: first.from, to: end };
  }
  return undefined;
}
