import * as z from 'zod';
import { MAX_CUSTOMER_TEXT } from '../../../model/limits';
import { withoutControls } from '../../../text/controls';
import { readTap, type Tap } from '../cards/buttons';
import type { TeamsActivity } from './activity';

/** Occurrences of the bot's name that are removed; further ones stay. */
const MAX_NAMES = 8;
/** Maximum number of entities of a message that are looked at. */
const MAX_ENTITIES = 250;

/** What an activity means to the support desk. */
export type ActivityContent =
  | { readonly kind: 'text'; readonly text: string; readonly withFiles: boolean }
  | { readonly kind: 'tap'; readonly tap: Tap }
  /** Somebody has just found the bot. */
  | { readonly kind: 'arrived' }
  | { readonly kind: 'unreadable'; readonly why: 'too_long' | 'files' | 'nothing' | 'outdated_button' }
  /** Typing, reactions, people coming and going: needs no answer. */
  | { readonly kind: 'silence' };

const mentions = z.array(
  z.looseObject({ type: z.literal('mention'), mentioned: z.looseObject({ id: z.string() }), text: z.string().min(1).max(512) }),
);

export function contentOf(activity: TeamsActivity): ActivityContent {
  switch (activity.type) {
    case 'message':
      return messageContent(activity);
    case 'invoke':
      return activity.name === 'adaptiveCard/action' ? tapContent(activity) : { kind: 'silence' };
    case 'installationUpdate':
      return isPersonal(activity) && activity.action?.startsWith('remove') !== true ? { kind: 'arrived' } : { kind: 'silence' };
    case 'conversationUpdate':
      return isPersonal(activity) && (activity.membersAdded ?? []).length > 0 ? { kind: 'arrived' } : { kind: 'silence' };
    default:
      return { kind: 'silence' };
  }
}

function messageContent(activity: TeamsActivity): ActivityContent {
  if (activity.value !== undefined && activity.value !== null && activity.value !== '') return tapContent(activity);
  const withFiles = hasFiles(activity);
  const raw = activity.text ?? '';
  // Far too long to be worth parsing.
  if (raw.length > MAX_CUSTOMER_TEXT * 10) return { kind: 'unreadable', why: 'too_long' };
  // Nobody could be asked to send half a character (a lone surrogate) again as a whole one.
  const text = withoutMentions(withoutControls(raw).toWellFormed(), activity);
  if (text.length > MAX_CUSTOMER_TEXT) return { kind: 'unreadable', why: 'too_long' };
  if (text === '') return { kind: 'unreadable', why: withFiles ? 'files' : 'nothing' };
  return { kind: 'text', text, withFiles };
}

function tapContent({ value }: TeamsActivity): ActivityContent {
  const tap = readTap(value);
  return tap === undefined ? { kind: 'unreadable', why: 'outdated_button' } : { kind: 'tap', tap };
}

/** Teams sends every formatted message a second time as an HTML attachment, which is not a file. */
function hasFiles({ attachments }: TeamsActivity): boolean {
  return (attachments ?? []).some(({ contentType }) => contentType !== 'text/html');
}

/**
 * Whether the chat is with one person. Only such chats get a greeting; in a channel the bot speaks only when it is
 * addressed.
 */
function isPersonal({ conversation: { conversationType } }: TeamsActivity): boolean {
  return conversationType === 'personal' || conversationType === undefined || conversationType === null;
}

/** Removes the bot's own name; mentions of other people stay as written. */
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
