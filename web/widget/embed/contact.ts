import { MAX_EMAIL, MAX_NAME } from '../../../bot/model/limits';
import type { Contact } from '../session/state';

/** What a page says about the customer, without values that cannot be a name or an address; empty when nothing is left. */
export function contactFrom(said: unknown): Contact {
  const { name, email } = Object(said);
  return { ...entry('name', name, MAX_NAME), ...entry('email', email, MAX_EMAIL) };
}

function entry(key: keyof Contact, value: unknown, max: number): Contact {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' || text.length > max ? {} : { [key]: text };
}
