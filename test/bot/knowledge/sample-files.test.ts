import { sha256Digest } from '../../../bot/adapters/crypto';
import { readKnowledgeFolder } from '../../../bot/adapters/files';
import { parseKnowledge } from '../../../bot/knowledge/parse';
import { formatProblem } from '../../../bot/knowledge/problems';
import { describeSample, KNOWLEDGE } from '../../support/knowledge-folders';

describeSample('the files of the sample shop', () => {
  it('have no fault, and nothing in them is odd but the threshold that was chosen on purpose', async () => {
    const parsed = parseKnowledge(await readKnowledgeFolder(KNOWLEDGE), sha256Digest, new Date('2026-11-23T09:30:00.000Z'));
    expect((parsed.kind === 'valid' ? parsed.warnings : parsed.problems).map(formatProblem)).toEqual([
      expect.stringMatching(/^service\.yaml:\d+:\d+ {2}note: `thresholds\.answer`/),
    ]);
  });
});
