import type { Store } from '../../../bot/ports';
import { deskApp } from '../../../functions/desk/app';
import { type Counter, counter } from '../../bot/tickets/counter';
import { type Answer, type Call, callDesk } from './front';
import { knowledgeOf } from './knowledge';

type More = Partial<Call>;

export interface OpenDesk {
  readonly desk: Counter;
  /** What the desk asked the store since the last look, in order. */
  readonly asked: () => readonly string[];
  get(path: string, more?: More): Promise<Answer>;
  post(path: string, body?: unknown, more?: More): Promise<Answer>;
  put(path: string, body?: unknown, more?: More): Promise<Answer>;
  remove(path: string, more?: More): Promise<Answer>;
}

/** The desk as API Gateway calls it, by Ana unless it is said, on a memory store. */
export function openDesk(): OpenDesk {
  const desk = counter();
  const calls: string[] = [];
  const app = deskApp(() => ({ ...desk, store: overheard(desk.store, calls), knowledge: knowledgeOf() }));
  const call = (method: Call['method'], path: string, more: More) => callDesk(app, { method, path, role: 'staff', ...more });
  return {
    desk,
    asked: () => calls.splice(0),
    get: (path, more = {}) => call('GET', path, more),
    post: (path, body = {}, more = {}) => call('POST', path, { body, ...more }),
    put: (path, body = {}, more = {}) => call('PUT', path, { body, ...more }),
    remove: (path, more = {}) => call('DELETE', path, more),
  };
}

function overheard(store: Store, calls: string[]): Store {
  return new Proxy(store, {
    get: (target, name, receiver) => {
      calls.push(String(name));
      return Reflect.get(target, name, receiver);
    },
  });
}
