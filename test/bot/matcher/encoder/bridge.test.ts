import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSnapshot, loadEncoder, loadSnapshot, overBridge, SnapshotError, throughGlosses } from '../../../../bot/matcher';
import { ENCODER_FILE, LANGUAGE_KNOWLEDGE } from '../../../../infra/local/root';
import { spanishEntries } from '../fixtures';

const english = loadEncoder(new Uint8Array(readFileSync(ENCODER_FILE)));
const glossed = throughGlosses(english, 'es', readFileSync(join(LANGUAGE_KNOWLEDGE, 'es.glosses.txt'), 'utf8'));
const bytes = new Uint8Array(readFileSync(join(LANGUAGE_KNOWLEDGE, 'es.bridge.bin')));
const bridged = overBridge(glossed, 'es', bytes);

/** Sentences of our own; each translation is told from those of the others. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['¿A qué hora cerráis los sábados?', 'What time do you close on Saturdays?'],
  ['Se me ha olvidado la contraseña.', 'I have forgotten my password.'],
  ['Me gustaría devolver lo que compré ayer.', 'I would like to return what I bought yesterday.'],
  ['¿Cuánto cuesta que me lo traigan a casa?', 'How much does it cost to have it delivered to my home?'],
  ['No me llega el correo de confirmación.', 'I am not getting the confirmation e-mail.'],
  ['¿Puedo pagar en tres veces?', 'Can I pay in three instalments?'],
  ['Llevo toda la mañana esperando al técnico.', 'I have been waiting for the technician all morning.'],
  ['¿Hay alguna tienda cerca de mi casa?', 'Is there a shop near my house?'],
  ['Quiero darme de baja del boletín.', 'I want to unsubscribe from the newsletter.'],
  ['La lavadora hace mucho ruido al centrifugar.', 'The washing machine is very noisy when it spins.'],
];

/** How much nearer each sentence is to its translation than to the nearest other one, on average. */
function leadOf(encode: (text: string) => Float32Array): number {
  const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, part, d) => sum + part * b[d]!, 0);
  const meant = PAIRS.map(([, translation]) => english.encode(translation));
  const leads = PAIRS.map(([said], at) => {
    const near = meant.map((one) => cosine(encode(said), one));
    return near[at]! - Math.max(...near.filter((_, other) => other !== at));
  });
  return leads.reduce((sum, lead) => sum + lead, 0) / leads.length;
}

describe('an encoder over a bridge', () => {
  it('tells the translation of a sentence from others better than the glosses alone', () => {
    expect(leadOf(bridged.encode)).toBeGreaterThan(leadOf(glossed.encode) + 0.05);
  });

  it('gives encodings of length 1, and none for a text that says nothing', () => {
    for (const [said] of PAIRS) expect(Math.hypot(...bridged.encode(said))).toBeCloseTo(1, 5);
    expect(bridged.encode('').every((part) => part === 0)).toBe(true);
    expect(bridged.dimensions).toBe(english.dimensions);
  });

  it('has a version that tells its glosses and its bridge', () => {
    expect(bridged.version).toContain(glossed.version);
    expect(bridged.version).not.toBe(glossed.version);
  });

  it('answers from a snapshot that was built without it', () => {
    const earlier = buildSnapshot('es', spanishEntries, { encoder: glossed });
    const answered = (opened: typeof bridged) => loadSnapshot(earlier, () => opened).match('quisiera saber vuestras horas');
    expect(answered(bridged).meaning).toBe(true);
    expect(answered(bridged)).toEqual(answered(glossed));
  });

  it('is refused when its file is damaged', () => {
    const damaged = bytes.slice();
    damaged[damaged.length >> 1]! ^= 1;
    expect(() => overBridge(glossed, 'es', damaged)).toThrow(SnapshotError);
    expect(() => overBridge(glossed, 'es', new Uint8Array())).toThrow(SnapshotError);
  });
});
