import { perLanguage } from '../language/facts';
import { fill } from '../language/fill';
import type { Entry } from '../model/entry';
import type { Language } from '../model/language';
import { type Calendar, type Service, type Span, WEEKDAYS } from '../model/service';

/** What stands for something in every answer, whatever service.yaml says. */
const BUILT_IN = ['organisation', 'hours', 'phone', 'email', 'url'] as const;

export const isBuiltIn = (name: string): boolean => BUILT_IN.some((one) => one === name);

/** The values of `{organisation}`, `{hours}`, `{phone}`, `{email}`, `{url}` and of the organisation's own constants. */
export function variablesOf(
  { organisation, calendar, constants = {} }: Service,
  language: Language,
): Readonly<Record<string, string>> {
  const { name, phone, email, url } = organisation;
  const built: Readonly<Record<(typeof BUILT_IN)[number], string | undefined>> = {
    organisation: name,
    hours: openingHours(calendar, language),
    phone,
    email,
    url,
  };
  const own = Object.entries(constants).map(([key, value]) => [key, typeof value === 'string' ? value : value[language]]);
  return Object.fromEntries([...Object.entries(built), ...own].filter(([, value]) => value !== undefined));
}

/** Makes entries as customers read them: variables filled in, and links of the organisation's own site written in full. */
export function finisher(service: Service): (entry: Entry) => Entry {
  const values = perLanguage((language) => variablesOf(service, language));
  const { imageOrigins = [], organisation } = service;
  return (entry) => {
    const finish = (text: string) =>
      onlyOwnImages(absoluteLinks(fill(text, values[entry.language]), organisation.url), imageOrigins);
    const { answer, whenClosed } = entry;
    return { ...entry, answer: finish(answer), ...(whenClosed === undefined ? {} : { whenClosed: finish(whenClosed) }) };
  };
}

/** `](/page)`, `](./page)` and `](../page)`; `//host` leads elsewhere. */
const RELATIVE = /\]\((\.{0,2}\/(?!\/)[^\s()<>]{0,2000})\)/g;

function absoluteLinks(markdown: string, base: string | undefined): string {
  if (base === undefined) return markdown;
  return markdown.replace(RELATIVE, (all, path: string) => (URL.canParse(path, base) ? `](${new URL(path, base).href})` : all));
}

/** A picture of an origin that the organisation did not name is a link to it (T6). */
function onlyOwnImages(markdown: string, origins: readonly string[]): string {
  return markdown.replace(/!(\[[^[\]\n]{1,300}\]\((https:[^\s()<>]{1,2000})\))/g, (all, link: string, address: string) =>
    URL.canParse(address) && origins.includes(new URL(address).origin) ? all : link,
  );
}

/** A Monday; the days after it follow. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** The week in one line: days with the same hours together, days off left out, such as `Monday–Friday 09:00–17:00`. */
function openingHours({ hours }: Calendar, language: Language): string {
  const names = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const runs: { readonly first: string; last: string; readonly spans: string }[] = [];
  let previous: string | undefined;
  for (const [index, day] of WEEKDAYS.entries()) {
    const name = names.format(MONDAY + index * DAY_MS);
    const spans = hours[day].map(spanText).join(', ');
    const run = runs.at(-1);
    if (spans !== '' && spans === previous && run !== undefined) run.last = name;
    else if (spans !== '') runs.push({ first: name, last: name, spans });
    previous = spans;
  }
  return runs.map(({ first, last, spans }) => `${first === last ? first : `${first}–${last}`} ${spans}`).join('; ');
}

function spanText({ fromMinutes, toMinutes }: Span): string {
  return `${clock(fromMinutes)}–${clock(toMinutes)}`;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
