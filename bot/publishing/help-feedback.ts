import * as z from 'zod';
import { entryId } from '../knowledge/entry';
import { presentId } from '../knowledge/former-ids';
import { compact } from '../model/compact';
import { isFor } from '../model/entry';
import { MostradorError } from '../model/errors';
import { language } from '../model/fields';
import { MAX_HELP_COMMENT } from '../model/limits';
import type { Clock, HelpFeedback, HelpFeedbackStore, Ids, KnowledgeSource } from '../ports';
import { anonymous } from './recorded-turns';

/** What a reader says of a help page. */
export const helpFeedbackBody = z.strictObject({
  entry: entryId.max(300),
  language,
  helpful: z.boolean(),
  missing: z.exactOptional(z.string().trim().max(MAX_HELP_COMMENT)),
});

export interface HelpFeedbackPorts {
  readonly helpFeedback: HelpFeedbackStore;
  readonly knowledge: KnowledgeSource;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Longer than gaps look back. */
const KEPT_SECONDS = 90 * 86_400;

/**
 * Stores what was said, without what tells who said it.
 * @throws MostradorError NOT_FOUND when customers have no such entry
 */
export async function takeHelpFeedback(ports: HelpFeedbackPorts, given: z.infer<typeof helpFeedbackBody>): Promise<void> {
  const { entries } = (await ports.knowledge.current()).base;
  const id = presentId(entries)(given.entry);
  const entry = entries.find((one) => one.id === id && one.language === given.language && isFor(one, 'web'));
  if (entry === undefined) throw new MostradorError('NOT_FOUND', 'There is no such help page any more.');
  const now = ports.clock.now();
  const missing = anonymous(given.missing ?? '', []);
  const feedback: HelpFeedback = compact({
    id: ports.ids.id(),
    entryId: id,
    question: entry.question,
    language: given.language,
    helpful: given.helpful,
    missing: missing === '' ? undefined : missing,
    at: now.toISOString(),
  });
  await ports.helpFeedback.saveHelpFeedback(feedback, Math.floor(now.getTime() / 1_000) + KEPT_SECONDS);
}
