import * as z from 'zod';
import { JOB_KINDS, JOB_STATES, type Job, type KnowledgeDraft, PUBLICATION_KINDS, type Publication } from '../../../ports';

const optional = z.exactOptional;

export const publication: z.ZodType<Publication> = z.object({
  number: z.int(),
  version: z.string(),
  kind: z.enum(PUBLICATION_KINDS),
  at: z.string(),
  author: z.string(),
  note: optional(z.string()),
});

export const knowledgeDraft: z.ZodType<KnowledgeDraft> = z.object({
  path: z.string(),
  text: optional(z.string()),
  basedOn: optional(z.string()),
  revision: z.int(),
  at: z.string(),
  author: z.string(),
});

const details = z.record(z.string(), z.unknown());

export const job: z.ZodType<Job> = z.object({
  id: z.string(),
  kind: z.enum(JOB_KINDS),
  state: z.enum(JOB_STATES),
  progress: z.number(),
  at: z.string(),
  author: z.string(),
  request: details,
  result: optional(details),
});

/** Who may publish, until when; ISO 8601. */
export const publishLease = z.object({ holder: z.string(), until: z.string() });
