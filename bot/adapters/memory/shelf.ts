import type { Clock } from '../../ports';

interface Kept {
  readonly json: string;
  readonly expiresAtSeconds: number | undefined;
}

/**
 * Things of one kind by key, kept as text so that nobody shares an object with the store. What has expired is absent.
 */
export class Shelf<Thing> {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly clock: Clock) {}

  get(key: string): Thing | undefined {
    const kept = this.kept.get(key);
    return kept !== undefined && this.lives(kept) ? JSON.parse(kept.json) : undefined;
  }

  has(key: string): boolean {
    const kept = this.kept.get(key);
    return kept !== undefined && this.lives(kept);
  }

  put(key: string, thing: Thing, expiresAtSeconds?: number): void {
    this.kept.set(key, { json: JSON.stringify(thing), expiresAtSeconds });
  }

  /** Keeps the expiry that it has. */
  replace(key: string, thing: Thing): void {
    this.put(key, thing, this.kept.get(key)?.expiresAtSeconds);
  }

  delete(key: string): void {
    this.kept.delete(key);
  }

  /** Keys with this beginning, in order of their text, expired or not. */
  keys(prefix = ''): string[] {
    return [...this.kept.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  /** In order of their keys. */
  values(prefix = ''): Thing[] {
    return this.keys(prefix).flatMap((key) => this.get(key) ?? []);
  }

  /** All that is physically there, expired or not. */
  dump(): readonly (readonly [string, string])[] {
    return [...this.kept].map(([key, { json }]) => [key, json]);
  }

  private lives({ expiresAtSeconds }: Kept): boolean {
    return expiresAtSeconds === undefined || expiresAtSeconds * 1000 > this.clock.now().getTime();
  }
}
