import * as z from 'zod';
import type { KnowledgeProblem } from '../../../bot/knowledge/problems';
import { type Locate, parseYaml } from '../../../bot/knowledge/yaml';
import { placeholdersOf, REGISTER_MARK } from '../../../bot/language/fill';
import { type GeneratedModule, generatedModule } from './generated';
import type { LanguagePack } from './packs';

/** Each part is a file and a compiled module, so that a function bundles only the phrases it needs. */
export const SAYS_PARTS = ['conversation', 'tickets', 'notifications', 'teams', 'help'] as const;

/** Phrases by key. */
const schema = z.record(z.string().regex(/^[\w.]+$/, 'must be a key of letters, digits and dots'), z.string().min(1));

interface Said {
  readonly code: string;
  readonly file: string;
  readonly phrases: Readonly<Record<string, string>>;
  readonly at: Locate;
}

export interface CompiledSays {
  readonly problems: readonly KnowledgeProblem[];
  readonly modules: readonly GeneratedModule[];
}

/**
 * Reads what the bot says in each language, `says/<part>.yaml`. Every language must have the phrases of the first, with the
 * same placeholders.
 */
export function compileSays(packs: readonly LanguagePack[]): CompiledSays {
  const registers = packs.map(readRegisters);
  const problems = [...packs.flatMap(strangeFiles), ...registers.flatMap((read) => read.problems)];
  const modules = SAYS_PARTS.map((part) => {
    const said = packs.flatMap((pack) => {
      const read = readPart(pack, part);
      if ('phrases' in read) return [read];
      problems.push(...read.problems);
      return [];
    });
    const [first, ...others] = said;
    if (first !== undefined) problems.push(...others.flatMap((other) => compare(other, first)));
    for (const [place, { forms }] of registers.entries()) {
      const one = said.find(({ code }) => code === packs[place]?.code);
      if (one !== undefined) problems.push(...forms.flatMap((form) => compareForm(form, one)));
    }
    return generatedModule(part, Object.fromEntries(said.map((one) => [one.code, withForms(one, packs, registers)])));
  });
  return { problems: [...problems, ...unknownForms(registers, modules), ...sharedKeys(modules)], modules };
}

/** The other ways of addressing people in one language: `says/<register>.yaml`, for each register but the first. */
interface Registers {
  readonly problems: readonly KnowledgeProblem[];
  readonly forms: readonly (Said & { readonly register: string })[];
}

function readRegisters(pack: LanguagePack): Registers {
  const read = registersIn(pack).map((register) => ({ register, said: readPart(pack, register) }));
  return {
    problems: read.flatMap(({ said }) => ('phrases' in said ? [] : said.problems)),
    forms: read.flatMap(({ register, said }) => ('phrases' in said ? [{ ...said, register }] : [])),
  };
}

/** The registers that `language.yaml` names, without the first, in which the phrases of all parts are written. */
function registersIn({ code, files }: LanguagePack): readonly string[] {
  const file = `${code}/language.yaml`;
  const text = files.find(({ path }) => path === file)?.text ?? '';
  const parsed = parseYaml({ file, text, linesBefore: 0 }, z.looseObject({ registers: z.array(z.string()).default([]) }));
  return 'problems' in parsed ? [] : parsed.value.registers.slice(1);
}

/** A part's phrases, each other way of saying one beside it. */
function withForms(
  { code, phrases }: Said,
  packs: readonly LanguagePack[],
  registers: readonly Registers[],
): Readonly<Record<string, string>> {
  const { forms = [] } = registers[packs.findIndex((pack) => pack.code === code)] ?? {};
  const others = forms.flatMap((form) =>
    Object.entries(form.phrases)
      .filter(([key]) => Object.hasOwn(phrases, key))
      .map(([key, text]) => [`${key}${REGISTER_MARK}${form.register}`, text]),
  );
  return { ...phrases, ...Object.fromEntries(others) };
}

