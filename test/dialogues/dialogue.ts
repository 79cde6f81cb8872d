import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

/** What a reply may be told by, see `observe.ts`; with entry ids behind `answer` and `offers`. */
const labels = z.string().transform((written) => written.split('|').map((one) => one.trim()));

const said = z.strictObject({
  say: z.string(),
  /** The value of the choice that is tapped. */
  tap: z.exactOptional(z.string()),
  /** Any of these makes a good reply. */
  good: labels,
  /** Not good, but no harm either. Whatever is neither is bad. */
  fair: z.exactOptional(labels),
  /** Any of these makes a bad one, whatever else it is. */
  bad: z.exactOptional(labels),
  /** The language of the replies. */
  lang: z.exactOptional(z.string()),
  /** What the replies must, and must not say: regular expressions. */
  has: z.exactOptional(z.string()),
  lacks: z.exactOptional(z.string()),
});

const done = z.strictObject({ staff: z.enum(['reply', 'resolve', 'merge']), text: z.exactOptional(z.string()) });

const dialogue = z.strictObject({
  name: z.string(),
  /** Nothing is tuned on it: only the totals are looked at. */
  held: z.boolean().default(false),
  /** When it begins; otherwise on a Monday at 10:30 in Madrid. */
  at: z.exactOptional(z.iso.datetime()),
  turns: z.array(z.union([said, done])).min(2),
});

export type Said = z.output<typeof said>;
export type Dialogue = z.output<typeof dialogue> & { readonly language: 'es' | 'en'; readonly theme: string };

/** Every dialogue of a language, in the order of the files. */
export function dialoguesIn(language: Dialogue['language']): readonly Dialogue[] {
  const folder = join(__dirname, language);
  return readdirSync(folder)
    .sort()
    .flatMap((file) =>
      z
        .array(dialogue)
        .parse(parse(readFileSync(join(folder, file), 'utf8')))
        .map((one) => ({ ...one, language, theme: file.replace(/\.yaml$/, '') })),
    );
}
