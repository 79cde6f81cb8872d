import type { Clock } from '../../../bot/ports';

interface Kept<Thing> {
  readonly json: string;
  /** Read from `json` when it is first asked for, and frozen: nobody can change what others are given, too. */
  thing?: Thing;
  readonly expiresAtSeconds: number | undefined;
}

/**
 * Things of one kind by key, kept as text so that nobody shares an object with the store. What has expired is absent.
 * Keys that begin alike, up to the first `#`, lie together: what belongs to one owner is found without a look at the rest.
 */
export class Shelf<Thing> {
  private readonly owners = new Map<string, Map<string, Kept<Thing>>>();

  constructor(private readonly clock: Clock) {}

  get(key: string): Thing | undefined {
    const kept = this.kept(key);
    if (kept === undefined || !this.lives(kept)) return undefined;
    kept.thing ??= frozen<Thing>(JSON.parse(kept.json));
    return kept.thing;
  }

  has(key: string): boolean {
    const kept = this.kept(key);
    return kept !== undefined && this.lives(kept);
  }

  put(key: string, thing: Thing, expiresAtSeconds?: number): void {
    const owner = ownerOf(key);
    const kept = this.owners.get(owner) ?? new Map<string, Kept<Thing>>();
    kept.set(key, { json: JSON.stringify(thing), expiresAtSeconds });
    this.owners.set(owner, kept);
  }

  /** Keeps the expiry that it has. */
  replace(key: string, thing: Thing): void {
    this.put(key, thing, this.kept(key)?.expiresAtSeconds);
  }

  delete(key: string): void {
    const owner = ownerOf(key);
    const kept = this.owners.get(owner);
    kept?.delete(key);
    if (kept?.size === 0) this.owners.delete(owner);
  }

  /** Keys with this beginning, in order of their text, expired or not. */
  keys(prefix = ''): string[] {
    const near = prefix.includes('#') ? [this.owners.get(ownerOf(prefix))] : [...this.owners.values()];
    return near.flatMap((kept) => [...(kept?.keys() ?? [])].filter((key) => key.startsWith(prefix))).sort();
  }

  /** In order of their keys. */
  values(prefix = ''): Thing[] {
    return this.keys(prefix).flatMap((key) => this.get(key) ?? []);
  }

  /** The same with the text that each is kept as. */
  entries(prefix: string): { readonly thing: Thing; readonly json: string }[] {
    return this.keys(prefix).flatMap((key) => {
      const thing = this.get(key);
      return thing === undefined ? [] : [{ thing, json: this.kept(key)?.json ?? '' }];
    });
  }

  /** All that is physically there, expired or not. */
  dump(): readonly (readonly [string, string])[] {
    return [...this.owners.values()].flatMap((kept) => [...kept].map(([key, { json }]) => [key, json] as const));
  }

  private kept(key: string): Kept<Thing> | undefined {
    return this.owners.get(ownerOf(key))?.get(key);
  }

  private lives({ expiresAtSeconds }: Kept<Thing>): boolean {
    return expiresAtSeconds === undefined || expiresAtSeconds * 1000 > this.clock.now().getTime();
  }
}

function frozen<Thing>(thing: Thing): Thing {
  if (typeof thing === 'object' && thing !== null && !Object.isFrozen(thing)) {
    Object.freeze(thing);
    for (const part of Object.values(thing)) frozen(part);
  }
  return thing;
}

function ownerOf(key: string): string {
  const end = key.indexOf('#');
  return end < 0 ? key : key.slice(0, end);
}
