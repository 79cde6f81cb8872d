import * as z from 'zod';
import { compact } from '../../../model/compact';
import type { Conversation } from '../../../model/conversation';
import { MostradorError } from '../../../model/errors';
import type { Digest } from '../../../ports';
import { type TeamsActivity, tenantsOf } from '../inbound/activity';

/** Maximum length of a name, as on the web, in UTF-16 units. */
const MAX_NAME = 80;

const account = z.object({ id: z.string().min(1), name: z.string().optional() });
const reference = z.object({
  serviceUrl: z.string().min(1),
  channelId: z.literal('msteams'),
  conversation: z.object({ id: z.string().min(1), tenantId: z.string().optional(), conversationType: z.string().optional() }),
  bot: account,
  user: account,
});
/** Where a conversation takes place in Teams; needed to send messages that the bot starts. */
export type TeamsReference = z.infer<typeof reference>;

export function referenceOf(activity: TeamsActivity): TeamsReference {
  const { serviceUrl, channelId, conversation, recipient, from } = activity;
  const [tenantId] = tenantsOf(activity);
  const type = conversation.conversationType;
  return {
    serviceUrl,
    channelId,
    conversation: compact({
      id: conversation.id,
      tenantId,
      ...(typeof type === 'string' ? { conversationType: type } : {}),
    }),
    bot: named(recipient),
    user: named(from),
  };
}

function named({ id, name }: { readonly id: string; readonly name?: string | undefined }) {
  return compact({ id, name });
}

/** The sender's name on one line; empty when there is none. */
export function nameOf({ from }: TeamsActivity): string {
  return (from.name ?? '')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_NAME)
    .toWellFormed();
}

/** @throws MostradorError INVALID_REQUEST when the conversation did not start in Teams */
export function storedReference({ reference: stored }: Pick<Conversation, 'reference'>): TeamsReference {
  const parsed = reference.safeParse(stored);
  if (!parsed.success) throw new MostradorError('INVALID_REQUEST', 'The conversation has no place in Teams to write to.');
  return parsed.data;
}

/**
 * The conversation id: one for each person in each chat or thread. Nobody can guess their way into another's conversation,
 * since the channel vouches for all three parts.
 */
export function threadId(activity: TeamsActivity, digest: Digest): string {
  const [tenant = ''] = tenantsOf(activity);
  return `teams-${digest.sha256(JSON.stringify([tenant, activity.conversation.id, activity.from.id]))}`;
}
