import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import type { KnowledgeVersions } from '../../bot/ports';
import { changesBetween } from '../../bot/publishing/changes';
import { KEPT_PUBLICATIONS } from '../../bot/publishing/history';
import { type JobPorts, publishOptions, submitFiles } from '../../bot/publishing/jobs';
import { publishStored } from '../../bot/publishing/publish-stored';
import { recentTurns, turnsThatFit } from '../../bot/publishing/recorded-turns';
import { type RollbackRequest, rollBack } from '../../bot/publishing/rollback';
import { type RunPorts, runJob } from '../../bot/publishing/run-job';
import { copyVersion, filesOfVersion } from '../../bot/publishing/version-content';
import { log } from '../api/log';

/** The files of a folder, zipped: an invocation takes six megabytes. */
const MAX_UNZIPPED_BYTES = 64 * 1024 * 1024;
const files = z.array(z.strictObject({ path: z.string().max(300), text: z.string() })).max(50_000);

const version = z.string().regex(/^[0-9a-f]{12}$/);
const author = z.string().min(1).max(100);

/** What the function is invoked with. Whoever may invoke it is trusted by AWS's own rights. */
const event = z.discriminatedUnion('source', [
  z.object({ source: z.literal('mostrador.job'), jobId: z.string() }),
  /** By schedule: entries come and go with the days. */
  z.object({ source: z.literal('aws.events') }),
  /** A program publishes a folder: its files as JSON, gzip and base64. */
  z.object({
    source: z.literal('mostrador.publish'),
    author,
    files: z.string(),
    options: publishOptions.default({}),
  }),
  z.object({ source: z.literal('mostrador.job-state'), jobId: z.string() }),
  z.object({ source: z.literal('mostrador.versions') }),
  z.object({ source: z.literal('mostrador.turns') }),
  z.object({ source: z.literal('mostrador.changes'), version, against: z.exactOptional(version) }),
  z.object({ source: z.literal('mostrador.rollback'), version, author, note: publishOptions.shape.note }),
  /** A deployment stored this version. */
  z.object({ source: z.literal('mostrador.deployed'), version: z.string(), publish: z.boolean() }),
]);

export type JobsDependencies = RunPorts &
  JobPorts & {
    /** The version in this function's bundle. */
    readonly shipped: KnowledgeVersions;
  };

/** One invocation: does a job, or answers a program that publishes. */
export function jobsHandler(runtime: () => JobsDependencies): (given: unknown) => Promise<unknown> {
  return async (given) => {
    const asked = event.parse(given);
    const ports = runtime();
    switch (asked.source) {
      case 'mostrador.job': {
        const job = await runJob(ports, asked.jobId);
        log('info', 'job_ended', { code: job?.state ?? 'unknown' });
        return undefined;
      }
      case 'aws.events':
        return ports.writeHelp();
      case 'mostrador.publish':
        return submitFiles(ports, asked.author, unzipped(asked.files), asked.options);
      case 'mostrador.job-state':
        return { job: await ports.records.loadJob(asked.jobId) };
      case 'mostrador.versions':
        return { live: await ports.records.loadLive(), versions: await ports.records.listPublications(KEPT_PUBLICATIONS) };
      case 'mostrador.turns':
        return { turns: turnsThatFit(await recentTurns(ports)) };
      case 'mostrador.changes':
        return changesOf(ports, asked.version, asked.against);
      case 'mostrador.rollback':
        return rolledBack(ports, asked);
      case 'mostrador.deployed':
        return deployed(ports, asked.version, asked.publish);
    }
  };
}

async function changesOf({ records, versions, digest }: JobsDependencies, wanted: string, against?: string) {
  const before = against ?? (await records.loadLive())?.version ?? wanted;
  const [old, now] = await Promise.all([filesOfVersion(versions, before, digest), filesOfVersion(versions, wanted, digest)]);
  return old === undefined || now === undefined ? { unknown: true } : { changes: changesBetween(old, now) };
}

function unzipped(text: string): z.infer<typeof files> {
  const bytes = gunzipSync(Buffer.from(text, 'base64'), { maxOutputLength: MAX_UNZIPPED_BYTES });
  return files.parse(JSON.parse(bytes.toString('utf8')));
}

async function rolledBack(ports: JobsDependencies, request: RollbackRequest) {
  const outcome = await rollBack(ports, request);
  if (outcome.kind === 'published') await ports.writeHelp();
  return outcome;
}

/** Says what a deployment did about the knowledge, for the person who deploys. */
async function deployed(ports: JobsDependencies, version: string, always: boolean): Promise<string> {
  await copyVersion(ports.shipped, ports.versions, version);
  const outcome = await publishStored(ports, { version, kind: 'deploy', author: 'deploy', always });
  await ports.writeHelp();
  if (outcome.kind === 'published') return `Knowledge version ${version} is live.`;
  if (outcome.live.version === version) return `Knowledge version ${version} was live already.`;
  return `Knowledge version ${outcome.live.version}, published by ${outcome.live.author}, stays live; deploy with --publish-knowledge to replace it.`;
}
