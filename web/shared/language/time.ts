/**
 * The reader's regional variety of the language, or the server's: `en` alone determines neither the order of a date nor the
 * hour format.
 */
function regional(language: string): string {
  return navigator.languages.find((tag) => tag.startsWith(language)) ?? (language === 'en' ? 'en-GB' : language);
}

/**
 * A complete day and time in the reader's local time: weekday, date, time, and the name of the time zone. Hours and time
 * zone are written as in the server's due times.
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

/** The time of day, for recent events. */
export function formatTime(iso: string | number, language: string): string {
  return new Intl.DateTimeFormat(regional(language), { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

/** The day, for earlier events. */
export function formatDay(iso: string, language: string): string {
  return new Intl.DateTimeFormat(regional(language), { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(iso));
}
