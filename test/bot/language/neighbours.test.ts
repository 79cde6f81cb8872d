import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { neighbourIn } from '../../../bot/language/neighbours';

const TALK = join(__dirname, '../../talk');
const labelled = z.strictObject({ any: z.record(z.string(), z.array(z.string()).min(4)) });

const { any: byLanguage } = labelled.parse(parse(readFileSync(join(TALK, 'neighbours.yaml'), 'utf8')));
const told = Object.entries(byLanguage).flatMap(([code, texts]) => texts.map((text) => [text, code] as const));
const spanish = readFileSync(join(TALK, 'not-neighbours.txt'), 'utf8').trim().split('\n');

describe('a message in a language near one of the desk', () => {
  it.each(told)('"%s" is told from the desk’s own languages: %s', (text, code) => {
    expect(neighbourIn(text)?.code ?? 'none').toBe(code);
  });

  it.each(['gràcies, l’enviament ha arribat', "GRÀCIES, L'ENVIAMENT HA ARRIBAT"])(
    '"%s" is told whatever its marks and capitals',
    (text) => {
      expect(neighbourIn(text)).toEqual({ code: 'ca', nearest: 'es' });
    },
  );
});

describe('a message in Spanish', () => {
  it.each(spanish)('stays Spanish, however it is typed: %s', (text) => {
    expect(neighbourIn(text)).toBeUndefined();
  });
});
