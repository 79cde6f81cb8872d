import * as z from 'zod';

/**
 * Teams repeats an activity that got no answer within about 15 s, sometimes under a new id. A sighting identifies a message
 * when its id does not.
 */
const sighting = z.object({
  /** Hash of what was said or tapped. */
  hash: z.string(),
  /** By Teams' own clock; ISO 8601. */
  sentAt: z.string(),
  /** When its reply was made, by the same clock; ISO 8601. */
  repliedAt: z.string(),
  /** The idempotency key of the message. */
  key: z.string(),
});
export type Sighting = z.infer<typeof sighting>;

const WINDOW_MS = 60_000;
/** Longer than a turn may take. If our clock jumped ahead, messages sent after a reply must not be taken for repetitions. */
const MAX_TURN_MS = 20_000;
const MAX_KEPT = 20;

/** The sightings in stored data, which may be missing or malformed. */
export function readSightings(stored: unknown): readonly Sighting[] {
  const parsed = z.array(sighting).safeParse(stored);
  return parsed.success ? parsed.data : [];
}

export function sight(message: { readonly hash: string; readonly sentAt: string; readonly key: string }, now: Date): Sighting {
  const sentMs = Date.parse(message.sentAt);
  const repliedMs = Math.min(Math.max(now.getTime(), sentMs), sentMs + MAX_TURN_MS);
  return { ...message, repliedAt: new Date(repliedMs).toISOString() };
}

/** Whether both are the same text, sent within 60 s and before a reply came: a second "yes" after a reply is a new message. */
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

/** Adds the newest sighting and drops those too old to match. */
export function keepSighting(seen: readonly Sighting[], newest: Sighting): readonly Sighting[] {
  const newestMs = Math.max(...[...seen, newest].map(({ sentAt }) => Date.parse(sentAt)));
  return [...seen, newest].filter(({ sentAt }) => newestMs - Date.parse(sentAt) <= WINDOW_MS).slice(-MAX_KEPT);
}
