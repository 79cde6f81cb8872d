import { compact } from '../../../model/compact';
import type { Digest } from '../../../ports';
import type { TeamsActivity } from '../inbound/activity';
import type { Said } from '../inbound/said';

const ID = /^[\w.:-]{1,64}$/;

/** What an activity is as a turn of the conversation. */
export interface Turn {
  readonly key: string;
  readonly utterance: { readonly id: string; readonly text: string; readonly choice?: string };
  readonly message?: { readonly key: string; readonly hash: string; readonly sentAt: string };
}

/** A turn has its key by the id of its activity, and is known by its text and time beside it; what is no turn is undefined. */
export function turnOf(digest: Digest, activity: TeamsActivity, what: Said): Turn | undefined {
  const spoken = spokenIn(what);
  if (spoken === undefined) return undefined;
  const { text, choice } = spoken;
  const hash = digest.sha256(JSON.stringify([text, choice ?? ''])).slice(0, 32);
  // Teams gives every message an id; one without is known by what it says and when.
  const given = activity.id ?? digest.sha256(JSON.stringify([hash, activity.timestamp ?? '']));
  const id = ID.test(given) ? given : digest.sha256(given).slice(0, 32);
  const key = `teams:${id}`;
  return {
    key,
    utterance: compact({ id, text, choice }),
    ...(activity.timestamp === undefined ? {} : { message: { key, hash, sentAt: activity.timestamp } }),
  };
}

function spokenIn(what: Said): { readonly text: string; readonly choice?: string } | undefined {
  if (what.kind === 'text') return { text: what.text };
  if (what.kind === 'tap' && what.tap.kind === 'choice') return { text: what.tap.label, choice: what.tap.value };
  return undefined;
}
