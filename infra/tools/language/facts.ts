import * as z from 'zod';
import type { KnowledgeProblem } from '../../../bot/knowledge/problems';
import { parseYaml } from '../../../bot/knowledge/yaml';
import type { LanguageFacts } from '../../../bot/language/facts';
import { SOUND_NAMES } from '../../../bot/text/sound';
import { STEMMER_NAMES } from '../../../bot/text/stem';
import { GENERATED, type GeneratedModule, generatedModule } from './generated';
import type { LanguagePack } from './packs';

const hour = z.int().min(0).max(24);

/** Words as the matcher reads them. */
const words = z
  .string()
  .regex(/^[a-z0-9\s]+$/, 'must be small letters without accents and apostrophes, with spaces between words');

/** `language.yaml`. */
const schema = z.strictObject({
  name: z.string().min(1),
  order: z.int().min(1),
  locale: z.string().refine(isLocale, 'must be a locale such as es-ES'),
  stemmer: z.enum(STEMMER_NAMES),
  sound: z.enum(SOUND_NAMES),
  afternoon: z.strictObject({ from: hour, to: hour }),
  dueTime: z.string().min(1),
  zoneNames: z
    .record(z.string().regex(/^[A-Z]\w+\/\w+/, 'must be a time zone such as Europe/Madrid'), z.string().min(1))
    .optional(),
  denies: words.optional(),
  denialEnds: words.optional(),
  opposites: z
    .array(z.string().regex(/^[a-z0-9, ]+\/[a-z0-9, ]+$/, 'must be `word, word / word, word`, without accents'))
    .optional(),
  registers: z
    .array(z.string().regex(/^\p{Ll}+$/u))
    .min(2)
    .optional(),
  helplines: z
    .array(z.strictObject({ number: z.string().regex(/^[\d +-]{3,20}$/), name: z.string().min(1), source: z.url() }))
    .optional(),
});

/** The placeholders of a due time. */
const DUE_TIME = ['weekday', 'day', 'month', 'time', 'zone'];

export interface CompiledFacts {
  readonly problems: readonly KnowledgeProblem[];
  /** Language codes, the first language first. */
  readonly languages: readonly string[];
  readonly modules: readonly GeneratedModule[];
}

/** Reads every pack's `language.yaml`: the list of languages, and the facts that code needs of each. */
export function compileFacts(packs: readonly LanguagePack[]): CompiledFacts {
  const problems: KnowledgeProblem[] = [];
  const found: { readonly code: string; readonly order: number; readonly facts: LanguageFacts }[] = [];
  for (const { code, files } of packs) {
    const path = `${code}/language.yaml`;
    const text = files.find((file) => file.path === path)?.text ?? '';
    const parsed = parseYaml({ file: path, text, linesBefore: 0 }, schema);
    if ('problems' in parsed) {
      problems.push(...parsed.problems);
      continue;
    }
    const { order, ...facts } = parsed.value;
    const missing = DUE_TIME.filter((part) => !facts.dueTime.includes(`{${part}}`));
    if (missing.length > 0) {
      problems.push(parsed.at(['dueTime'], `\`dueTime\`: does not name ${missing.map((part) => `{${part}}`).join(', ')}.`));
    }
    found.push({ code, order, facts });
  }
  found.sort((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1));
  const languages = found.map(({ code }) => code);
  return {
    problems,
    languages,
    modules: [
      listOfLanguages(languages),
      generatedModule('facts', Object.fromEntries(found.map(({ code, facts }) => [code, facts])), {
        imports: ["import type { Language } from '../../model/language';", "import type { LanguageFacts } from '../facts';"],
        name: 'Readonly<Record<Language, LanguageFacts>>',
      }),
    ],
  };
}

/** The one module outside the compiled folder: even the lowest layer may ask which languages there are. */
function listOfLanguages(languages: readonly string[]): GeneratedModule {
  const lines = [
    GENERATED,
    '',
    '/** The languages the bot speaks. */',
    `export const LANGUAGES = [${languages.map((code) => `'${code}'`).join(', ')}] as const;`,
    'export type Language = (typeof LANGUAGES)[number];',
    '',
  ];
  return { path: 'bot/model/language.ts', text: lines.join('\n'), constants: { LANGUAGES: languages } };
}

function isLocale(locale: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}
