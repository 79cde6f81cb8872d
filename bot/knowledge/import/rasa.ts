import * as z from 'zod';
import { parseYaml } from '../yaml';
import { type Draft, type Drafts, type ImportFile, oneLine, type Place, problemAt } from './draft';

interface Intent {
  readonly at: Place;
  readonly examples: readonly string[];
}

interface Training {
  /** By intent, such as `faq/ask_hours` or `greet`. */
  readonly intents: Map<string, Intent>;
  /** By response, such as `utter_faq/ask_hours` or `utter_greet`. */
  readonly responses: Map<string, { readonly texts: readonly string[]; readonly hasMore: boolean }>;
  readonly problems: Drafts['problems'][number][];
}

/** Reads training data of Rasa: `nlu.yml` and `nlu.md`, with the responses of `domain.yml`, `responses.yml` or `responses.md`. */
export function readRasa(files: readonly ImportFile[]): Drafts {
  const training: Training = { intents: new Map(), responses: new Map(), problems: [] };
  for (const file of files) {
    if (/\.ya?ml$/i.test(file.name)) readYamlFile(file, training);
    else readMarkdownFile(file, training);
  }
  const { intents, responses, problems } = training;
  const drafts = [...intents].flatMap(([name, { at, examples }]): readonly Draft[] => {
    const answer = responses.get(`utter_${name}`) ?? responses.get(`utter_${name.split('/').at(-1)}`);
    const [question = '', ...also] = examples.map(withoutEntities).filter((text) => text !== '');
    const [said, ...variants] = answer?.texts ?? [];
    if (said === undefined) {
      problems.push(
        problemAt(
          at,
          `\`${name}\` is left out: no response \`utter_${name}\` answers it. Import the file with the responses, too.`,
          'warning',
        ),
      );
      return [];
    }
    const [topic, entry] = name.includes('/') ? name.split('/') : [undefined, name];
    const lost = [
      ...(variants.length > 0 ? [`${variants.length} further wording(s) of the answer`] : []),
      ...(answer?.hasMore ? ['buttons, pictures or channels of the response'] : []),
      ...(examples.some((example) => withoutEntities(example) !== oneLine(example)) ? ['marks of entities'] : []),
    ];
    return [
      {
        at,
        lost,
        entry: {
          question,
          answer: said.trim(),
          name: entry?.replace(/^(ask|faq)[_-]/, '') ?? name,
          ...(also.length === 0 ? {} : { also }),
          ...(topic === undefined ? {} : { topic: topic.replaceAll('_', ' ') }),
        },
      },
    ];
  });
  if (intents.size > 0 || problems.length > 0) return { drafts, problems };
  const at = { file: files[0]?.name ?? '', line: 1, column: 1 };
  return {
    drafts,
    problems: [problemAt(at, 'Import the file with the examples as well (nlu.yml or nlu.md): no intent was found.')],
  };
}

const response = z.looseObject({ text: z.string().optional() });
const rasaFile = z.looseObject({
  nlu: z.array(z.looseObject({ intent: z.string().optional(), examples: z.string().optional() })).optional(),
  responses: z.record(z.string(), z.array(response)).optional(),
});

function readYamlFile({ name, text }: ImportFile, training: Training): void {
  const parsed = parseYaml({ file: name, text: text.replace(/^\uFEFF/, ''), linesBefore: 0 }, rasaFile);
  if ('problems' in parsed) {
    training.problems.push(...parsed.problems);
    return;
  }
  for (const [index, { intent, examples }] of (parsed.value.nlu ?? []).entries()) {
    if (intent === undefined || examples === undefined) continue;
    const { file, line, column } = parsed.at(['nlu', index, 'intent'], '');
    training.intents.set(intent, { at: { file, line, column }, examples: listItems(examples) });
  }
  for (const [key, variants] of Object.entries(parsed.value.responses ?? {})) {
    training.responses.set(key, {
      texts: variants.flatMap(({ text: said }) => (said === undefined || said.trim() === '' ? [] : [said])),
      hasMore: variants.some((one) => Object.keys(one).some((field) => field !== 'text' && field !== 'metadata')),
    });
  }
}

/** The form of Rasa 1: `## intent:name` with a list of examples, and `* faq/name` with a list of responses. */
function readMarkdownFile({ name, text }: ImportFile, training: Training): void {
  let add: ((item: string) => void) | undefined;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const intent = /^##\s*intent:\s*(\S+)/.exec(line)?.[1];
    const answered = /^\*\s+(\S+)/.exec(line)?.[1];
    if (intent !== undefined) {
      const examples: string[] = [];
      training.intents.set(intent, { at: { file: name, line: index + 1, column: 1 }, examples });
      add = (item) => examples.push(item);
    } else if (answered !== undefined) {
      const texts: string[] = [];
      training.responses.set(`utter_${answered}`, { texts, hasMore: false });
      add = (item) => texts.push(item);
    } else if (/^##/.test(line)) add = undefined;
    else {
      const item = /^\s*[-+]\s+(.+)$/.exec(line)?.[1];
      if (item !== undefined) add?.(item);
    }
  }
}

function listItems(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => /^\s*-\s+(.+)$/.exec(line)?.[1] ?? []);
}

/** `[Madrid](city)` and `[Madrid]{"entity": "city"}` say Madrid. */
function withoutEntities(example: string): string {
  return oneLine(example.replace(/\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})/g, '$1'));
}