/** Another way of saying a phrase fills in what the phrase does. */
function compareForm(form: Said, part: Said): readonly KnowledgeProblem[] {
  const own = Object.fromEntries(Object.entries(form.phrases).filter(([key]) => Object.hasOwn(part.phrases, key)));
  return compare({ ...form, phrases: { ...part.phrases, ...own } }, part);
}

function unknownForms(registers: readonly Registers[], modules: readonly GeneratedModule[]): readonly KnowledgeProblem[] {
  return registers.flatMap(({ forms }) =>
    forms.flatMap(({ code, phrases, register, at }) =>
      Object.keys(phrases)
        .filter((key) => !modules.some(({ constants }) => isSaid(constants, code, `${key}${REGISTER_MARK}${register}`)))
        .map((key) => at([key], `There is no phrase \`${key}\` of which this is another form. Correct its spelling.`)),
    ),
  );
}

const isSaid = (constants: GeneratedModule['constants'], code: string, key: string): boolean =>
  Object.values(constants).some((part) =>
    Object.hasOwn((part as Readonly<Record<string, Readonly<Record<string, string>>>>)[code] ?? {}, key),
  );

function readPart({ code, files }: LanguagePack, part: string): Said | { readonly problems: readonly KnowledgeProblem[] } {
  const file = `${code}/says/${part}.yaml`;
  const text = files.find(({ path }) => path === file)?.text;
  if (text === undefined)
    return { problems: [error(file, 'This file is missing: copy that of another language, and translate it.')] };
  const parsed = parseYaml({ file, text, linesBefore: 0 }, schema);
  return 'problems' in parsed ? parsed : { code, file, phrases: parsed.value, at: parsed.at };
}

/** The phrases that one language lacks, or has in excess, compared to the first. */
function compare(one: Said, first: Said): readonly KnowledgeProblem[] {
  const missing = Object.keys(first.phrases).filter((key) => !Object.hasOwn(one.phrases, key));
  const wrong = Object.entries(one.phrases).flatMap(([key, text]) => {
    const model = first.phrases[key];
    if (model === undefined) return [one.at([key], `There is no phrase \`${key}\` in ${first.file}. Correct its spelling.`)];
    const names = placeholdersOf(text);
    const wanted = placeholdersOf(model);
    return [
      ...names.filter((name) => !wanted.includes(name)).map((name) => `\`${key}\`: nothing is ever filled in for {${name}}.`),
      ...wanted.filter((name) => !names.includes(name)).map((name) => `\`${key}\`: does not name {${name}}.`),
    ].map((message) => one.at([key], `${message} ${first.file} says: ${model}`));
  });
  return [...missing.map((key) => error(one.file, `\`${key}\` is missing. ${first.file} says: ${first.phrases[key]}`)), ...wrong];
}

/** Keys must be unique across parts: the service file overrides a phrase by its key alone. */
function sharedKeys(modules: readonly GeneratedModule[]): readonly KnowledgeProblem[] {
  const seen = new Map<string, string>();
  return modules.flatMap(({ constants }) =>
    Object.entries(constants).flatMap(([part, languages]) => {
      const [first] = Object.entries(languages as Readonly<Record<string, Readonly<Record<string, string>>>>);
      return Object.keys(first?.[1] ?? {}).flatMap((key) => {
        const other = seen.get(key);
        seen.set(key, part);
        return other === undefined ? [] : [error(`${first?.[0]}/says/${part}.yaml`, `\`${key}\` stands in ${other}.yaml too.`)];
      });
    }),
  );
}

function strangeFiles(pack: LanguagePack): readonly KnowledgeProblem[] {
  const { code, files } = pack;
  const known: ReadonlySet<string> = new Set([...SAYS_PARTS, ...registersIn(pack)].map((part) => `${code}/says/${part}.yaml`));
  return files
    .filter(({ path }) => path.startsWith(`${code}/says/`) && !known.has(path))
    .map(({ path }) => error(path, `Nothing reads this file. What is said stands in ${[...known].join(', ')}.`));
}

function error(file: string, message: string): KnowledgeProblem {
  return { file, line: 1, column: 1, message, severity: 'error' };
}
