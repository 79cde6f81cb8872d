import { hear } from '../../language/listening/hear';
import { type Heard, type HeardGroup, type Makings, madeOf, type Span } from '../../language/listening/heard';
import { LANGUAGES } from '../../model/language';
import { emailAddressesIn, unreadableAddressesIn, type WrittenAddress } from '../../text/email-address';

/** A customer's contact details, in their own words. */
export interface SaidContact {
  readonly email: string;
  /** Only when it is said plainly: "soy Eva", "my name is Eva". */
  readonly name?: string;
  /** Whether it replaces another address. */
  readonly isNew: boolean;
  /** Whether the message says nothing else. */
  readonly isAll: boolean;
}

/** Maximum length of the text before an address; bounds the time. */
const MAX_UNITS = 2_000;
/** Maximum length of a name, in words. */
const MAX_NAME = 4;

/** Stands for the address in phrases. */
const ADDRESS = '📧';

/**
 * The customer's own e-mail address, when a message gives it for contact: alone, or with words that say so.
 * @returns undefined for no address, several, an incomplete one, or somebody else's
 */
export function readContact(text: string): SaidContact | undefined {
  const written = writtenIn(text);
  const found = emailAddressesIn(written) ?? [];
  const [email, ...others] = new Set(found.map(({ address }) => address));
  if (email === undefined || others.length > 0) return undefined;
  const said = contactAround(written, found);
  return said === undefined ? undefined : { email, ...said };
}

/** A customer's own e-mail address that cannot be read as a whole, given for contact as `readContact` understands it. */
export function readUnreadableContact(text: string): Pick<SaidContact, 'isAll'> | undefined {
  const written = writtenIn(text);
  const found = unreadableAddressesIn(written);
  const said = found.length === 0 ? undefined : contactAround(written, found);
  return said === undefined ? undefined : { isAll: said.isAll };
}

const writtenIn = (text: string): string => text.slice(0, MAX_UNITS).replaceAll(ADDRESS, '  ');

