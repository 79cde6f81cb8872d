import { seededRandom } from '../../../bot/matcher/arrays/seeded-random';
import type { DecisionKind, Explanation, HandoffReason } from '../../../bot/model/decision';
import type { Language } from '../../../bot/model/language';
import type { Message } from '../../../bot/model/message';
import type { Counts, FigureName } from '../../../bot/model/rollup';
import type { Ticket } from '../../../bot/model/ticket';
import type { Change, Store } from '../../../bot/ports';
import { committed, conversation, event, ticket } from '../../contract/store/fixtures';

/** Something that is stored at a time, and what it adds to the figures. */
export interface LifeEvent {
  readonly at: string;
  /** The time whose day it belongs to: an answer's end counts on the day of its question. */
  readonly countsFor: string;
  /** What it adds; some of it only after a time. */
  readonly counts: Counts | ((now: Date) => Counts);
  happen(store: Store): Promise<void>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TOPICS = ['delivery', 'returns', 'payment'] as const;
const REASONS: readonly HandoffReason[] = ['asked', 'misses', 'upset', 'entry', 'not_helpful', 'danger'];
const FIGURE_OF_REASON: Readonly<Record<HandoffReason, FigureName>> = {
  asked: 'ticketsAsked',
  misses: 'ticketsMisses',
  upset: 'ticketsUpset',
  entry: 'ticketsEntry',
  not_helpful: 'ticketsNotHelpful',
  danger: 'ticketsDanger',
};

function explanation(decision: DecisionKind, topic: string): Explanation {
  return {
    decision,
    tone: 'calm',
    language: 'es',
    knowledgeVersion: 'k1',
    thresholds: { answer: 0.6, clarify: 0.3, margin: 0.05 },
    candidates: [{ entryId: `${topic}/entry`, confidence: 0.8, parts: {}, phrase: 0, threshold: 0.6 }],
    margin: 0.3,
    words: [],
    sentence: '',
  };
}

/** The change with what the store wrote beside its ticket, as somebody has it who has read it. */
async function asStored(store: Store, change: Change): Promise<Change> {
  const { ticket } = change;
  const counted = ticket && (await store.loadTicket(ticket.next.id))?.counted;
  return ticket === undefined || counted === undefined
    ? change
    : { ...change, ticket: { ...ticket, next: { ...ticket.next, counted } } };
}

/**
 * Conversations of some days, in the order of time, and of each event what it adds to the figures, as it was decided when it
 * was imagined: not by looking at what is stored.
 */
export function imaginedLife(seed: number, first: string, days: number): readonly LifeEvent[] {
  const random = seededRandom(seed);
  const startMs = Date.parse(`${first}T00:00:00Z`);
  const events: LifeEvent[] = [];
  for (let place = 0; place < days * 3; place++) events.push(...imaginedConversation(place, random, startMs, days));
  return events.sort((a, b) => (a.at < b.at ? -1 : 1));
}

function imaginedConversation(place: number, random: () => number, startMs: number, days: number): LifeEvent[] {
  const chance = (share: number) => random() < share;
  const pick = <Thing>(things: readonly Thing[]): Thing => things[Math.floor(random() * things.length)]!;
  const id = `c${place}`;
  const language: Language = chance(0.5) ? 'es' : 'en';
  const channel = chance(0.8) ? 'web' : 'teams';
  const topic = pick(TOPICS);
  const events: LifeEvent[] = [];
  let atMs = startMs + Math.floor(random() * days * DAY);
  let head = conversation(id, { language, channel, expiresAtSeconds: 4_000_000_000 });
  let open = 0;
  const iso = (ms: number) => new Date(ms).toISOString();

  /** One transaction at a time, with the head as it will be then. */
  function add(
    counts: LifeEvent['counts'],
    texts: readonly Partial<Message>[],
    more: Partial<Change> = {},
    countsFor = atMs,
  ): number {
    const at = iso(atMs);
    const before = head;
    const messages = texts.map(
      (text, index): Message => ({
        id: `${id}-${before.lastSeq + 1 + index}`,
        seq: before.lastSeq + 1 + index,
        at,
        author: { role: 'customer' },
        kind: 'text',
        text: '…',
        ...text,
      }),
    );
    const next = {
      ...before,
      version: before.version + (open === 0 ? 0 : 1),
      lastSeq: before.lastSeq + texts.length,
      updatedAt: at,
    };
    const isNew = open++ === 0;
    head = next;
    const change: Change = {
      conversation: { expected: isNew ? 0 : before.version, next, ...(isNew ? {} : { before: before.updatedAt }) },
      messages,
      outbox: [],
      ...more,
    };
    events.push({
      at,
      countsFor: iso(countsFor),
      counts,
      happen: async (store) => committed(store, await asStored(store, change)),
    });
    return next.lastSeq;
  }

  const greeted = add({}, [{ author: { role: 'bot' } }]);
  if (chance(0.1)) return events; // Opened, and left without a word.
  atMs += 60_000 + greeted;

  const spokenOn = new Set<string>();
  /** The conversation counts once a day, by the calendar of the shop. */
  const spoken = (): Counts => {
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Madrid' }).format(atMs);
    const isFirst = !spokenOn.has(day);
    spokenOn.add(day);
    return isFirst ? { conversations: 1 } : {};
  };

  /** The last question ends as it does by what comes later. */
  const visits = chance(0.3) ? 2 : 1;
  const backAfterMs = pick([0.5 * HOUR, 2 * HOUR, 3 * DAY, 9 * DAY]);
  const decision = pick<DecisionKind>(['answer', 'answer', 'clarify', 'fallback']);
  const judged = decision === 'answer' && chance(0.4) ? chance(0.6) : undefined;
  const handsOff = visits === 1 && decision !== 'clarify' && chance(0.3);
  const askedMs = atMs;
  const comesBack = visits === 2 && backAfterMs >= HOUR && backAfterMs <= 7 * DAY;
  const end: FigureName =
    decision === 'clarify'
      ? 'clarified'
      : decision === 'fallback'
        ? 'refused'
        : judged === undefined
          ? comesBack
            ? 'cameBack'
            : 'assumed'
          : judged
            ? 'confirmed'
            : 'wrong';
  const isMiss = end === 'clarified' || end === 'refused' || end === 'wrong';
  const leaves = isMiss && !handsOff && (visits === 1 || backAfterMs > 7 * DAY);
  const answered = decision === 'answer';
  const own = spoken();
  const replySeq = add(
    (now) => ({ ...own, questions: 1, [end]: 1, ...(leaves && now.getTime() - askedMs >= DAY ? { gaveUp: 1 } : {}) }),
    [
      { explanation: explanation(decision, topic) },
      answered
        ? {
            author: { role: 'bot' },
            kind: 'answer',
            answer: { entryId: `${topic}/entry`, title: 'Title', confidence: 0.8, related: [] },
          }
        : { author: { role: 'bot' } },
    ],
  );
  if (judged !== undefined) {
    atMs += 30_000;
    add(spoken(), [{ feedback: { messageId: `${id}-${replySeq}`, helpful: judged } }]);
  }
  if (visits === 2) {
    atMs = askedMs + backAfterMs;
    const again = spoken();
    add({ ...again, questions: 1, assumed: 1 }, [
      { explanation: explanation('answer', topic) },
      {
        author: { role: 'bot' },
        kind: 'answer',
        answer: { entryId: `${topic}/entry`, title: 'Title', confidence: 0.8, related: [] },
      },
    ]);
  }
  if (!handsOff) return events;

  const reason = pick(REASONS);
  atMs += 45_000;
  const openedMs = atMs;
  const promisedAt = iso(openedMs + 5 * HOUR);
  const opened: Ticket = {
    ...ticket(`k${place}`, id, { number: `M-${place}`, language, channel, topic, reason, openedAt: iso(openedMs), promisedAt }),
    expiresAtSeconds: 4_000_000_000,
  };
  add({ tickets: 1, [FIGURE_OF_REASON[reason]]: 1 }, [{ author: { role: 'bot' }, kind: 'handoff' }], {
    ticket: { expected: 0, next: opened, events: [event(1)] },
  });
  const isKept = chance(0.7);
  const isAnnounced = !isKept && chance(0.5);
  const kept: FigureName = isKept ? 'promisesKept' : isAnnounced ? 'promisesAnnounced' : 'promisesBroken';
  atMs = openedMs + (isKept ? HOUR : 20 * DAY);
  const responded: Ticket = {
    ...opened,
    version: 2,
    firstRespondedAt: iso(atMs),
    promise: isKept ? 'kept' : 'broken',
    noticesAt: isAnnounced ? [iso(openedMs + 4 * HOUR)] : [],
    assignee: { login: 'ana', name: 'Ana' },
  };
  add(
    { [kept]: 1 },
    [{ author: { role: 'agent', name: 'Ana' } }],
    { ticket: { expected: 1, next: responded, events: [event(2)] } },
    openedMs,
  );
  if (chance(0.3)) return events;
  atMs += 2 * HOUR;
  const score = chance(0.5) ? 1 + Math.floor(random() * 5) : undefined;
  const resolved: Ticket = {
    ...responded,
    version: 3,
    status: 'resolved',
    resolvedAt: iso(atMs),
    resolution: { reason: 'answered', by: 'ana' },
  };
  add(
    { resolved: 1, ratingsAsked: 1 },
    [{ author: { role: 'system' }, kind: 'notice' }],
    { ticket: { expected: 2, next: resolved, events: [event(3)] } },
    openedMs,
  );
  if (score === undefined) return events;
  atMs += DAY;
  const rated = spoken();
  events.push({ at: iso(atMs), countsFor: iso(atMs), counts: rated, happen: async () => {} });
  add(
    { [`ratings${score}`]: 1, comments: 1 },
    [{ kind: 'rating' }],
    { rating: { conversationId: id, score, comment: 'Bien', at: iso(atMs), ticketNumber: opened.number } },
    openedMs,
  );
  return events;
}
