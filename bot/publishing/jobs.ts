import * as z from 'zod';
import { parseKnowledge } from '../knowledge/parse';
import type { KnowledgeProblem } from '../knowledge/problems';
import type { KnowledgeFile } from '../model/knowledge-file';
import type { Clock, Ids, Job, JobStarter, JobStore } from '../ports';
import type { PublishingPorts } from './publish';

/** How long the result of a job can be asked for. */
const JOB_KEPT_SECONDS = 24 * 3600;

export const publishOptions = z.strictObject({
  note: z.exactOptional(z.string().trim().max(500)),
  expected: z.exactOptional(z.int().min(0)),
  despiteQuestions: z.exactOptional(z.boolean()),
});
export type PublishOptions = z.infer<typeof publishOptions>;

/** What a job was asked for; the files of a program are stored as a part of the version that they make. */
export const jobRequest = z.object({ ...publishOptions.shape, submitted: z.exactOptional(z.string()) });

export const SUBMITTED = 'submitted.json';
export const submittedFiles = z.array(z.object({ path: z.string(), text: z.string() }));

export interface JobPorts {
  readonly records: JobStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly jobs: JobStarter;
}

/** Stores a job and has it started. */
export async function startJob(
  { records, clock, ids, jobs }: JobPorts,
  job: Pick<Job, 'kind' | 'author' | 'request'>,
): Promise<Job> {
  const waiting: Job = { ...job, id: ids.id(), state: 'waiting', progress: 0, at: clock.now().toISOString() };
  await saveJob(records, waiting, clock);
  await jobs.start(waiting.id);
  return waiting;
}

/**
 * Takes the files of a program for publishing.
 * @returns the job, or what is wrong with the files
 */
export async function submitFiles(
  ports: JobPorts & Pick<PublishingPorts, 'versions' | 'digest'>,
  author: string,
  files: readonly KnowledgeFile[],
  options: PublishOptions,
): Promise<{ readonly job: Job } | { readonly problems: readonly KnowledgeProblem[] }> {
  const parsed = parseKnowledge(files, ports.digest, ports.clock.now());
  if (parsed.kind === 'invalid') return { problems: parsed.problems };
  const submitted = parsed.base.version;
  await ports.versions.put(submitted, SUBMITTED, new TextEncoder().encode(JSON.stringify(files)));
  return { job: await startJob(ports, { kind: 'publish', author, request: { ...options, submitted } }) };
}

/** Stores how far a job is. */
export function saveJob(records: JobStore, job: Job, clock: Clock): Promise<void> {
  return records.saveJob(job, Math.floor(clock.now().getTime() / 1_000) + JOB_KEPT_SECONDS);
}
