export interface Clock {
  now(): Date;
}

/** Makes unguessable strings. */
export interface Ids {
  /** At least 128 bits, URL-safe. */
  id(): string;
  /** At least 256 bits, URL-safe: a bearer token. */
  token(): string;
}

export interface Digest {
  /** SHA-256 of the UTF-8 text, in hex. */
  sha256(text: string): string;
  /** Whether two texts are equal. For texts of the same length, the time taken does not reveal where they differ. */
  equal(a: string, b: string): boolean;
}