/** What a message says of the addresses in it, when they are the customer's own. */
function contactAround(written: string, found: readonly WrittenAddress[]): Omit<SaidContact, 'email'> | undefined {
  const said = found.reduceRight((rest, { start, end }) => `${rest.slice(0, start)}${ADDRESS}${rest.slice(end)}`, written);
  // A colon leads to the address; it does not end a sentence here.
  const heard = hear(said.replaceAll(':', ' '));
  const begin = behindCorrection(heard);
  const names = namesIn(heard, begin);
  const told = new Contact({ ...heard, spans: [...heard.spans, ...names].sort((a, b) => a.from - b.from) });
  const at = heard.words.findLastIndex(({ plain }) => plain === ADDRESS);
  const around = sentenceAround(heard, Math.max(begin, at), begin);
  const isAll = told.isNothing(begin, heard.words.length);
  const asks = heard.words[at]?.end === '?' && (isAll || told.says('own contact', around));
  if (asks || told.says('denies contact', around)) return undefined;
  const saysOwn = told.says('own contact', around) && !told.says('others', { from: around.from, to: at });
  const isNamed = names.some(({ group, from }) => group === NAME && from >= around.from && from < around.to);
  const standsApart =
    (isNamed || told.isNothing(around.from, around.to)) && !told.says('others', { from: begin, to: heard.words.length });
  if (!(isAll || saysOwn || standsApart)) return undefined;
  const name = names.find(({ group }) => group === NAME);
  return {
    ...(name === undefined ? {} : { name: heard.text.slice(heard.words[name.from]?.from, heard.words[name.to - 1]?.to) }),
    isNew: begin > 0 || told.says('new contact', around),
    isAll,
  };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Groups of phrases: an introduced name, and what only looks like one, such as a signature or "soy clienta". */
const NAME = 'name';
const MAYBE_NAME = 'maybe a name';
type Group = HeardGroup | typeof NAME | typeof MAYBE_NAME;

const NOTHING: Makings<Group> = { says: ['contact around'], beside: ['called', 'introduces', NAME, MAYBE_NAME] };

/** A message with its address and the phrases around it. */
class Contact {
  constructor(private readonly heard: Heard<Group>) {}

  says(group: Group, { from, to }: Range): boolean {
    return this.heard.spans.some((span) => span.group === group && span.from >= from && span.to <= to);
  }

  /** Whether words say nothing but an address, and perhaps whose it is. */
  isNothing(from: number, to: number): boolean {
    return madeOf(this.heard, NOTHING, from, to) !== undefined;
  }
}

/** "Not that one": the index of the word after a correction; 0 when nothing is corrected. */
function behindCorrection({ spans }: Heard): number {
  const places = new Set([0]);
  let behind = 0;
  for (const { group, from, to } of spans) {
    if (!places.has(from)) continue;
    if (group === 'corrects lead') places.add(to);
    if (group === 'corrects') behind = Math.max(behind, to);
  }
  return behind;
}

function sentenceAround({ words }: Heard, at: number, begin: number): Range {
  const sentence = words[at]?.sentence;
  const from = Math.max(
    begin,
    words.findIndex((word) => word.sentence === sentence),
  );
  return { from, to: words.findLastIndex((word) => word.sentence === sentence) + 1 };
}

/** The customer's introduced names, and possible names before an address. */
function namesIn(heard: Heard, begin: number): readonly Span<Group>[] {
  const called = heard.spans.flatMap((span): Span<Group>[] => {
    if (span.group !== 'called' && span.group !== 'introduces') return [];
    const proper = properName(heard, span.to);
    const isPlain = span.group === 'called';
    if (proper > span.to && (isPlain || endsName(heard, proper))) return [{ ...span, group: NAME, from: span.to, to: proper }];
    const small = smallName(heard, span.to);
    if (small === span.to) return [];
    return [{ ...span, group: isPlain ? NAME : MAYBE_NAME, from: span.to, to: small }];
  });
  const signed = properName(heard, begin);
  const isSigned = signed > begin && heard.words[signed]?.plain === ADDRESS;
  return isSigned ? [...called, { group: MAYBE_NAME, language: LANGUAGES[0], from: begin, to: signed, length: 1 }] : called;
}

/** Where a name stands that a customer introduces plainly and with capitals: "my name is Eva Ruiz"; in UTF-16 units. */
export function introducedName(heard: Heard): { readonly from: number; readonly to: number } | undefined {
  for (const { group, to } of heard.spans) {
    const end = group === 'called' ? properName(heard, to) : to;
    const [first, last] = [heard.words[to], heard.words[end - 1]];
    if (end > to && first !== undefined && last !== undefined) return { from: first.from, to: last.to };
  }
  return undefined;
}

/** The end of a capitalised name that begins at a word. */
function properName({ text, words, spans }: Heard, from: number): number {
  const isProper = (at: number) => /^\p{Lu}[\p{Ll}'’]+$/u.test(text.slice(words[at]?.from, words[at]?.to));
  const isParticle = (at: number) => spans.some((span) => span.group === 'name particle' && span.from === at);
  let to = from;
  for (let at = from; at - from < 2 * MAX_NAME && words[at]?.clause === words[from]?.clause; at += 1) {
    if (isProper(at)) to = at + 1;
    else if (to === from || !isParticle(at)) break;
  }
  return to;
}

/** The end of a name in lower case: at most three words, to the end of a clause or to "and". */
function smallName(heard: Heard, from: number): number {
  const { words } = heard;
  let to = from;
  while (to - from < MAX_NAME - 1 && words[to]?.clause === words[from]?.clause && !isJoint(heard, to)) to += 1;
  return words[to]?.clause === words[from]?.clause && !isJoint(heard, to) ? from : to;
}

/** Whether a name may end before a word. */
const endsName = (heard: Heard, at: number): boolean =>
  heard.words[at]?.clause !== heard.words[at - 1]?.clause || heard.words[at]?.plain === ADDRESS || isJoint(heard, at);

const isJoint = ({ spans }: Heard, at: number): boolean => spans.some(({ group, from }) => group === 'joint' && from === at);
