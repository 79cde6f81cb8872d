import { gzipSync } from 'node:zlib';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import type { KnowledgeFile } from '../../../../bot/model/knowledge-file';
import type { RecordedTurn } from '../../../../bot/publishing/recorded-turns';
import * as schemas from '../../../../functions/api/schemas';
import { readDeployment } from '../../../aws/settings-file';
import { dataFolder, readRunningServer } from '../../data-folder';
import { isLocked } from '../../lock';
import { readCredentials } from '../../login/credentials';
import { Team } from '../../login/people';
import { mintAccessToken } from '../../login/tokens';
import { ROOT } from '../../root';
import type { Arguments } from './arguments';
import type { Flag } from './command';

/** Flags of commands that work on a desk that runs. */
export const DESK_FLAGS: Readonly<Record<string, Flag>> = {
  stage: { value: 'NAME', means: 'a stage on AWS, by its name in mostrador.config.yaml; AWS credentials are needed' },
  data: { value: 'DIR', means: 'the data folder of the server on this machine (default: .mostrador)' },
};

export type Publications = z.infer<typeof schemas.publications>;
export type Publication = z.infer<typeof schemas.publication>;
export type FileChanges = z.infer<typeof schemas.versionChanges>['changes'];
export type Job = z.infer<typeof schemas.job>;

export interface PublishOptions {
  readonly note?: string;
  readonly despiteQuestions?: boolean;
}

/** A desk that runs, on AWS or on this machine. */
export interface LiveDesk {
  versions(): Promise<Publications>;
  /** What a version changes in another one, by default in the live one. */
  changes(version: string, against?: string): Promise<FileChanges>;
  publish(files: readonly KnowledgeFile[], options: PublishOptions): Promise<Job>;
  job(id: string): Promise<Job>;
  rollBack(version: string, note?: string): Promise<Publication>;
  /** Recent questions and what came of them, latest first. */
  turns(): Promise<readonly RecordedTurn[]>;
}

/** @throws Error that says how to get one */
export async function liveDesk(args: Arguments): Promise<LiveDesk> {
  const stage = args.text('stage');
  return stage === undefined ? onThisMachine(args.dataFolder) : onAws(stage);
}

const AUTHOR = process.env.GITHUB_ACTOR ?? process.env.USER ?? process.env.USERNAME ?? 'pipeline';

function onAws(stage: string): LiveDesk {
  const { settings } = readDeployment({ stage }, ROOT);
  const client = new LambdaClient(settings.region === undefined ? {} : { region: settings.region });
  const FunctionName = `${settings.stackName}-jobs`;
  const ask = async <Schema extends z.ZodType>(event: object, schema: Schema): Promise<z.infer<Schema>> => {
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(event)) }),
    );
    const text = Buffer.from(Payload ?? []).toString('utf8');
    if (FunctionError !== undefined) throw new Error(`The function ${FunctionName} failed: ${text.slice(0, 500)}`);
    return schema.parse(JSON.parse(text));
  };
  return {
    versions: () => ask({ source: 'mostrador.versions' }, schemas.publications),
    changes: async (version, against) => {
      const found = await ask({ source: 'mostrador.changes', version, against }, schemas.versionChanges.partial());
      return found.changes ?? unknown(version);
    },
    publish: async (files, options) => {
      const zipped = gzipSync(JSON.stringify(files)).toString('base64');
      const event = { source: 'mostrador.publish', author: AUTHOR, files: zipped, options };
      const { job } = await ask(event, z.object({ job: z.optional(z.object(schemas.job.shape)) }));
      // The files were checked here with the same program a moment ago.
      return job ?? refused('The files are not valid for the version that is deployed. Deploy this one first.');
    },
    job: async (jobId) => {
      const { job } = await ask(
        { source: 'mostrador.job-state', jobId },
        z.object({ job: z.optional(z.object(schemas.job.shape)) }),
      );
      return job ?? refused('The job is not known any more.');
    },
    rollBack: async (version, note) => {
      const event = { source: 'mostrador.rollback', version, author: AUTHOR, note };
      const { kind, publication } = await ask(
        event,
        z.object({ kind: z.string(), publication: z.optional(schemas.publication) }),
      );
      if (kind === 'unchanged') return refused(`Version ${version} is live already.`);
      return publication ?? unknown(version);
    },
    turns: async () => (await ask({ source: 'mostrador.turns' }, schemas.recordedTurns)).turns,
  };
}

const problem = z.object({ detail: z.string() });

async function onThisMachine(folder: string): Promise<LiveDesk> {
  const data = dataFolder(folder);
  const running = (await isLocked(data.path)) ? await readRunningServer(data) : undefined;
  const credentials = running && (await readCredentials(data.login));
  if (running === undefined || credentials === undefined) {
    throw new Error(
      `No server runs on ${data.path}. Start one with npm start, name its folder with --data DIR, or a stage on AWS with --stage NAME.`,
    );
  }
  const team = new Team(data.knowledge);
  const admin = (await team.people()).find(({ role }) => role === 'admin');
  if (admin === undefined) throw new Error('Nobody in the team is an admin: give somebody `role: admin` in service.yaml.');
  const token = await mintAccessToken({ login: admin.login, team, issuer: running.loginUrl, credentials, now: new Date() });
  const ask = async <Schema extends z.ZodType>(path: string, schema: Schema, body?: object): Promise<z.infer<Schema>> => {
    const response = await fetch(`${running.url}/v1/knowledge${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return schema.parse(answer);
    throw new Error(problem.safeParse(answer).data?.detail ?? `The server answered ${response.status}.`);
  };
  return {
    versions: () => ask('/versions', schemas.publications),
    changes: async (version, against) =>
      (await ask(`/versions/${version}${against === undefined ? '' : `?against=${against}`}`, schemas.versionChanges)).changes,
    // The server sees the files themselves, and publishes each save of them: what is left are the drafts of the page.
    publish: async (_, options) => (await ask('/publish', schemas.started, options)).job,
    job: async (id) => (await ask(`/jobs/${id}`, schemas.started)).job,
    rollBack: async (version, note) =>
      (await ask('/rollback', schemas.published, { version, ...(note === undefined ? {} : { note }) })).publication,
    turns: async () => (await ask('/turns', schemas.recordedTurns)).turns,
  };
}

function refused(message: string): never {
  throw new Error(message);
}

const unknown = (version: string): never =>
  refused(`There is no version ${version}. The last fifty are kept; npm run knowledge -- versions lists them.`);
