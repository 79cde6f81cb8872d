/** How an object is written in short: under other names, without what is as usual. */
export interface ShortNames<Full extends object> {
  readonly names: Readonly<Record<keyof Full & string, string>>;
  /** Members with these values are not written. */
  readonly usual: Readonly<Partial<Full>>;
}

export type Short = Readonly<Record<string, unknown>>;

/** The members under their short names; a member without one keeps its own. */
export function shortened<Full extends object>({ names, usual }: ShortNames<Full>, full: Full): Short {
  const short: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(full)) {
    const usually: unknown = Reflect.get(usual, name);
    if (value === undefined || (usually !== undefined && JSON.stringify(usually) === JSON.stringify(value))) continue;
    short[Reflect.get(names, name) ?? name] = value;
  }
  return short;
}

/** The opposite, in the order of the names; to be checked. */
export function lengthened<Full extends object>({ names, usual }: ShortNames<Full>, short: Short): Record<string, unknown> {
  const full: Record<string, unknown> = {};
  const left = new Map(Object.entries(short));
  for (const [name, shortName] of Object.entries<string>(names)) {
    const value = left.get(shortName) ?? Reflect.get(usual, name);
    left.delete(shortName);
    if (value !== undefined) full[name] = value;
  }
  return Object.assign(full, Object.fromEntries(left));
}

/** An ISO 8601 time as milliseconds; any other text stays as it is. */
export function shortTime(time: string): number | string {
  const ms = Date.parse(time);
  return Number.isFinite(ms) && new Date(ms).toISOString() === time ? ms : time;
}

export function longTime(time: number | string): string {
  if (typeof time === 'string') return time;
  const date = new Date(time);
  // What is no time stays as it is: its schema says so.
  return Number.isNaN(date.getTime()) ? String(time) : date.toISOString();
}
