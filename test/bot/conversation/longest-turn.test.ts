import { placeholdersOf } from '../../../bot/language/fill';
import { shippedPhrases } from '../../../bot/language/phrases';
import { MAX_ANSWER, MAX_CUSTOMER_TEXT, MAX_TITLE, MAX_WORDING } from '../../../bot/model/limits';
import { openChat } from '../../support/chat';
import { testPorts } from '../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES } from '../../support/small-knowledge';

const ITEM_BYTES = 400_000;
/** Three bytes a character, which is the most in UTF-8 for one UTF-16 unit. */
const wide = (length: number) => '長'.repeat(length);

/** A wording as long as it may be, which fills in as many values as it may. */
function longest(shipped: string): string {
  const names = placeholdersOf(shipped);
  const filled = names.length === 0 ? '' : Array.from({ length: 10 }, (_, at) => `{${names[at % names.length]}}`).join('');
  return filled + wide(MAX_WORDING - filled.length);
}

/** The small knowledge with everything as long as its files may have it. */
function longestKnowledge() {
  const phrases = Object.entries(shippedPhrases('es')).map(([key, text]) => [key, longest(text)]);
  const { base, matchers } = knowledgeOf(
    SMALL_FILES.map(({ path, text }) => {
      if (path.endsWith('topic.yaml')) return { path, text: `title: { es: ${wide(MAX_TITLE)}, en: ${wide(MAX_TITLE)} }\n` };
      if (path.endsWith('.md')) return { path, text: text.replace(/(?<=\n---\n).*/s, wide(MAX_ANSWER)) };
      return { path, text: text.replace('Casa Clara', wide(MAX_TITLE)) };
    }),
  );
  const entries = base.entries.map((entry) => ({ ...entry, question: entry.question + wide(MAX_TITLE - entry.question.length) }));
  return {
    matchers,
    base: { ...base, entries, service: { ...base.service, phrases: { es: Object.fromEntries(phrases), en: {} } } },
  };
}

describe('with everything as long as the knowledge files may have it', () => {
  it.each([
    'hola qué tal',
    '¿cuánto tarda la entrega?',
    '¿cuánto tarda la entrega? ¿cuánto cuesta el envío?',
    'tax free tourists',
    '¡¡¡SOIS UNOS SINVERGÜENZAS!!! ¿cuánto tarda la entrega? ¿cuánto cuesta el envío? tax free tourists',
    'huele a gas, y la lavadora está rota',
    'quiero hablar con una persona, esto es una vergüenza',
    'ni idea',
  ])('the turn of “%s” fits into an item twice over', async (text) => {
    const ports = testPorts({ knowledge: longestKnowledge() });
    const chat = await openChat(ports);
    for (const said of [text, `${text} ${wide(MAX_CUSTOMER_TEXT - text.length - 1)}`]) {
      const { messages } = await chat.say(said);
      const turn = await ports.store.listMessages(chat.id, (messages[0]?.seq ?? 1) - 1, messages.length);
      expect(Buffer.byteLength(JSON.stringify(turn))).toBeLessThan(ITEM_BYTES / 2);
    }
  });
});
