/** The values of the service file as they are written: a form must show wrong ones, too. */
export type Settings = Readonly<Record<string, unknown>>;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
type Priority = (typeof PRIORITIES)[number];

const isMapping = (value: unknown): value is Settings => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The mapping at a path; empty when there is something else. */
export function mappingAt(settings: unknown, path: readonly string[]): Settings {
  const found = at(settings, path);
  return isMapping(found) ? found : {};
}

/** The value at a path; undefined when the path leads nowhere. */
export function at(settings: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isMapping(value) ? value[key] : undefined), settings);
}

export function textAt(settings: unknown, path: readonly string[]): string {
  const value = at(settings, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function listAt(settings: unknown, path: readonly string[]): readonly string[] {
  const value = at(settings, path);
  return Array.isArray(value) ? value.map(String) : [];
}

/** The parts of what is typed, without empty ones. */
export const listOf = (text: string, parting: ',' | '\n'): readonly string[] =>
  text.split(parting).flatMap((part) => part.trim() || []);

/** `09:00-14:00, 16:00-20:00`. */
export const writtenSpans = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : '');

/** The spans of a day from what is typed: `9-14, 16:00 – 20:00` is `09:00-14:00` and `16:00-20:00`. */
export const spansOf = (text: string): readonly string[] =>
  listOf(text, ',').map((span) =>
    span
      .split(/\s*[-–]\s*/)
      .map((time) =>
        time.replace(/^(\d{1,2})(?::(\d\d))?$/, (_, hour: string, minute = '00') => `${hour.padStart(2, '0')}:${minute}`),
      )
      .join('-'),
  );

export const holidaysOf = (settings: Settings): readonly string[] => listAt(settings, ['hours', 'holidays']);

interface Level {
  readonly priority: Priority;
  readonly firstResponseHours: string;
  readonly resolutionHours: string;
}

/** The most urgent first. */
export const levelsOf = (settings: Settings): readonly Level[] =>
  PRIORITIES.map((priority) => ({
    priority,
    firstResponseHours: textAt(settings, ['serviceLevels', priority, 'firstResponseHours']),
    resolutionHours: textAt(settings, ['serviceLevels', priority, 'resolutionHours']),
  }));
