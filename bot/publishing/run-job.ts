import { MostradorError } from '../model/errors';
import type { KnowledgeFile } from '../model/knowledge-file';
import type { HelpFeedbackStore, Job, RecentConversations } from '../ports';
import { importDrafts } from './import-drafts';
import { importRequest } from './import-request';
import { jobRequest, SUBMITTED, saveJob, submittedFiles } from './jobs';
import { type PublishingPorts, type PublishOutcome, type PublishRequest, publish } from './publish';
import { type DraftReplay, replayDrafts } from './replay-drafts';

export interface RunPorts extends PublishingPorts {
  /** What customers asked lately, to be asked again. */
  readonly recent: RecentConversations;
  /** What readers of help pages missed. */
  readonly helpFeedback: HelpFeedbackStore;
  /** Makes the help pages those of the live version; see `help-pages.ts`. What fails is done again at the next run by schedule. */
  readonly writeHelp: () => Promise<void>;
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
  const report = (progress: number) => saveJob(records, { ...job, state: 'running', progress }, clock);
  await report(0.01);
  const { state, result } = await workOf(ports, job, report).catch((error: unknown) => {
    // What is out of reach now may be there when the invocation is repeated.
    if (error instanceof MostradorError && error.code === 'UNAVAILABLE') throw error;
    const detail = error instanceof MostradorError ? error.detail : 'The fault is on our side and was noted.';
    return { state: 'failed' as const, result: { kind: 'error', detail } };
  });
  const ended: Job = { ...job, state, progress: 1, result };
  await saveJob(records, ended, clock);
  return withoutErased(ports, ended);
}

/**
 * An erasure finds what is stored. One that ended before this result was stored had nothing to find: so it is looked for again
 * afterwards.
 */
async function withoutErased({ records, recent, clock }: RunPorts, job: Job): Promise<Job> {
  const { result } = job;
  if (job.kind !== 'replay' || result?.kind !== 'replayed') return job;
  const { changed } = result as Extract<DraftReplay, { readonly kind: 'replayed' }>;
  const erased = new Set(await recent.listErased([...new Set(changed.map(({ turn }) => turn.conversationId))]));
  if (erased.size === 0) return job;
  const kept: Job = { ...job, result: { ...result, changed: changed.filter(({ turn }) => !erased.has(turn.conversationId)) } };
  await saveJob(records, kept, clock);
  return kept;
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
  if (job.kind === 'import') {
    const imported = await importDrafts(ports, importRequest.parse(job.request), job.author, report);
    return { state: imported.kind === 'imported' ? 'done' : 'failed', result: { ...imported } };
  }
  if (job.kind === 'help') {
    await ports.writeHelp();
    return { state: 'done', result: { kind: 'written' } };
  }
  const { submitted, ...options } = jobRequest.parse(job.request);
  const files = submitted === undefined ? {} : { files: await takeSubmitted(ports, submitted) };
  const outcome = await publishInTurn(ports, { holder: job.id, author: job.author, ...options, ...files }, report);
  if (outcome.kind === 'published') await ports.writeHelp();
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
