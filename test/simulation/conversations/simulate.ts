import { askForPerson, openConversation, takeTurn } from '../../../bot/conversation/use-cases';
import { seededRandom } from '../../../bot/matcher/arrays/seeded-random';
import { MostradorError } from '../../../bot/model/errors';
import { claim } from '../../../bot/tickets/actions/claim';
import { reply } from '../../../bot/tickets/actions/reply';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { assignWaiting } from '../../../bot/tickets/assignment/assign-waiting';
import { setAvailability } from '../../../bot/tickets/assignment/availability';
import { PLENTY, type TestPorts, testPorts, WRITER } from '../../support/conversation-ports';
import { smallKnowledge } from '../../support/small-knowledge';
import { faultyStore } from '../faulty-store';

const LINES = [
  '¿cuánto tarda la entrega?',
  'gastos de envío',
  'hola',
  'xilófonos usados',
  'quiero hablar con una persona',
  'ESTO ES UNA VERGÜENZA!!! NADIE ME CONTESTA',
  'ya no hace falta',
  'no',
  'huele a gas',
  'la entrega de una nevera',
];

interface Sent {
  readonly id: string;
  readonly text: string;
}

/** Sends until there is an answer that is not "try again"; an accepted message is noted. */
async function insist(work: () => Promise<unknown>): Promise<boolean> {
  for (let tries = 0; tries < 60; tries++) {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof MostradorError)) throw error;
      if (error.code !== 'UNAVAILABLE') return false;
    }
  }
  return false;
}

export interface Simulated {
  readonly ports: TestPorts;
  readonly id: string;
  readonly accepted: readonly Sent[];
  /** What people said of themselves last, as far as they were answered. */
  readonly said: ReadonlyMap<string, boolean>;
}

const KNOWLEDGE = smallKnowledge();
export const TEAM = KNOWLEDGE.base.service.team;

/**
 * Customer and staff at once, on a store that fails now and then: every message is also sent twice, now and then.
 * People go away and come back all the while, and the watch looks at what waits.
 */
export async function simulate(seed: number): Promise<Simulated> {
  const random = seededRandom(seed);
  const rates = { before: random() * 0.2, after: random() * 0.2 };
  const ports = testPorts({ knowledge: KNOWLEDGE, wrap: (store) => faultyStore(store, { random, rates }).store });
  const { conversation } = await openConversation({ ...ports, store: ports.memory }, { channel: 'web', language: 'es' }, PLENTY);
  const { id } = conversation;
  const accepted: Sent[] = [];
  const said = new Map<string, boolean>();
  const { service } = KNOWLEDGE.base;
  const passTime = () => ports.clock.set(new Date(ports.clock.now().getTime() + 1_000));

  async function customer(who: string): Promise<void> {
    for (let count = 0; count < 3; count++) {
      const sent = { id: `${who}${count}`, text: LINES[Math.floor(random() * LINES.length)] ?? 'hola' };
      const send = () => takeTurn(ports, { conversationId: id, key: `web:${sent.id}`, utterance: sent, writer: WRITER });
      const done = await Promise.all(random() < 0.3 ? [insist(send), insist(send)] : [insist(send)]);
      if (done.some(Boolean)) accepted.push(sent);
      if (random() < 0.2) await insist(() => askForPerson(ports, id, {}, WRITER));
    }
  }

  async function staff(login: string, name: string): Promise<void> {
    for (let count = 0; count < 3; count++) {
      const number = (await ports.memory.loadConversation(id))?.ticket?.number;
      if (number === undefined) {
        await Promise.resolve();
        continue;
      }
      passTime();
      const request = { actor: { login, name, role: 'lead' as const }, number, service };
      const act = random();
      const body = { id: `${login}${count}` };
      if (act < 0.4) await insist(() => claim(ports, { ...request, body }));
      else if (act < 0.8) await insist(() => reply(ports, { ...request, body: { ...body, text: `Soy ${name}.` } }));
      else await insist(() => resolve(ports, { ...request, body: { ...body, reason: 'answered' } }));
    }
  }

  /** Somebody who goes away and comes back, from one place at a time. */
  async function comingAndGoing(login: string, name: string): Promise<void> {
    for (let count = 0; count < 3; count++) {
      passTime();
      const available = random() < 0.5;
      if (await insist(() => setAvailability(ports, { login, name, role: 'staff' }, service, available)))
        said.set(login, available);
      else said.delete(login);
    }
  }

  async function watch(): Promise<void> {
    for (let count = 0; count < 3; count++) {
      passTime();
      await insist(() => assignWaiting(ports, service, ports.clock.now()));
    }
  }

  await Promise.all([
    customer('a'),
    customer('b'),
    staff('ana', 'Ana'),
    staff('luis', 'Luis'),
    ...TEAM.map(({ login, name }) => comingAndGoing(login, name)),
    watch(),
    watch(),
  ]);
  passTime();
  await assignWaiting({ ...ports, store: ports.memory }, service, ports.clock.now());
  return { ports, id, accepted, said };
}
