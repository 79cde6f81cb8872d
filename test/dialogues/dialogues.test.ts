import { describeSample, KNOWLEDGE } from '../support/knowledge-folders';
import { useTrainedShop } from '../support/test-shop';
import { dialoguesIn } from './dialogue';
import { type JudgedDialogue, playDialogue } from './run';
import { totalsOf } from './totals';

/** With room for the entries of the sample to change; `npm run bench:dialogues` prints the figures of now. */
const LEAST_GOOD = 0.85;
const MOST_BAD = 0.125;
const MOST_REPEATS = 0;

describeSample('conversations of several turns', () => {
  const shop = useTrainedShop(KNOWLEDGE);

  it.each(['es', 'en'] as const)(
    'get a good reply six times in seven, a bad one once in eight at most, and none twice, in %s',
    async (language) => {
      const judged: JudgedDialogue[] = [];
      for (const dialogue of dialoguesIn(language)) judged.push(await playDialogue(shop(), dialogue));
      expect(judged.length).toBeGreaterThanOrEqual(60);
      const totals = totalsOf(judged);
      const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
      process.stdout.write(
        `dialogues ${language}: good ${percent(totals.good)}, bad ${percent(totals.bad)} of ${totals.turns} turns\n`,
      );
      expect(totals.good).toBeGreaterThanOrEqual(LEAST_GOOD);
      expect(totals.bad).toBeLessThanOrEqual(MOST_BAD);
      expect(totals.repeats).toBeLessThanOrEqual(MOST_REPEATS);
    },
  );
});
