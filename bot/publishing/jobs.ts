import * as z from 'zod';
import { parseKnowledge } from '../knowledge/parse';
import type { KnowledgeProblem } from '../knowledge/problems';
import { MostradorError } from '../model/errors';
import type { KnowledgeFile } from '../model/knowledge-file';
import type { Clock, Ids, Job, JobStarter, JobStore, RecentConversations } from '../ports';
import { type PublishingPorts, type PublishOutcome, type PublishRequest, publish } from './publish';
import { replayDrafts } from './replay-drafts';

/** How long the result of a job can be asked for. */
const JOB_KEPT_SECONDS = 24 * 3600;

export const publishOptions = z.strictObject({
  note: z.exactOptional(z.string().trim().max(500)),
  expected: z.exactOptional(z.int().min(0)),
  despiteQuestions: z.exactOptional(z.boolean()),
});
export type PublishOptions = z.infer<typeof publishOptions>;

/** What a job was asked for; the files of a program are stored as a part of the version that they make. */
const jobRequest = z.object({ ...publishOptions.shape, submitted: z.exactOptional(z.string()) });

const SUBMITTED = 'submitted.json';
const submittedFiles = z.array(z.object({ path: z.string(), text: z.string() }));

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
  await save(records, waiting, clock);
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

export interface RunPorts extends PublishingPorts {
  /** What customers asked lately, to be asked again. */
  readonly recent: RecentConversations;
  /** Waits so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

/** Another publication takes seconds, or a minute where thousands of entries are trained. */
const BUSY_TRIES = 90;
const BUSY_PAUSE_MS = 1_000;

/**
 * Does the work of a stored job. Doing it again, as when an invocation is repeated, changes nothing.
 * @returns the job as it is then; `undefined` when there is none
 */
export async function runJob(ports: RunPorts, id: string): Promise<Job | undefined> {
  const { records, clock } = ports;
  const job = await records.loadJob(id);
  if (job === undefined || job.state === 'done' || job.state === 'failed') return job;
  const report = (progress: number) => save(records, { ...job, state: 'running', progress }, clock);
  await report(0.01);
  const { state, result } = await workOf(ports, job, report).catch((error: unknown) => {
    // What is out of reach now may be there when the invocation is repeated.
    if (error instanceof MostradorError && error.code === 'UNAVAILABLE') throw error;
    const detail = error instanceof MostradorError ? error.detail : 'The fault is on our side and was noted.';
    return { state: 'failed' as const, result: { kind: 'error', detail } };
  });
  const ended: Job = { ...job, state, progress: 1, result };
  await save(records, ended, clock);
  return ended;
}

async function workOf(
  ports: RunPorts,
  job: Job,
  report: (progress: number) => Promise<void>,
): Promise<Pick<Job, 'state'> & { result: NonNullable<Job['result']> }> {
  if (job.kind === 'replay') {
    const replay = await replayDrafts(ports, report);
    return { state: replay.kind === 'replayed' ? 'done' : 'failed', result: { ...replay } };
  }
  const { submitted, ...options } = jobRequest.parse(job.request);
  const files = submitted === undefined ? {} : { files: await takeSubmitted(ports, submitted) };
  const outcome = await publishInTurn(ports, { holder: job.id, author: job.author, ...options, ...files }, report);
  const isDone = outcome.kind === 'published' || outcome.kind === 'unchanged';
  return { state: isDone ? 'done' : 'failed', result: { ...outcome } };
}

async function publishInTurn(
  ports: RunPorts,
  request: PublishRequest,
  report: (progress: number) => Promise<void>,
): Promise<PublishOutcome> {
  for (let tried = 1; ; tried++) {
    const outcome = await publish(ports, request, report);
    if (outcome.kind !== 'busy' || tried === BUSY_TRIES) return outcome;
    await ports.pause(BUSY_PAUSE_MS);
  }
}

async function takeSubmitted({ versions }: RunPorts, version: string): Promise<readonly KnowledgeFile[]> {
  const stored = await versions.get(version, SUBMITTED);
  if (stored === undefined) throw new MostradorError('NOT_FOUND', 'The files are not stored any more. Send them again.');
  return submittedFiles.parse(JSON.parse(new TextDecoder().decode(stored)));
}

function save(records: JobStore, job: Job, clock: Clock): Promise<void> {
  return records.saveJob(job, Math.floor(clock.now().getTime() / 1_000) + JOB_KEPT_SECONDS);
}
