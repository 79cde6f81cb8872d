import { publicMessage } from '../../../bot/conversation/public-message';
import { message } from '../../contract/store/fixtures';

const withSource = (url: string) =>
  publicMessage(
    message(2, 'Sí', {
      author: { role: 'bot' },
      kind: 'answer',
      answer: { entryId: 'a/b', title: 'A', confidence: 0.9, source: { title: 'Fuente', url }, related: [] },
    }),
  ).answer?.source;

describe('the source of an answer, as the API gives it', () => {
  it('is the title and the address', () => {
    expect(withSource('https://casaclara.example/envios')).toEqual({ title: 'Fuente', url: 'https://casaclara.example/envios' });
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://casaclara.example@evil.example/',
    'https://a.example/\u202Egpj.exe',
    '//evil.example',
  ])('is left out when it is %p, which no page of ours would link', (url) => {
    expect(withSource(url)).toBeUndefined();
  });
});
