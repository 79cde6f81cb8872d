import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import type { MeasuredCloud } from './cloud';
import { times, type Use } from './use';

/** What one of each used. */
export interface Measured {
  /** A conversation in which the bot settles everything. */
  readonly plain: Use;
  readonly plainBytes: number;
  /** A conversation that is handed off: hand-off, mails, one reply, settled; without the waiting. */
  readonly handedOff: Use;
  readonly handedOffBytes: number;
  /** A customer's page that waits with a socket: one read that finds nothing. */
  readonly waitingRead: Use;
  /** One read each of a desk's list with what it watches besides, of the team, and of the ticket on the screen; one report that somebody is at it. */
  readonly overviewRead: Use;
  readonly teamRead: Use;
  readonly ticketRead: Use;
  readonly presence: Use;
  /** A desk's sign-in to a socket. */
  readonly deskSocket: Use;
  /** What the schedules use in a minute without traffic. */
  readonly idleMinute: Use;
}

const QUESTIONS = [
  '¿Cuánto tarda en llegar una lavadora?',
  'me podéis mandar la factura de mi pedido',
  '¿cuánto cuesta la reparación?',
  '¿cómo puedo devolver un producto?',
];
const STAFF = 'staff-ana-staff';
/** Longer than the ten seconds after which a customer who has left is mailed. */
const MAIL_MS = 12_000;
const READS = 40;

export async function measureAll(
  cloud: MeasuredCloud,
  { conversations, turns, openTickets }: { readonly conversations: number; readonly turns: number; readonly openTickets: number },
): Promise<Measured> {
  const desk = await deskSocket(cloud);
  for (let warmUp = 0; warmUp < conversations; warmUp++) {
    await plainConversation(cloud, turns);
    if (warmUp % 4 === 0) await handedOff(cloud, desk);
  }
  for (const name of ['relay', 'watch'] as const) await cloud.tick(name);
  const average = async (count: number, act: () => Promise<unknown>) =>
    times(
      await cloud.measure(async () => {
        for (let turn = 0; turn < count; turn++) await act();
      }),
      1 / count,
    );
  const idleMinute = await average(10, async () => {
    await cloud.tick('relay');
    await cloud.tick('watch');
  });
  const emptyBytes = await cloud.storedBytes();
  const plain = await average(conversations, () => plainConversation(cloud, turns));
  const plainBytes = (await cloud.storedBytes()) - emptyBytes;
  const handed = await average(conversations, () => handedOff(cloud, desk));
  const handedOffBytes = (await cloud.storedBytes()) - emptyBytes - plainBytes;
  // The desks' lists are as long as on a working day.
  let last: Opened | undefined;
  let number = '';
  for (let ticket = 0; ticket < openTickets; ticket++) {
    last = await openConversation(cloud);
    ({ number } = await handOff(cloud, last));
  }
  await cloud.settled();
  if (last === undefined) throw new Error('There must be a ticket.');
  const { id, token, seq } = last;
  const read = (path: string) => cloud.request('GET', path, { token: STAFF });
  return {
    plain,
    plainBytes: plainBytes / conversations,
    handedOff: handed,
    handedOffBytes: handedOffBytes / conversations,
    idleMinute,
    waitingRead: await average(READS, () => cloud.request('GET', `/v1/conversations/${id}/messages?after=${seq}`, { token })),
    overviewRead: await average(READS, () => read('/v1/ticket-counts?view=all')),
    teamRead: await average(READS, () => read('/v1/staff')),
    ticketRead: await average(READS, () => read(`/v1/tickets/${number}`)),
    presence: await average(READS, () =>
      cloud.request('PUT', `/v1/tickets/${number}/presence`, { token: STAFF, body: { doing: 'viewing' } }),
    ),
    deskSocket: await average(1, async () => (await deskSocket(cloud)).close()),
  };
}

interface Opened {
  readonly id: string;
  readonly token: string;
  seq: number;
}

