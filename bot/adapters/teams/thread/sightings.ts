import * as z from 'zod';

/**
 * Teams delivers an activity again when it has had no answer for about 15 s, now and then under a new id.
 * A sighting is what a message is known by when its id is not.
 */
const sighting = z.object({
  /** Of what was said or tapped. */
  hash: z.string(),
  /** By Teams' own clock, ISO 8601. */
  sentAt: z.string(),
  /** When its reply was made, on the same clock, ISO 8601. */
  repliedAt: z.string(),
  /** The idempotency key that it was taken under. */
  key: z.string(),
});
export type Sighting = z.infer<typeof sighting>;

const WINDOW_MS = 60_000;
/** Longer than a turn may take: a clock of ours that jumped ahead does not swallow what is said after a reply. */
const MAX_TURN_MS = 20_000;
const MAX_KEPT = 20;

/** The sightings in what was stored; nothing of it is trusted to be there. */
export function readSightings(stored: unknown): readonly Sighting[] {
  const parsed = z.array(sighting).safeParse(stored);
  return parsed.success ? parsed.data : [];
}

export function sight(message: { readonly hash: string; readonly sentAt: string; readonly key: string }, now: Date): Sighting {
  const sentMs = Date.parse(message.sentAt);
  const repliedMs = Math.min(Math.max(now.getTime(), sentMs), sentMs + MAX_TURN_MS);
  return { ...message, repliedAt: new Date(repliedMs).toISOString() };
}

/** The same text, sent within 60 s of the other, while no reply to it had come: a second "yes" after a reply is a second "yes". */
export function sameMessage(
  seen: readonly Sighting[],
  message: { readonly hash: string; readonly sentAt: string },
): Sighting | undefined {
  const sentMs = Date.parse(message.sentAt);
  return seen.find(
    ({ hash, sentAt, repliedAt }) =>
      hash === message.hash && Math.abs(sentMs - Date.parse(sentAt)) <= WINDOW_MS && sentMs <= Date.parse(repliedAt),
  );
}

/** With the newest, without what is too old to be met again. */
export function keepSighting(seen: readonly Sighting[], newest: Sighting): readonly Sighting[] {
  const newestMs = Math.max(...[...seen, newest].map(({ sentAt }) => Date.parse(sentAt)));
  return [...seen, newest].filter(({ sentAt }) => newestMs - Date.parse(sentAt) <= WINDOW_MS).slice(-MAX_KEPT);
}
