import type { TurnContext } from 'botbuilder';
import type { ConversationPorts } from '../../../conversation/use-cases';
import { phrase } from '../../../language/phrases';
import type { ConversationState } from '../../../model/conversation';
import { MostradorError } from '../../../model/errors';
import type { Language } from '../../../model/language';
import type { Message } from '../../../model/message';
import { messageActivity, type Rendering, textActivity } from '../cards/message-activity';
import { isLoopback } from '../service-url';
import type { Response } from '../thread/respond';
import { once } from './once';
import { sendLater } from './send-later';

export interface Sender {
  /** Answers in the thread; messages that Teams does not accept now go to the outbox. */
  reply(context: TurnContext, response: Response): Promise<void>;
  /** @throws MostradorError UNAVAILABLE, FORBIDDEN */
  send(context: TurnContext, batch: Batch): Promise<void>;
}

export interface Batch {
  readonly conversationId: string;
  readonly language: Language;
  readonly state: ConversationState;
  readonly messages: readonly Message[];
}

/** Number of sent messages that a process remembers. */
const REMEMBERED = 5_000;

export function sender(ports: ConversationPorts): Sender {
  const sent = once(REMEMBERED);

  /**
   * Sends each message once, in order.
   * @param arrived receives the seqs of the messages that were sent
   */
  async function send(context: TurnContext, batch: Batch, arrived: Set<number> = new Set()): Promise<void> {
    const rendering = await renderingOf(ports, batch, context.activity.serviceUrl);
    for (const message of batch.messages) {
      const activity = messageActivity(message, rendering);
      if (activity === undefined) continue;
      await sent.run(`${batch.conversationId}#${message.seq}`, async () => {
        await context.sendActivity(activity);
      });
      arrived.add(message.seq);
    }
  }

  async function reply(context: TurnContext, response: Response): Promise<void> {
    const arrived = new Set<number>();
    try {
      await send(context, response, arrived);
      if (response.aside !== undefined) await context.sendActivity(textActivity(response.aside));
    } catch (error) {
      if (!(error instanceof MostradorError)) throw error;
      // The turn is stored. Where the bot may not write, nobody can be told.
      if (error.code === 'FORBIDDEN') return;
      if (error.code !== 'UNAVAILABLE' || !(await putOff(response, arrived, error))) throw error;
    }
  }

  async function putOff(
    { conversationId, messages }: Response,
    arrived: ReadonlySet<number>,
    { extra }: MostradorError,
  ): Promise<boolean> {
    const seqs = messages.filter(({ author, seq }) => author.role !== 'customer' && !arrived.has(seq)).map(({ seq }) => seq);
    const waitSeconds = typeof extra.retryAfterSeconds === 'number' ? extra.retryAfterSeconds : 0;
    return seqs.length === 0 || sendLater(ports, conversationId, seqs, waitSeconds);
  }

  return { reply, send };
}

/** A button for a person is offered while only the bot answers. */
async function renderingOf(ports: ConversationPorts, { language, state }: Batch, serviceUrl: string): Promise<Rendering> {
  const { service } = (await ports.knowledge.current()).base;
  const alone = state === 'open' || state === 'clarifying';
  return {
    language,
    phrases: service.phrases,
    timeZone: service.calendar.timeZone,
    // The Agents Playground fails on a `messageBack` button.
    echo: !isLoopback(new URL(serviceUrl)),
    ...(alone ? { person: { label: phrase(service, language, 'choice.person') } } : {}),
  };
}
