import { type Outcome, openConversation, takeTurn } from '../../bot/conversation/use-cases';
import type { Language } from '../../bot/model/language';
import type { Ticket } from '../../bot/model/ticket';
import { PLENTY, type TestPorts, WRITER } from './conversation-ports';

export interface Chat {
  readonly id: string;
  readonly token: string;
  say(text: string, choice?: string): Promise<Outcome>;
  /** Asks for a person, once more if the bot wants to know first what it is about; its outcome is that of the hand-off. */
  person(text?: string): Promise<Outcome>;
  /** The last thing that the bot said. */
  last(outcome: Outcome): Outcome['messages'][number];
}

/** A customer's conversation, message by message. */
export async function openChat(ports: TestPorts, language: Language = 'es'): Promise<Chat> {
  const { conversation, token = '' } = await openConversation(ports, { channel: 'web', language }, PLENTY);
  let sent = 0;
  const say: Chat['say'] = (text, choice) => {
    sent += 1;
    const id = `c${sent}`;
    return takeTurn(ports, {
      conversationId: conversation.id,
      key: `web:${id}`,
      utterance: { id, text, ...(choice === undefined ? {} : { choice }) },
      writer: WRITER,
    });
  };
  return {
    id: conversation.id,
    token,
    say,
    async person(text = 'quiero hablar con una persona') {
      const asked = await say(text);
      return asked.ticket === undefined ? say(text) : asked;
    },
    last({ messages }) {
      const message = messages.at(-1);
      if (message === undefined) throw new Error('There is no message.');
      return message;
    },
  };
}

/** What the bot said in a turn, text by text. */
export const textsOf = ({ messages }: Outcome): readonly string[] => messages.slice(1).map(({ text }) => text);

/** What the customer can tap after a turn. */
export const waysOf = ({ messages }: Outcome): readonly string[] =>
  messages.flatMap(({ choices = [] }) => choices.map(({ value }) => value));

/** The kind of decision that the customer's message records. */
export const decidedOf = ({ messages }: Outcome) => messages[0]?.explanation?.decision;

/** The ticket of a conversation, as it is stored. */
export async function ticketOf({ store }: TestPorts, { id }: Chat): Promise<Ticket> {
  const { ticketId = '' } = (await store.loadConversation(id)) ?? {};
  const ticket = await store.loadTicket(ticketId);
  if (ticket === undefined) throw new Error('There is no ticket.');
  return ticket;
}
