import type { z } from 'zod';
import type { CUSTOMER_ACTIONS, openingBody } from '../../../bot/conversation/use-cases';
import type * as schemas from '../../../functions/api/schemas';
import { type Answer, type Call, call } from './call';
import { Failure } from './failure';

export type Message = z.infer<typeof schemas.message>;
export type Updates = z.infer<typeof schemas.news>;
export type Opened = z.infer<typeof schemas.opened>;
export type Resumed = z.infer<typeof schemas.resumed>;
export type Exported = z.infer<typeof schemas.exported>;
export type TicketView = z.infer<typeof schemas.ticketView>;

type Actions = (typeof CUSTOMER_ACTIONS)[number];

/** What can be posted to a conversation, by the last part of the address; each response contains what is new. */
export type Posts = { readonly [Action in Actions as Action['path']]: z.infer<Action['body']> };

/** A conversation's id, and the token that proves it is the customer's own. */
export interface Access {
  readonly id: string;
  readonly token: string;
}

/** A customer's API calls. Each throws a `Failure`, and nothing else. */
export interface Conversations {
  open(request: z.infer<typeof openingBody>): Promise<Opened>;
  /** Continues a conversation with the code of a mail, which works once; with `more`, `updates` returns the rest. */
  resume(code: string): Promise<Resumed>;
  post<Part extends keyof Posts>(access: Access, part: Part, body: Posts[Part]): Promise<Updates>;
  /** All messages with seq > `after`; undefined when nothing changed since `etag`. */
  updates(access: Access, after: number, etag?: string): Promise<Answer<Updates> | undefined>;
  export(access: Access): Promise<Exported>;
  /** True once it is deleted. */
  erase(access: Access): Promise<true>;
}

/** @param api origin (and path, if any) of the API, without a trailing slash */
export function conversations(api: string): Conversations {
  const root = `${api}/v1/conversations`;
  const at = <T>({ id, token }: Access, part: string, options?: Call) => call<T>(`${root}/${id}${part}`, { ...options, token });
  return {
    open: (body) => bodyOf(call<Opened>(root, { method: 'POST', body })),
    resume: (code) => bodyOf(call<Resumed>(`${root}/resume`, { method: 'POST', body: { code } })),
    post: (access, part, body) => bodyOf(at<Updates>(access, `/${part}`, { method: 'POST', body })),
    updates: (access, after, ifNoneMatch) =>
      allPages(after, (from) => at<Updates>(access, `/messages?after=${from}`, from === after ? { ifNoneMatch } : {})),
    export: (access) => bodyOf(allPages(0, (from) => at<Exported>(access, `/export?after=${from}`))),
    erase: async (access) => {
      await at(access, '', { method: 'DELETE' });
      return true;
    },
  };
}

/** An answer is no longer than 1 MB: what is longer comes in pages, which are put together here. */
async function allPages<T extends Pick<Updates, 'messages' | 'more'>>(
  after: number,
  page: (after: number) => Promise<Answer<T> | undefined>,
): Promise<Answer<T> | undefined> {
  const answer = await page(after);
  const last = answer?.body.messages.at(-1)?.seq;
  if (answer?.body.more === undefined || last === undefined) return answer;
  const rest = await allPages(last, page);
  return rest && { ...rest, body: { ...rest.body, messages: [...answer.body.messages, ...rest.body.messages] } };
}

async function bodyOf<T>(call: Promise<Answer<T> | undefined>): Promise<T> {
  const answer = await call;
  if (answer === undefined) throw new Failure('INTERNAL', 'The answer was empty');
  return answer.body;
}
