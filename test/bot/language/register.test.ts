import { conversation } from '../../../bot/language/compiled/conversation';
import { notifications } from '../../../bot/language/compiled/notifications';
import { teams } from '../../../bot/language/compiled/teams';
import { tickets } from '../../../bot/language/compiled/tickets';
import { phrase, shippedPhrases } from '../../../bot/language/phrases';
import { texts } from '../../../web/widget/language/es';
import { texts as formalTexts } from '../../../web/widget/language/es.usted';
import { openChat } from '../../support/chat';
import { testPorts } from '../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES } from '../../support/small-knowledge';

const MARK = '@usted';
const SAID: Readonly<Record<string, string>> = { ...conversation.es, ...tickets.es, ...notifications.es, ...teams.es };

/** Words that address one person, or several, informally. */
const INFORMAL = [
  'tú|tu|tus|te|ti|contigo|tuya|tuyo|vosotros|vuestra|vuestro|os',
  'puedes|quieres|prefieres|tienes|necesitas|dices|preguntas|refieres|hablas|hablabas|escribes|eres|estás|estáis|mereces|pases',
  'podrás|tendrás|has|fuiste|dejaste|sigas|quieras|necesites|mires|decidas|olvides',
  'dime|dinos|dímelo|dínoslo|cuéntame|cuéntamelo|escríbeme|escríbenos|escríbela|escríbelo|elige|perdona|prueba|mira|deja',
  'aléjate|llama al|ciérrala|seguid|empieza|envíamelo|vuelve a|añade|danos|sigue el|síguelo|inténtalo|valóranos|contesta ahí|reenvíes|pregúntame',
  'ayudarte|decirte|hablarte|darte|escribirte|entenderte|haberte|localizarte|contestarte|atenderte',
].join('|');
const informalIn = (text: string): string | undefined => new RegExp(`(?<!\\p{L})(${INFORMAL})(?!\\p{L})`, 'iu').exec(text)?.[0];

const isForStaff = (key: string): boolean => /^(mail\.staff|channel)\./.test(key);

describe('customers who are addressed as "usted"', () => {
  it('read no phrase that says "tú"', () => {
    const forms = Object.entries(SAID).filter(([key]) => key.endsWith(MARK));
    expect(forms.length).toBeGreaterThan(100);
    expect(forms.filter(([, text]) => informalIn(text) !== undefined)).toEqual([]);
  });

  it('have another form of each phrase that says "tú"', () => {
    const lacking = Object.entries(SAID).filter(
      ([key, text]) =>
        !key.includes('@') && !isForStaff(key) && SAID[`${key}${MARK}`] === undefined && informalIn(text) !== undefined,
    );
    expect(lacking).toEqual([]);
  });

  it('read no text of the chat window that says "tú"', () => {
    expect(Object.entries(formalTexts).filter(([, text]) => informalIn(text) !== undefined)).toEqual([]);
    expect(Object.keys(formalTexts).sort()).toEqual(Object.keys(texts).sort());
  });

  it('are greeted and asked so when the service file says it, and as "tú" otherwise', async () => {
    const chosen = (register: string) =>
      knowledgeOf(
        SMALL_FILES.map((file) => (file.path === 'service.yaml' ? { ...file, text: `${file.text}${register}` } : file)),
      );
    const formal = await openChat(testPorts({ knowledge: chosen('register: usted\n') }));
    expect((await formal.say('xyzzy plugh')).messages.at(-1)?.text).toContain('¿Puede decírmelo');
    for (const usual of ['', 'register: tú\n']) {
      const chat = await openChat(testPorts({ knowledge: chosen(usual) }));
      expect((await chat.say('xyzzy plugh')).messages.at(-1)?.text).toContain('¿Puedes decírmelo');
    }
    expect(() => chosen('register: vos\n')).toThrow('register');
  });

  it('read the organisation’s own wording all the same, and English is as it was', () => {
    const own = { register: 'usted', phrases: { es: { 'thanks.welcome': 'A mandar.' } } };
    expect(phrase(own, 'es', 'thanks.welcome')).toBe('A mandar.');
    expect(phrase(own, 'es', 'thanks.welcome.2')).toBe('Gracias a usted.');
    expect(phrase(own, 'en', 'thanks.welcome')).toBe(phrase({ phrases: {} }, 'en', 'thanks.welcome'));
  });

  it('need no key of their own in the service file', () => {
    expect(Object.keys(shippedPhrases('es')).filter((key) => key.includes('@'))).toEqual([]);
  });
});
