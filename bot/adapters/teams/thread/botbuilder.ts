import type { Activity, ConversationReference } from 'botbuilder';
import { compact } from '../../../model/compact';
import { MostradorError } from '../../../model/errors';
import type { TeamsActivity } from '../inbound/activity';
import type { TeamsOptions } from '../options';
import { isServiceUrl } from '../service-url';
import type { TeamsReference } from './reference';

/** The fields that botbuilder needs to answer an activity; nothing else of the activity gets into a turn. */
export function turnActivity(activity: TeamsActivity): Partial<Activity> {
  const { type, id, channelId, serviceUrl, conversation, from, recipient } = activity;
  return compact({
    type,
    id,
    channelId,
    serviceUrl,
    conversation: conversationAccount(conversation),
    from: account(from),
    recipient: account(recipient),
  });
}

/** The stored reference in botbuilder's form. */
export function conversationReference({ bot, user, conversation, ...place }: TeamsReference): Partial<ConversationReference> {
  return { ...place, conversation: conversationAccount(conversation), bot: account(bot), user: account(user) };
}

function account({ id, name = '' }: { readonly id: string; readonly name?: string | undefined }) {
  return { id, name };
}

function conversationAccount(conversation: {
  readonly id: string;
  readonly tenantId?: string | null | undefined;
  readonly conversationType?: string | null | undefined;
}) {
  const { id, tenantId, conversationType } = conversation;
  return {
    id,
    name: '',
    isGroup: conversationType === 'groupChat' || conversationType === 'channel',
    conversationType: conversationType ?? 'personal',
    ...(typeof tenantId === 'string' ? { tenantId } : {}),
  };
}

/**
 * Checks a stored reference as if it had just arrived: it may have been tampered with, or the bot may have moved to another
 * organisation.
 *
 * @throws MostradorError FORBIDDEN
 */
export function checkReference({ serviceUrl, conversation: { tenantId } }: TeamsReference, options: TeamsOptions): void {
  const anonymous = options.local && options.appId === undefined;
  const ours = anonymous || (tenantId !== undefined && options.tenants.includes(tenantId));
  if (isServiceUrl(serviceUrl, options.local) && ours) return;
  throw new MostradorError(
    'FORBIDDEN',
    'The stored place is not in Microsoft Teams, or not in this organisation: nothing was sent.',
  );
}
