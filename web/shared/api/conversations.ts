import type { z } from 'zod';
import type { CUSTOMER_ACTIONS, openingBody } from '../../../bot/conversation/use-cases';
import type * as schemas from '../../../functions/api/schemas';
import { type Answer, type Call, call } from './call';
import { Failure } from './failure';

export type Message = z.infer<typeof schemas.message>;
export type News = z.infer<typeof schemas.news>;
export type Opened = z.infer<typeof schemas.opened>;
export type Resumed = z.infer<typeof schemas.resumed>;
export type Exported = z.infer<typeof schemas.exported>;
export type TicketView = z.infer<typeof schemas.ticketView>;

type Actions = (typeof CUSTOMER_ACTIONS)[number];

/** What can be posted to a conversation, by the last part of the address; each is answered with what is new. */
export type Posts = { readonly [Action in Actions as Action['path']]: z.infer<Action['body']> };

/** Which conversation, and the proof that it is one's own. */
export interface Access {
  readonly id: string;
  readonly token: string;
}

/** A customer's calls. Each throws a `Failure`, and nothing else. */
export interface Conversations {
  open(request: z.infer<typeof openingBody>): Promise<Opened>;
  /** Goes on with a conversation by the code of a mail, which works once; with `more`, the rest are news. */
  resume(code: string): Promise<Resumed>;
  post<Part extends keyof Posts>(access: Access, part: Part, body: Posts[Part]): Promise<News>;
  /** All messages with seq > `after`; undefined when nothing changed since `etag`. */
  news(access: Access, after: number, etag?: string): Promise<Answer<News> | undefined>;
  export(access: Access): Promise<Exported>;
  /** True, when it is gone. */
  erase(access: Access): Promise<true>;
}

/** @param api origin (and path, if any) of the API, without a slash at its end */
export function conversations(api: string): Conversations {
  const root = `${api}/v1/conversations`;
  const at = <T>({ id, token }: Access, part: string, options?: Call) => call<T>(`${root}/${id}${part}`, { ...options, token });
  return {
    open: (body) => bodyOf(call<Opened>(root, { method: 'POST', body })),
    resume: (code) => bodyOf(call<Resumed>(`${root}/resume`, { method: 'POST', body: { code } })),
    post: (access, part, body) => bodyOf(at<News>(access, `/${part}`, { method: 'POST', body })),
    news: (access, after, ifNoneMatch) =>
      allPages(after, (from) => at<News>(access, `/messages?after=${from}`, from === after ? { ifNoneMatch } : {})),
    export: (access) => bodyOf(allPages(0, (from) => at<Exported>(access, `/export?after=${from}`))),
    erase: async (access) => {
      await at(access, '', { method: 'DELETE' });
      return true;
    },
  };
}

/** An answer is no longer than 1 MB: what is longer comes in pages, which are put together here. */
async function allPages<T extends Pick<News, 'messages' | 'more'>>(
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
