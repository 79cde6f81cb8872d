import { type Listener, listenerFor } from '../../bot/language/listening/listener';

/** Listens as for an organisation that has no words of its own. */
export const listener: Listener = listenerFor({ phrases: {} });
