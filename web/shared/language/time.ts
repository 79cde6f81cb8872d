/**
 * The reader's regional variety of the language, or the server's: `en` alone determines neither the order of a date nor the
 * hour format. Some browsers name languages that no formatter takes ("C", "en-US@posix"): those do not count.
 */
function regional(language: string): string {
  return readerTags().find((tag) => tag.startsWith(language)) ?? (language === 'en' ? 'en-GB' : language);
}

/** The reader's languages, as far as dates can be written in them. */
export function readerTags(): readonly string[] {
  return [navigator.languages ?? navigator.language].flat().filter(isTag);
}

function isTag(tag: unknown): tag is string {
  try {
    return typeof tag === 'string' && Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

/**
 * A complete day and time in the reader's local time: weekday, date, time, and the name of the time zone. Hours and time
 * zone are written as in the server's due times.
 * @param zoneNames what people call the time of a zone, by its IANA name
 */
export function formatMoment(iso: string, language: string, zoneNames: Readonly<Record<string, string>> = {}): string {
  const format = new Intl.DateTimeFormat(regional(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longGeneric',
  });
  const zone = zoneNames[format.resolvedOptions().timeZone];
  const parts = format.formatToParts(new Date(iso));
  return parts.map(({ type, value }) => (type === 'timeZoneName' ? (zone ?? value) : value)).join('');
}

/** The time of day, for recent events. */
export function formatTime(iso: string | number, language: string): string {
  return new Intl.DateTimeFormat(regional(language), { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

/** The day, for earlier events. */
export function formatDay(iso: string, language: string): string {
  return new Intl.DateTimeFormat(regional(language), { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(iso));
}
