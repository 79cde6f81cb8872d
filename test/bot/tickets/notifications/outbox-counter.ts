import type { Conversation } from '../../../../bot/model/conversation';
import type { Message } from '../../../../bot/model/message';
import type { Mail, OutboxItem, Store, WebhookCall } from '../../../../bot/ports';
import { runOutboxWorker } from '../../../../bot/tickets/notifications/outbox-worker';
import { change, chat, committed, openTicket, outboxItem, ticket } from '../../../contract/store/fixtures';
import { memoryStore } from '../../../support/memory-store';
import { passing, quietRelay } from '../../../support/quiet-relay';
import { smallKnowledge } from '../../../support/small-knowledge';

export const START = Date.parse('2026-11-23T09:30:00.000Z');
export const TEAM = ['equipo@example.com'];

/** A receiver that can be broken, and remembers what reached it. */
function scripted<Thing>() {
  const reached: Thing[] = [];
  let rule: (thing: Thing) => string | Error | undefined = () => undefined;
  return {
    reached,
    failWhen: (wanted: (thing: Thing) => string | Error | undefined) => {
      rule = wanted;
    },
    receive: async (thing: Thing) => {
      // Others get their turn while it is on its way.
      await Promise.resolve();
      const reason = rule(thing);
      if (reason !== undefined) throw typeof reason === 'string' ? new Error(reason) : reason;
      reached.push(thing);
    },
  };
}

export function counter(email: readonly string[] = TEAM) {
  let nowMs = START;
  const clock = { now: () => new Date(nowMs) };
  const store: Store = memoryStore({ clock });
  const mail = scripted<Mail>();
  const hook = scripted<WebhookCall>();
  const teams = scripted<{ readonly conversation: Conversation; readonly messages: readonly Message[] }>();
  const knowledge = smallKnowledge();
  const team = knowledge.base.service.team.map((member) =>
    member.login === 'ana' ? { ...member, email: 'ana@example.com' } : member,
  );
  const service = { ...knowledge.base.service, team, notifications: { email, webhook: 'https://hooks.example.com/x' } };
  const ports = quietRelay({
    store,
    clock,
    knowledge: { current: async () => ({ ...knowledge, base: { ...knowledge.base, service } }) },
    mailer: { send: mail.receive },
    webhook: { post: hook.receive },
    channel: {
      deliver: (conversation: Conversation, messages: readonly Message[]) => teams.receive({ conversation, messages }),
    },
    pause: passing((ms) => {
      nowMs += ms;
    }),
  });
  return {
    ports,
    store,
    mail,
    hook,
    teams,
    service,
    clock,
    pass: (minutes: number) => {
      nowMs += minutes * 60_000;
    },
    run: () => runOutboxWorker(ports),
    /** Runs every minute, as the schedule does. */
    runFor: async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute++) {
        nowMs += 60_000;
        await runOutboxWorker(ports);
      }
    },
    texts: () => teams.reached.flatMap(({ messages }) => messages.map(({ text }) => text)),
  };
}

export type Counter = ReturnType<typeof counter>;

export async function teamsChat({ store }: Counter, id: string, turns: number): Promise<void> {
  await chat(store, id, turns, { channel: 'teams' });
}

export async function put({ store, clock }: Counter, ...items: readonly OutboxItem[]): Promise<void> {
  const at = clock.now().toISOString();
  await committed(store, change({ outbox: items.map((item) => ({ ...item, createdAt: at, nextAttemptAt: at })) }));
}

export const say = (id: string, ...seqs: readonly number[]) => outboxItem(id, `${id}#${seqs[0]}`, { seqs });
export const opened = (id: string) => outboxItem(id, `${id}.1#1`, { kind: 'staff_mail', ticketId: `${id}.1` });

export const webhookOf = (id: string) =>
  outboxItem(id, `${id}.1#1#webhook#ticket_opened`, { kind: 'webhook', about: 'ticket_opened', ticketId: `${id}.1` });
export const ANA = { login: 'ana', name: 'Ana' };
export const LUIS = { login: 'luis', name: 'Luis' };

export async function withTickets(at: Counter, count: number, items: (id: string) => readonly OutboxItem[]): Promise<void> {
  for (let place = 0; place < count; place++) {
    const id = `c${place}`;
    await openTicket(at.store, ticket(`${id}.1`, id, { number: `M-${place}` }));
    await put(at, ...items(id));
  }
}
