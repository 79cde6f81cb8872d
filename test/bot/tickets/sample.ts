import { sha256Digest } from '../../../bot/adapters/crypto';
import type { Conversation } from '../../../bot/model/conversation';
import type { Explanation } from '../../../bot/model/decision';
import type { Topic } from '../../../bot/model/entry';
import type { Calendar, Service } from '../../../bot/model/service';
import type { Digest } from '../../../bot/ports';

const split = [
  { fromMinutes: 9 * 60, toMinutes: 14 * 60 },
  { fromMinutes: 16 * 60, toMinutes: 19 * 60 },
];

/** A shop in Madrid: split shifts, Saturday mornings, two holidays. */
export const calendar: Calendar = {
  timeZone: 'Europe/Madrid',
  hours: {
    mon: split,
    tue: split,
    wed: split,
    thu: split,
    fri: split,
    sat: [{ fromMinutes: 10 * 60, toMinutes: 14 * 60 }],
    sun: [],
  },
  holidays: ['2025-12-08', '2025-12-25'],
};

export const service: Service = {
  organisation: { name: 'Casa Clara' },
  languages: ['es', 'en'],
  thresholds: { answer: 0.75, clarify: 0.4, margin: 0.1 },
  wrongAnswerCostsAsMuchAsHandoffs: 3,
  handoffAfterMisses: 2,
  calendar,
  serviceLevels: {
    low: { firstResponseHours: 8, resolutionHours: 24 },
    normal: { firstResponseHours: 4, resolutionHours: 16 },
    high: { firstResponseHours: 2, resolutionHours: 8 },
    urgent: { firstResponseHours: 1, resolutionHours: 4 },
  },
  team: [
    { login: 'ana', name: 'Ana', role: 'staff', skills: ['technical'], languages: ['es'] },
    { login: 'eva', name: 'Eva', role: 'staff', skills: [], languages: ['es', 'en'] },
    { login: 'luis', name: 'Luis', role: 'lead', skills: [], languages: ['es', 'en'] },
    { login: 'admin', name: 'Alba', role: 'admin', skills: [], languages: ['es', 'en'] },
  ],
  ladder: ['lead', 'admin'],
  notifications: { email: [] },
  phrases: {},
  embedOrigins: [],
  greetingTopics: [],
  retentionDays: 365,
  tokenDays: 30,
  closeResolvedAfterHours: 72,
};

export const topics: readonly Topic[] = [
  { id: 'repairs', title: { es: 'Reparaciones' }, skill: 'technical', priority: 'high' },
  { id: 'delivery', title: { es: 'Envíos' } },
];

export const conversation: Conversation = {
  id: 'c1',
  version: 1,
  lastSeq: 0,
  state: 'open',
  channel: 'web',
  language: 'es',
  customer: { name: 'Marta' },
  tone: 'calm',
  misses: 0,
  handoffs: 0,
  knowledgeVersion: 'k1',
  createdAt: '2025-11-24T09:00:00.000Z',
  updatedAt: '2025-11-24T09:00:00.000Z',
  allowance: { tokens: 10, atMs: 0 },
  expiresAtSeconds: 1_800_000_000,
};

export const explanation: Explanation = {
  decision: 'fallback',
  tone: 'calm',
  language: 'es',
  knowledgeVersion: 'k1',
  thresholds: service.thresholds,
  candidates: [
    {
      entryId: 'repairs/leak',
      title: '¿Qué hago si pierde agua?',
      confidence: 0.45,
      parts: {},
      phrase: 'pierde agua',
      threshold: 0.75,
    },
  ],
  margin: 0.45,
  words: [],
  sentence: 'mi lavadora pierde agua',
};

export const digest: Digest = sha256Digest;
