import { parseMarkdown, safeUrl } from '../../../bot/markdown';

test.each([
  'https://x.es',
  'http://localhost:3000/a?b=c&d=%20#e',
  'HTTPS://X.ES/ñ',
  'mailto:hola@x.es',
  'tel:+34600000000',
  'tel:(91)123-45.67;ext=12',
  'mailto:hola@x.es?subject=Pedido',
])('%j may be a link', (address) => {
  expect(safeUrl(address)).toBe(address);
});

const refused = [
  '',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript&colon;alert(1)',
  '&#106;avascript:alert(1)',
  'javascript%3Aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://x.es/1',
  'ftp://x.es',
  'tel:',
  'tel:javascript:alert(1)',
  'tel:*21#',
  '//x.es',
  '/relativa',
  'x.es',
  'https:x.es',
  'https:/x.es',
  'https:\\\\x.es',
  'https://',
  'https://x.es\\@y.es',
  'https://banco.es@y.es',
  'https://a:b@y.es',
  'https://x.es/a b',
  'https://x.es/\u202egpj.exe',
  'https://x.es/\u0000',
  'https://x.es/\u200b',
  'https://x.es"onclick="alert(1)',
  `https://x.es/${'a'.repeat(2_048)}`,
];

test.each(refused)('%j is never a link', (address) => {
  expect(safeUrl(address)).toBeUndefined();
  const shown = JSON.stringify(parseMarkdown(`[pulsa](${address}) <${address}>`));
  expect(shown).not.toMatch(/"url":"(?!https?:\/\/|mailto:|tel:)/i);
});
