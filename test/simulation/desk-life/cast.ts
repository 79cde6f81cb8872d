/** Who does what in a day of the desk: each is a list of things that they do one after the other, as chance wants it. */
import { askForPerson, eraseConversation, reopenConversation, takeTurn } from '../../../bot/conversation/use-cases';
import { MostradorError } from '../../../bot/model/errors';
import type { Knowledge, Mail, Store } from '../../../bot/ports';
import { assign } from '../../../bot/tickets/actions/assign';
import { claim } from '../../../bot/tickets/actions/claim';
import { label } from '../../../bot/tickets/actions/label';
import { merge } from '../../../bot/tickets/actions/merge';
import { note } from '../../../bot/tickets/actions/note';
import { reply } from '../../../bot/tickets/actions/reply';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { snooze } from '../../../bot/tickets/actions/snooze';
import { setAvailability } from '../../../bot/tickets/assignment/availability';
import type { Actor } from '../../../bot/tickets/authorize';
import { runOutboxWorker } from '../../../bot/tickets/notifications/outbox-worker';
import { showPresence } from '../../../bot/tickets/presence';
import { monitorSla } from '../../../bot/tickets/sla/monitor';
import { type TestPorts, WRITER } from '../../support/conversation-ports';
import { quietRelay } from '../../support/quiet-relay';
import { smallKnowledge } from '../../support/small-knowledge';
import { type Scheduler, wait } from '../scheduler';

/** Stands for everything that is the first customer's. */
export const SECRET = 'Xiomara';
export const EMAIL = 'one-and-the-same@example.com';

const LINES = [
  '¿cuánto tarda la entrega?',
  'xilófonos usados',
  'quiero hablar con una persona sobre mi xilófono roto',
  'ESTO ES UNA VERGÜENZA!!!',
];
const HOUR_MS = 3_600_000;
/** Everybody is told by mail. */
export const KNOWLEDGE = mailing();
const { service } = KNOWLEDGE.base;

function mailing(): Knowledge {
  const small = smallKnowledge();
  return {
    ...small,
    base: { ...small.base, service: { ...small.base.service, notifications: { email: ['team@example.com'] } } },
  };
}

export interface Stage {
  readonly ports: TestPorts;
  readonly random: () => number;
  /** The same store, for looks that take nobody's turn and never fail. */
  readonly calm: Store;
  readonly order: Scheduler;
  /** The first customer's conversation. */
  readonly first: string;
  readonly mails: Mail[];
  /** What was answered with "done", to be held against the store. */
  readonly done: {
    readonly what: string;
    readonly login?: string;
    readonly number?: string;
    readonly text?: string;
    readonly id?: string;
  }[];
}

/** Tries again what failed for now, with the same ids. @returns whether it was done */
export async function insist(work: () => Promise<unknown>): Promise<boolean> {
  for (let tries = 0; tries < 40; tries++) {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof MostradorError)) throw error;
      if (error.code === 'INTERNAL') throw error;
      if (error.code !== 'UNAVAILABLE') return false;
    }
  }
  return false;
}

export async function customer({ ports, random, done }: Stage, id: string, name: string, steps: number): Promise<void> {
  for (let step = 0; step < steps; step++) {
    const act = random();
    const text = `${LINES[Math.floor(random() * LINES.length)]} ${name} ${step}`;
    const utterance = { id: `${name}${step}`, text };
    if (act < 0.5) {
      if (await insist(() => takeTurn(ports, { conversationId: id, key: `web:${step}`, utterance, writer: WRITER })))
        done.push({ what: 'wrote', id, text });
    } else if (act < 0.85) await insist(() => askForPerson(ports, id, { name, email: EMAIL }, WRITER));
    else await insist(() => reopenConversation(ports, id, WRITER));
  }
}

/** The customer wants everything gone. */
export async function leaves({ ports, calm, done }: Stage, id: string): Promise<void> {
  const conversation = await calm.loadConversation(id);
  if (conversation === undefined) return;
  if (await insist(() => eraseConversation(ports, conversation))) done.push({ what: 'erased', id });
}

export async function staff(stage: Stage, actor: Actor, steps: number): Promise<void> {
  const { ports, calm, random, done } = stage;
  for (let step = 0; step < steps; step++) {
    const numbers = await numbersOf(stage);
    const number = numbers[Math.floor(random() * numbers.length)] ?? 'M-00000000';
    const other = numbers[Math.floor(random() * numbers.length)] ?? 'M-00000000';
    const id = `${actor.login}${step}`;
    // Staff call customers by their names, in all that they write about them.
    const text = `${(await calm.findTicket(number))?.conversationId === stage.first ? SECRET : 'Bruno'}: ${id}`;
    const of = <Body>(body: Body) => ({ actor, number, service, body: { ...body, id } });
    const until = new Date(ports.clock.now().getTime() + 48 * HOUR_MS * random()).toISOString();
    const acts: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['claim', () => claim(ports, of({}))],
      ['claim', () => claim(ports, of({}))],
      ['reply', () => reply(ports, of({ text }))],
      ['note', () => note(ports, of({ text }))],
      ['label', () => label(ports, of({ labels: [text] }))],
      ['snooze', () => snooze(ports, of({ until }))],
      ['assign', () => assign(ports, of({ to: random() < 0.5 ? 'ana' : 'luis', reason: text }))],
      ['resolve', () => resolve(ports, of({ reason: 'answered' as const, note: text }))],
      ['merge', () => merge(ports, of({ into: other }))],
      ['away', () => setAvailability(ports, actor, service, random() < 0.5)],
      ['presence', () => showPresence(ports, actor, number, { doing: 'replying' })],
    ];
    const [what, act] = acts[Math.floor(random() * acts.length)] ?? acts[0]!;
    if (await insist(act)) done.push({ what, login: actor.login, number, text });
  }
}

async function numbersOf({ calm, ports: { clock } }: Stage): Promise<readonly string[]> {
  const now = clock.now().toISOString();
  const { tickets } = await calm.listTickets({ view: 'all', login: '', now, dueBefore: now, limit: 50 });
  return tickets.map(({ number }) => number);
}

/** Time passes, and two watches look at the same time, as they do when one is late. */
export async function time({ ports, random }: Stage, steps: number): Promise<void> {
  for (let step = 0; step < steps; step++) {
    ports.clock.set(new Date(ports.clock.now().getTime() + random() * 6 * HOUR_MS));
    const looks = [1, 2].map(async () => {
      const { failures } = await monitorSla(ports, service);
      for (const failure of failures) if (!(failure instanceof MostradorError) || failure.code !== 'UNAVAILABLE') throw failure;
    });
    await Promise.all(looks.map((look) => insist(() => look)));
  }
}

/** Mails go out now and then, not all of them at the first try. */
export async function post({ ports, random, mails, order }: Stage, steps: number): Promise<void> {
  const relayPorts = quietRelay({
    ...ports,
    knowledge: { current: async () => KNOWLEDGE },
    mailer: {
      send: async (mail: Mail) => {
        if (random() < 0.2) throw new Error('The server hung up.');
        mails.push(mail);
      },
    },
    pause: async (ms) => ports.clock.set(new Date(ports.clock.now().getTime() + ms)),
  });
  for (let step = 0; step < steps; step++) {
    await wait(order, 40);
    await runOutboxWorker(relayPorts).catch(() => undefined);
  }
}
