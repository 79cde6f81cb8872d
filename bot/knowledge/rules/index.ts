import { todayIn } from '../../time/time-zone';
import type { ReadKnowledge } from '../parse';
import type { KnowledgeProblem } from '../problems';
import { DEAD_LINK, LONG_TEXT, NOT_RENDERED } from './answers';
import { AUDIENCE } from './audience';
import { SAMPLE_LEFTOVER } from './leftovers';
import { INDISTINCT, ONE_PHRASE, UNUSED_SYNONYM } from './phrases';
import { PLACEHOLDER } from './placeholder';
import { LOST_PROMISE } from './promise';
import type { Rule } from './rule';
import { TEXT_ENCODING } from './text-encoding';
import { EXPIRED, RELATED_OUT_OF_TIME } from './validity';

/** Everything that `check` looks for beside what stops a version. */
export const RULES: readonly Rule[] = [
  TEXT_ENCODING,
  DEAD_LINK,
  NOT_RENDERED,
  PLACEHOLDER,
  LOST_PROMISE,
  SAMPLE_LEFTOVER,
  EXPIRED,
  RELATED_OUT_OF_TIME,
  AUDIENCE,
  INDISTINCT,
  ONE_PHRASE,
  UNUSED_SYNONYM,
  LONG_TEXT,
];

/** What the rules find in files that were read; nothing while service.yaml cannot be. */
export function reviewKnowledge(read: ReadKnowledge, now: Date): readonly KnowledgeProblem[] {
  const { service } = read;
  if (service === undefined) return [];
  const reviewed = { ...read, service, today: todayIn(service.service.calendar.timeZone, now) };
  return RULES.flatMap(({ name, find }) => find(reviewed).map((problem) => ({ ...problem, rule: name })));
}
