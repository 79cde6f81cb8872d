/**
 * `npm run bench:dialogues`: plays the dialogues of `test/dialogues/` with the sample shop, and prints how many replies are good and
 * bad, and how many were said before. `-- --transcript [name]` prints the dialogues that are not held out, or those with the name;
 * `-- --bad` prints only their bad turns.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileKnowledge, filesKnowledgeSource, keptSnapshots } from '../../bot/adapters/files';
import type { Knowledge } from '../../bot/ports';
import { matcherVersion, SNAPSHOT_CACHE } from '../../infra/local/knowledge/snapshot-cache';
import { LANGUAGE_KNOWLEDGE } from '../../infra/local/root';
import { dialoguesIn } from '../dialogues/dialogue';
import { type JudgedDialogue, playDialogue } from '../dialogues/run';
import { totalsOf } from '../dialogues/totals';
import { KNOWLEDGE } from '../support/knowledge-folders';

void main();

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { transcript: { type: 'boolean', default: false }, bad: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const folder = await mkdtemp(join(tmpdir(), 'mostrador-dialogues-'));
  try {
    const kept = keptSnapshots({ directory: SNAPSHOT_CACHE, matcherVersion: await matcherVersion() });
    await compileKnowledge(KNOWLEDGE, folder, { languages: LANGUAGE_KNOWLEDGE, kept });
    const knowledge = await filesKnowledgeSource(folder).current();
    for (const language of ['es', 'en'] as const) await report(knowledge, language, values, positionals);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function report(
  knowledge: Knowledge,
  language: 'es' | 'en',
  shown: { readonly transcript: boolean; readonly bad: boolean },
  names: readonly string[],
): Promise<void> {
  const judged: JudgedDialogue[] = [];
  for (const dialogue of dialoguesIn(language)) judged.push(await playDialogue(knowledge, dialogue));
  for (const one of judged) {
    const { held, name, theme } = one.dialogue;
    const isWanted = names.length === 0 ? !held : names.some((wanted) => name.includes(wanted) || theme === wanted);
    if ((shown.transcript || shown.bad) && isWanted) print(one, shown.bad);
  }
  const halves = [
    ['all', judged],
    ['tuned', judged.filter(({ dialogue }) => !dialogue.held)],
    ['held out', judged.filter(({ dialogue }) => dialogue.held)],
  ] as const;
  for (const [name, half] of halves) {
    const { turns, good, fair, bad, repeats } = totalsOf(half);
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(7);
    console.log(
      `${language} ${name.padEnd(9)} ${half.length} dialogues, ${turns} turns: good ${percent(good)}  fair ${percent(fair)}  bad ${percent(bad)}  said before: ${repeats}`,
    );
  }
}

function print({ dialogue, turns }: JudgedDialogue, onlyBad: boolean): void {
  const chosen = turns.filter(({ verdict }) => !onlyBad || verdict === 'bad');
  if (chosen.length === 0) return;
  console.log(`\n## ${dialogue.theme}: ${dialogue.name}`);
  for (const { said, replies, labels, verdict, repeats } of chosen) {
    console.log(`> ${said.say}\n  [${verdict}${repeats > 0 ? `, ${repeats} said before` : ''}: ${labels.join(', ')}]`);
    for (const { text, choices } of replies) {
      const offered = choices === undefined ? '' : `  [${choices.map(({ label }) => label).join(' | ')}]`;
      console.log(`  ${text.replace(/\s+/g, ' ')}${offered}`);
    }
  }
}
