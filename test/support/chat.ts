import { type Outcome, openConversation, takeTurn } from '../../bot/conversation/use-cases';
import type { Language } from '../../bot/model/language';
import { PLENTY, type TestPorts, WRITER } from './conversation-ports';

export interface Chat {
  readonly id: string;
  readonly token: string;
  say(text: string, choice?: string): Promise<Outcome>;
  /** The last thing that the bot said. */
  last(outcome: Outcome): Outcome['messages'][number];
}

/** A customer's conversation, message by message. */
export async function openChat(ports: TestPorts, language: Language = 'es'): Promise<Chat> {
  const { conversation, token = '' } = await openConversation(ports, { channel: 'web', language }, PLENTY);
  let sent = 0;
  return {
    id: conversation.id,
    token,
    say(text, choice) {
      sent += 1;
      const id = `c${sent}`;
      return takeTurn(ports, {
        conversationId: conversation.id,
        key: `web:${id}`,
        utterance: { id, text, ...(choice === undefined ? {} : { choice }) },
        writer: WRITER,
      });
    },
    last({ messages }) {
      const message = messages.at(-1);
      if (message === undefined) throw new Error('There is no message.');
      return message;
    },
  };
}
