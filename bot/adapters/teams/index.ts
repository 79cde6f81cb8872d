import type { TurnContext } from 'botbuilder';
import type { Writer } from '../../conversation/rate-limit';
import type { ConversationPorts } from '../../conversation/use-cases';
import { languageOfTag } from '../../language/facts';
import { teamsPhrase } from '../../language/phrases';
import { compact } from '../../model/compact';
import { LANGUAGES } from '../../model/language';
import type { ChannelDelivery, KnowledgeSource } from '../../ports';
import { textActivity } from './cards/message-activity';
import { TeamsAdapter } from './cloud-adapter';
import { type Arrival, doorkeeper } from './inbound/admit';
import { contentOf } from './inbound/content';
import type { TeamsOptions } from './options';
import { botTokens } from './outbound/bot-tokens';
import { sender } from './outbound/sender';
import { checkReference, conversationReference, turnActivity } from './thread/botbuilder';
import { storedReference } from './thread/reference';
import { respond } from './thread/respond';

export type { Arrival } from './inbound/admit';
export { publicCloud, type TeamsEndpoints, type TeamsOptions } from './options';

/** A response to the Bot Framework's connector; invokes need a body. */
export interface ConnectorResponse {
  readonly status: number;
  readonly body?: unknown;
}

/**
 * `deliver` throws MostradorError UNAVAILABLE (with `retryAfterSeconds` when Teams gives it) when another attempt may help,
 * otherwise FORBIDDEN.
 */
export interface Teams extends ChannelDelivery {
  /**
   * Handles an activity and answers in its thread.
   * @throws MostradorError UNAUTHENTICATED, FORBIDDEN, INVALID_REQUEST; UNAVAILABLE when trying again may help
   */
  receive(arrival: Arrival): Promise<ConnectorResponse>;
}

/** Microsoft Teams as a channel. */
export function teams(ports: ConversationPorts, options: TeamsOptions, writer: Writer): Teams {
  const { appId } = options;
  const admit = doorkeeper(options, ports.clock);
  const adapter = new TeamsAdapter(appId ?? '', options.endpoints.scope, {
    loopback: options.local,
    ...(appId === undefined ? {} : { tokens: botTokens({ ...options, appId }, ports.clock) }),
  });
  const { reply, send } = sender(ports);

  return {
    async receive(arrival) {
      const { activity } = await admit(arrival);
      const what = contentOf(activity);
      if (what.kind === 'silence') return { status: 200 };
      const response = await adapter.runTurn(turnActivity(activity), async (context) => {
        const answer = await respond(ports, writer, activity, what).catch(async (error: unknown) => {
          await apologise(ports.knowledge, context, activity.locale);
          throw error;
        });
        await reply(context, answer);
        if (activity.type === 'invoke') await context.sendActivity(INVOKE_RESPONSE);
      });
      return compact({ status: response?.status ?? 200, body: response?.body });
    },

    async deliver(conversation, messages) {
      const reference = storedReference(conversation);
      checkReference(reference, options);
      const { id: conversationId, language, state } = conversation;
      await adapter.startTurn(conversationReference(reference), (context) =>
        send(context, { conversationId, language, state, messages }),
      );
    },
  };
}

/** The response to a submitted card; the chat itself shows the rest. */
const INVOKE_RESPONSE = {
  type: 'invokeResponse',
  value: { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'OK' } },
};

/** An apology is better than silence; when that fails too, only the status tells it. */
async function apologise(knowledge: KnowledgeSource, context: TurnContext, locale: string | null | undefined): Promise<void> {
  try {
    // The knowledge itself may be what failed.
    const speaker = await knowledge.current().then(
      ({ base }) => base.service,
      () => ({ phrases: {} }),
    );
    await context.sendActivity(textActivity(teamsPhrase(speaker, languageOfTag(locale) ?? LANGUAGES[0], 'teams.failed')));
  } catch {
    // The error that led here is the one that is reported.
  }
}
