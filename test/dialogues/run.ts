import { openConversation, takeTurn } from '../../bot/conversation/use-cases';
import type { Message } from '../../bot/model/message';
import type { Knowledge } from '../../bot/ports';
import { merge } from '../../bot/tickets/actions/merge';
import { reply } from '../../bot/tickets/actions/reply';
import { resolve } from '../../bot/tickets/actions/resolve';
import { PLENTY, type TestPorts, testPorts, WRITER } from '../support/conversation-ports';
import type { Dialogue, Said } from './dialogue';
import { judge, type Verdict } from './judge';
import { observe } from './observe';

export interface JudgedTurn {
  readonly said: Said;
  readonly replies: readonly Message[];
  readonly labels: readonly string[];
  readonly verdict: Verdict;
  /** Number of replies that were said before in the same conversation, word for word. */
  readonly repeats: number;
}

export interface JudgedDialogue {
  readonly dialogue: Dialogue;
  readonly turns: readonly JudgedTurn[];
}

const SECONDS_A_TURN = 30;
const ANA = { login: 'ana', name: 'Ana', role: 'staff' as const };

/** Plays a dialogue with the real use cases on the memory store, and judges every reply. */
export async function playDialogue(knowledge: Knowledge, dialogue: Dialogue): Promise<JudgedDialogue> {
  const ports = testPorts({ knowledge });
  let now = Date.parse(dialogue.at ?? ports.clock.now().toISOString());
  ports.clock.set(new Date(now));
  const opened = await openConversation(ports, { channel: 'web', language: dialogue.language }, PLENTY);
  const { id } = opened.conversation;
  const spoken = new Set(opened.messages.map(({ text }) => text));
  const turns: JudgedTurn[] = [];
  for (const [at, turn] of dialogue.turns.entries()) {
    now += SECONDS_A_TURN * 1_000;
    ports.clock.set(new Date(now));
    const before = await ports.store.loadConversation(id);
    if (before === undefined) throw new Error('The conversation is gone.');
    if ('staff' in turn) {
      await act(ports, before.ticket?.number ?? '', turn.staff, turn.text);
      continue;
    }
    const ticket = before.ticketId === undefined ? undefined : await ports.store.loadTicket(before.ticketId);
    const outcome = await takeTurn(ports, {
      conversationId: id,
      key: `web:t${at}`,
      utterance: { id: `t${at}`, text: turn.say, ...(turn.tap === undefined ? {} : { choice: turn.tap }) },
      writer: WRITER,
    });
    const after = await ports.store.loadConversation(id);
    const ticketAfter = after?.ticketId === undefined ? undefined : await ports.store.loadTicket(after.ticketId);
    const [written, ...replies] = outcome.messages;
    if (written === undefined || after === undefined) throw new Error('A turn has messages.');
    const repeats = replies.filter(({ text }) => spoken.has(text)).length;
    for (const { text } of replies) spoken.add(text);
    const labels = observe({ written, replies, before, after, ticket, ticketAfter });
    turns.push({ said: turn, replies, labels, repeats, verdict: judge(turn, labels, replies, after.language, repeats) });
  }
  return { dialogue, turns };
}

async function act(ports: TestPorts, number: string, staff: 'reply' | 'resolve' | 'merge', text = 'Hola.'): Promise<void> {
  const { service } = (await ports.knowledge.current()).base;
  const by = { actor: ANA, number, service };
  if (staff === 'reply') await reply(ports, { ...by, body: { text } });
  else if (staff === 'resolve') await resolve(ports, { ...by, body: { reason: 'answered' } });
  else {
    const other = await openConversation(ports, { channel: 'web' }, PLENTY);
    const { ticket } = await takeTurn(ports, {
      conversationId: other.conversation.id,
      key: 'web:o1',
      utterance: { id: 'o1', text: 'quiero hablar con una persona' },
      writer: WRITER,
    });
    await merge(ports, { ...by, body: { into: ticket?.number ?? '' } });
  }
}
