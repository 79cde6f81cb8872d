import type { z } from 'zod';
import type * as schemas from '../../functions/api/schemas';

type News = z.infer<typeof schemas.news>;

/** A customer who talks to the API as the widget does. */
export interface Customer {
  say(text: string): Promise<News>;
  /** Asks for a person; gives the ticket's number. */
  askForPerson(details?: { readonly name?: string; readonly email?: string }): Promise<string>;
  feedback(messageId: string, helpful: boolean): Promise<News>;
  /** Everything that the customer can read. */
  transcript(): Promise<News>;
}

let said = 0;

export async function customer(url: string, language: 'es' | 'en', name?: string): Promise<Customer> {
  const call = async (method: 'GET' | 'POST', path: string, body?: unknown, token?: string) => {
    const response = await fetch(`${url}/v1/conversations${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const { conversationId, token } = await call('POST', '', { language, ...(name === undefined ? {} : { name }) });
  const post = (path: string, body: unknown): Promise<News> => call('POST', `/${conversationId}${path}`, body, token);
  return {
    say: (text) => {
      said += 1;
      return post('/messages', { id: `said-${said}`, text });
    },
    async askForPerson(details = {}) {
      const { ticket } = await post('/handoff', details);
      if (ticket === undefined) throw new Error('No ticket came of it');
      return ticket.number;
    },
    feedback: (messageId, helpful) => post('/feedback', { messageId, helpful }),
    transcript: () => call('GET', `/${conversationId}/messages?after=0`, undefined, token),
  };
}
