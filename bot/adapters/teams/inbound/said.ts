import * as z from 'zod';
import { withoutControls } from '../../../text/controls';
import { readTap, type Tap } from '../cards/buttons';
import type { TeamsActivity } from './activity';

/** Longest message that is taken, in UTF-16 units: the same as on the web. */
export const MAX_TEXT = 2_000;

/** Ways in which one message writes the bot's name: more are not taken out. */
const MAX_NAMES = 8;
/** Things within a message that are looked at. */
const MAX_ENTITIES = 250;

/** What an activity is to a support desk. */
export type Said =
  | { readonly kind: 'text'; readonly text: string; readonly withFiles: boolean }
  | { readonly kind: 'tap'; readonly tap: Tap }
  /** Somebody has just found the bot. */
  | { readonly kind: 'arrived' }
  | { readonly kind: 'unreadable'; readonly why: 'too_long' | 'files' | 'nothing' | 'outdated_button' }
  /** Typing, reactions, people coming and going: nothing to say to. */
  | { readonly kind: 'silence' };

const mentions = z.array(
  z.looseObject({ type: z.literal('mention'), mentioned: z.looseObject({ id: z.string() }), text: z.string().min(1).max(512) }),
);

export function said(activity: TeamsActivity): Said {
  switch (activity.type) {
    case 'message':
      return saidInMessage(activity);
    case 'invoke':
      return activity.name === 'adaptiveCard/action' ? tapped(activity) : { kind: 'silence' };
    case 'installationUpdate':
      return isPersonal(activity) && activity.action?.startsWith('remove') !== true ? { kind: 'arrived' } : { kind: 'silence' };
    case 'conversationUpdate':
      return isPersonal(activity) && (activity.membersAdded ?? []).length > 0 ? { kind: 'arrived' } : { kind: 'silence' };
    default:
      return { kind: 'silence' };
  }
}

function saidInMessage(activity: TeamsActivity): Said {
  if (activity.value !== undefined && activity.value !== null && activity.value !== '') return tapped(activity);
  const withFiles = hasFiles(activity);
  const raw = activity.text ?? '';
  // What is far too long is not even looked at.
  if (raw.length > MAX_TEXT * 10) return { kind: 'unreadable', why: 'too_long' };
  // Nobody could be asked to send half a character (a lone surrogate) again as a whole one.
  const text = withoutMentions(withoutControls(raw).toWellFormed(), activity);
  if (text.length > MAX_TEXT) return { kind: 'unreadable', why: 'too_long' };
  if (text === '') return { kind: 'unreadable', why: withFiles ? 'files' : 'nothing' };
  return { kind: 'text', text, withFiles };
}

function tapped({ value }: TeamsActivity): Said {
  const tap = readTap(value);
  return tap === undefined ? { kind: 'unreadable', why: 'outdated_button' } : { kind: 'tap', tap };
}

/** Teams sends every formatted message a second time as an HTML attachment: that is no file. */
function hasFiles({ attachments }: TeamsActivity): boolean {
  return (attachments ?? []).some(({ contentType }) => contentType !== 'text/html');
}

/** A greeting is for one person; in a channel the bot speaks when it is spoken to. */
function isPersonal({ conversation: { conversationType } }: TeamsActivity): boolean {
  return conversationType === 'personal' || conversationType === undefined || conversationType === null;
}

/** The bot's own name goes; other people's stay as they were written. */
function withoutMentions(text: string, activity: TeamsActivity): string {
  const parsed = mentions.safeParse(
    Array.isArray(activity.entities) ? activity.entities.slice(0, MAX_ENTITIES).filter(isMention) : [],
  );
  const own = parsed.success ? parsed.data.filter(({ mentioned }) => mentioned.id === activity.recipient.id) : [];
  const names = [...new Set(own.map((mention) => mention.text))].slice(0, MAX_NAMES);
  const unaddressed = names.reduce((rest, name) => rest.split(name).join(' '), text);
  return unaddressed
    .replace(/^\s*<at(?: [^<>]{0,200})?>[^<>]{0,200}<\/at>/i, ' ')
    .replace(/<at(?: [^<>]{0,200})?>([^<>]{0,200})<\/at>/gi, '$1')
    .replace(/&nbsp;/g, ' ')
    .trim();
}

function isMention(entity: unknown): boolean {
  return typeof entity === 'object' && entity !== null && 'type' in entity && entity.type === 'mention';
}
