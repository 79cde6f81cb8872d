import { deskApp } from '../../../functions/desk/app';
import { type Chat, openChat } from '../../support/chat';
import { type TestPorts, testPorts } from '../../support/conversation-ports';
import { type Answer, type Call, callDesk } from './front';

export interface Together {
  readonly ports: TestPorts;
  /** A customer with an open ticket, and the ticket's path. */
  waiting(): Promise<{ readonly chat: Chat; readonly path: string; readonly number: string }>;
  get(path: string, more?: Partial<Call>): Promise<Answer>;
  /** By Luis, a lead, unless it is said. */
  post(path: string, body: object, more?: Partial<Call>): Promise<Answer>;
  put(path: string, body: object, more?: Partial<Call>): Promise<Answer>;
}

/** Customers and the desk on one store: the turns of the one, the calls of the other. */
export function together(): Together {
  const ports = testPorts();
  const app = deskApp(() => ports);
  const call = (method: Call['method'], path: string, more: Partial<Call>) =>
    callDesk(app, { method, path, role: 'lead', ...more });
  return {
    ports,
    waiting: async () => {
      const chat = await openChat(ports);
      const { ticket } = await chat.say('quiero hablar con una persona sobre mi xilófono roto');
      const number = ticket?.number ?? '';
      return { chat, number, path: `/v1/tickets/${number}` };
    },
    get: (path, more = {}) => call('GET', path, more),
    post: (path, body, more = {}) => call('POST', path, { body, ...more }),
    put: (path, body, more = {}) => call('PUT', path, { body, ...more }),
  };
}
