/** A queue as a busy team has it, made up from a seed. */

import { seededRandom } from '../../bot/matcher/arrays/seeded-random';
import type { Explanation } from '../../bot/model/decision';
import type { Ticket } from '../../bot/model/ticket';
import type { TicketStatus } from '../../bot/model/ticket-view';
import { ticket } from '../contract/store/fixtures';

export const NOW = '2026-11-24T12:00:00.000Z';
export const TEAM = Array.from({ length: 20 }, (_, place) => `agent${place}`);

const HOUR_MS = 3_600_000;
const NAMES = 'José Ana Zoë Lucía Iñaki Marta Bruno Carmen Álvaro Noa Xavier Irene'.split(' ');
const FAMILIES = 'Pérez García Núñez Ibáñez Ortega Vidal Castaño Romero Soler Peña'.split(' ');
const THINGS = ['Mi lavadora', 'La nevera', 'El pedido 4711', 'La factura', 'My oven', 'The parcel', 'El televisor'];
const TROUBLES = ['gotea', 'no ha llegado', 'hace ruido', 'está mal', 'arrived broken', 'no enfría', 'huele a quemado'];

/** `open` tickets that wait for somebody, and `done` that do not; one in thirty of the open ones is snoozed. */
export function queueOf(open: number, done: number, seed: number): readonly Ticket[] {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const near = (hours: number) => new Date(Date.parse(NOW) + hours * HOUR_MS).toISOString();
  return Array.from({ length: open + done }, (_, place) => {
    const share = random();
    const status: TicketStatus =
      place >= open ? (share < 0.3 ? 'resolved' : 'closed') : share < 0.4 ? 'new' : share < 0.8 ? 'assigned' : 'waiting_customer';
    const login = pick(TEAM);
    const name = `${pick(NAMES)} ${pick(FAMILIES)}`;
    const subject = `${pick(THINGS)} ${pick(TROUBLES)} (${place})`;
    return ticket(`q${place}.1`, `q${place}`, {
      number: `M-${place.toString(32).toUpperCase().padStart(8, '0')}`,
      status,
      subject,
      customer: { name, email: `customer${place}@example.com` },
      ...(status === 'new' ? {} : { assignee: { login, name: login } }),
      ...(status === 'waiting_customer' ? { firstRespondedAt: NOW } : {}),
      ...(status === 'resolved' ? { closesAt: near(48 * random()) } : {}),
      firstResponseDueAt: near(-4 + 44 * random()),
      resolutionDueAt: near(20 + 60 * random()),
      ...(place < open && random() < 1 / 30 ? { snoozedUntil: near(10) } : {}),
      explanation: explanationOf(subject),
    });
  });
}

/** As long as real ones are: it goes with the ticket wherever that is read. */
function explanationOf(sentence: string): Explanation {
  return {
    decision: 'handoff',
    tone: 'calm',
    language: 'es',
    knowledgeVersion: 'k1',
    thresholds: { answer: 0.8, clarify: 0.4, margin: 0.1 },
    candidates: Array.from({ length: 5 }, (_, place) => ({
      entryId: `after-purchase/entry-${place}`,
      title: '¿Qué hago si el aparato no funciona como debe?',
      confidence: 0.31 - place / 50,
      parts: { words: 0.4, letters: 0.3, model: 0.2, fuzzy: 0.1 },
      phrase: 'el aparato que compré no funciona',
      threshold: 0.8,
    })),
    margin: 0.02,
    words: sentence.split(' ').map((text, place) => ({ text, start: place * 8, known: place % 2 === 0, weight: 0.5 })),
    sentence,
  };
}
