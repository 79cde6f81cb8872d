import type { z } from 'zod';
import type * as schemas from '../../../functions/api/schemas';
import { type Answer, call } from './call';
import { Failure } from './failure';

export type Message = z.infer<typeof schemas.message>;
export type News = z.infer<typeof schemas.news>;
export type Opened = z.infer<typeof schemas.opened>;
export type Exported = z.infer<typeof schemas.exported>;
export type TicketView = z.infer<typeof schemas.ticketView>;
export type OpenRequest = z.infer<typeof schemas.openConversation>;
export type SendRequest = z.infer<typeof schemas.sendMessage>;
export type PersonRequest = z.infer<typeof schemas.askForPerson>;
export type RatingRequest = z.infer<typeof schemas.rate>;

/** Which conversation, and the proof that it is one's own. */
export interface Access {
  readonly id: string;
  readonly token: string;
}

/** A customer's calls. Each throws a `Failure`, and nothing else. */
export interface Conversations {
  open(request: OpenRequest): Promise<Opened>;
  send(access: Access, request: SendRequest): Promise<News>;
  /** Messages with seq > `after`; undefined when nothing changed since `etag`. */
  news(access: Access, after: number, etag?: string): Promise<Answer<News> | undefined>;
  feedback(access: Access, messageId: string, helpful: boolean): Promise<News>;
  handoff(access: Access, request: PersonRequest): Promise<News>;
  rate(access: Access, request: RatingRequest): Promise<News>;
  reopen(access: Access): Promise<News>;
  export(access: Access): Promise<Exported>;
  erase(access: Access): Promise<void>;
}

/** @param api origin (and path, if any) of the API, without a slash at its end */
export function conversations(api: string): Conversations {
  const root = `${api}/v1/conversations`;
  const at = ({ id }: Access, part = '') => `${root}/${encodeURIComponent(id)}${part}`;
  const post = async <T>(address: string, body: unknown, token?: string): Promise<T> => {
    const answer = await call<T>(address, { method: 'POST', body, ...(token === undefined ? {} : { token }) });
    if (answer === undefined) throw new Failure('INTERNAL', 'The answer was empty');
    return answer.body;
  };
  return {
    open: (request) => post(root, request),
    send: (access, request) => post(at(access, '/messages'), request, access.token),
    news: (access, after, etag) => call(at(access, `/messages?after=${after}`), { token: access.token, ifNoneMatch: etag }),
    feedback: (access, messageId, helpful) => post(at(access, '/feedback'), { messageId, helpful }, access.token),
    handoff: (access, request) => post(at(access, '/handoff'), request, access.token),
    rate: (access, request) => post(at(access, '/rating'), request, access.token),
    reopen: (access) => post(at(access, '/reopen'), { reason: 'not_solved' }, access.token),
    export: async (access) => {
      const answer = await call<Exported>(at(access, '/export'), { token: access.token });
      if (answer === undefined) throw new Failure('INTERNAL', 'The answer was empty');
      return answer.body;
    },
    erase: async (access) => {
      await call(at(access), { method: 'DELETE', token: access.token });
    },
  };
}
