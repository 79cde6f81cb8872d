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
  /** SHA-256 of bytes, or of a text in UTF-8, in hex. */
  sha256(content: string | Uint8Array): string;
  /** Whether two texts are equal. For texts of the same length, the time taken does not reveal where they differ. */
  equal(a: string, b: string): boolean;
}