async function openConversation(cloud: MeasuredCloud): Promise<Opened> {
  const { body } = await cloud.request('POST', '/v1/conversations', { body: { language: 'es' } });
  return { id: body.conversationId, token: body.token, seq: 1 };
}

async function say(cloud: MeasuredCloud, opened: Opened, text: string) {
  const { id, token } = opened;
  const { body } = await cloud.request('POST', `/v1/conversations/${id}/messages`, { token, body: { id: randomUUID(), text } });
  opened.seq = body.messages.at(-1).seq;
  await cloud.settled();
  return body;
}

async function plainConversation(cloud: MeasuredCloud, turns: number): Promise<void> {
  const opened = await openConversation(cloud);
  for (let turn = 0; turn < turns; turn++) await say(cloud, opened, QUESTIONS[turn % QUESTIONS.length] ?? '');
}

/** Opens the ticket as customers do: in words, with what it is about, and an address when the bot asks for one. */
async function handOff(cloud: MeasuredCloud, opened: Opened): Promise<{ readonly number: string }> {
  const { id, token } = opened;
  for (const question of QUESTIONS.slice(0, 2)) await say(cloud, opened, question);
  await say(cloud, opened, 'quiero hablar con una persona');
  const { ticket } = await say(cloud, opened, 'la lavadora que compré el lunes no enciende');
  // Each of them is somebody else, who has no earlier tickets.
  const body = { name: 'José', email: `jose.${randomUUID()}@cliente.example` };
  const named = await cloud.request('POST', `/v1/conversations/${id}/handoff`, { token, body });
  opened.seq = named.body.messages.at(-1)?.seq ?? opened.seq;
  await cloud.settled();
  if (ticket === undefined) throw new Error('The conversation was not handed off.');
  return ticket;
}

/** @param desk a socket of the desk that is open all day; its own cost is counted apart */
async function handedOff(cloud: MeasuredCloud, desk: WebSocket): Promise<void> {
  const opened = await openConversation(cloud);
  const { number } = await handOff(cloud, opened);
  const { id, token } = opened;
  const page = await connected(cloud, { type: 'hello', conversation: id, token });
  const news = async () => {
    const { body } = await cloud.request('GET', `/v1/conversations/${id}/messages?after=${opened.seq}`, { token });
    opened.seq = body.messages.at(-1)?.seq ?? opened.seq;
  };
  await news();
  desk.send(JSON.stringify({ type: 'attend', number }));
  await pause(50);
  await cloud.settled();
  const staff = (method: string, part: string, body?: object) =>
    cloud.request(method, `/v1/tickets/${number}${part}`, { token: STAFF, ...(body && { body }) });
  await staff('GET', '');
  desk.send(JSON.stringify({ type: 'typing' }));
  await staff('POST', '/replies', { text: 'Hola José: pruebe a mantener pulsado el botón cinco segundos. ¿Enciende así?' });
  await cloud.settled();
  await news();
  await say(cloud, opened, 'sí, ya enciende, muchas gracias');
  await staff('GET', '');
  await staff('POST', '/resolve', { reason: 'answered' });
  await cloud.settled();
  await news();
  desk.send(JSON.stringify({ type: 'attend' }));
  page.close();
  await once(page, 'close');
  await pause(MAIL_MS);
  await cloud.tick('relay');
}

async function deskSocket(cloud: MeasuredCloud): Promise<WebSocket> {
  const { body } = await cloud.request('POST', '/v1/live', { token: STAFF });
  return connected(cloud, { type: 'hello', pass: body.pass });
}

/** A socket whose hello has been accepted. */
async function connected(cloud: MeasuredCloud, hello: object): Promise<WebSocket> {
  const socket = cloud.socket();
  await once(socket, 'open');
  const ready = once(socket, 'message');
  socket.send(JSON.stringify(hello));
  await ready;
  return socket;
}
