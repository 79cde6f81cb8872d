/**
 * The language as it is written where the reader is, or else as the server writes it: `en` says neither the order of a date
 * nor how hours are counted.
 */
function regional(language: string): string {
  return navigator.languages.find((tag) => tag.startsWith(language)) ?? (language === 'en' ? 'en-GB' : language);
}

/**
 * A day and time that can be read alone, on the reader's own clock: weekday, date, time, and by its name the zone it is told in.
 * Hours and zone are written as in what the server says of due times.
 */
export function formatMoment(iso: string, language: string): string {
  return new Intl.DateTimeFormat(regional(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longGeneric',
  }).format(new Date(iso));
}

/** The time of day, for what happened just now. */
export function formatTime(iso: string | number, language: string): string {
  return new Intl.DateTimeFormat(regional(language), { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

/** The day, for what happened earlier. */
export function formatDay(iso: string, language: string): string {
  return new Intl.DateTimeFormat(regional(language), { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(iso));
}
