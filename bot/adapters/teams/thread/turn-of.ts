import { compact } from '../../../model/compact';
import type { Digest } from '../../../ports';
import type { TeamsActivity } from '../inbound/activity';
import type { ActivityContent } from '../inbound/content';

const ID = /^[\w.:-]{1,64}$/;

/** An activity as a turn of the conversation. */
export interface Turn {
  readonly key: string;
  readonly utterance: { readonly id: string; readonly text: string; readonly choice?: string };
  readonly message?: { readonly key: string; readonly hash: string; readonly sentAt: string };
}

/**
 * Makes a turn whose key comes from the activity's id; its text and time identify it as well. Undefined for what is not a
 * turn.
 */
export function turnOf(digest: Digest, activity: TeamsActivity, what: ActivityContent): Turn | undefined {
  const spoken = utteranceIn(what);
  if (spoken === undefined) return undefined;
  const { text, choice } = spoken;
  const hash = digest.sha256(JSON.stringify([text, choice ?? ''])).slice(0, 32);
  // Teams gives every message an id; without one, the message is identified by its text and time.
  const given = activity.id ?? digest.sha256(JSON.stringify([hash, activity.timestamp ?? '']));
  const id = ID.test(given) ? given : digest.sha256(given).slice(0, 32);
  const key = `teams:${id}`;
  return {
    key,
    utterance: compact({ id, text, choice }),
    ...(activity.timestamp === undefined ? {} : { message: { key, hash, sentAt: activity.timestamp } }),
  };
}

function utteranceIn(what: ActivityContent): { readonly text: string; readonly choice?: string } | undefined {
  if (what.kind === 'text') return { text: what.text };
  if (what.kind === 'tap' && what.tap.kind === 'choice') return { text: what.tap.label, choice: what.tap.value };
  return undefined;
}
