import * as z from 'zod';
import { MostradorError } from '../../../bot/model/errors';
import type { Job } from '../../../bot/ports';
import { changesBetween } from '../../../bot/publishing/changes';
import { KEPT_PUBLICATIONS } from '../../../bot/publishing/history';
import { importRequest } from '../../../bot/publishing/import-request';
import { publishOptions, startJob } from '../../../bot/publishing/jobs';
import { rollBack } from '../../../bot/publishing/rollback';
import { filesOfVersion } from '../../../bot/publishing/version-content';
import { authorize } from '../../../bot/tickets/authorize';
import { INPUT_PROBLEMS } from '../../api/endpoint';
import { errorFields, log } from '../../api/log';
import * as schemas from '../../api/schemas';
import { STAFF_PROBLEMS } from '../../api/staff-endpoint';
import { EDIT_KNOWLEDGE, type KnowledgeDependencies, knowledgeEndpoint, PUBLISH_KNOWLEDGE, READ_KNOWLEDGE } from '../endpoint';

const version = z.string().regex(/^[0-9a-f]{12}$/, 'must be 12 hexadecimal digits');

/** Versions: what is live, what was, what differs, and another one. */
export const publishingEndpoints = [
  knowledgeEndpoint({
    method: 'GET',
    path: '/v1/knowledge/versions',
    permission: READ_KNOWLEDGE,
    summary: 'The version that is live, and those before it, with author, time and note',
    status: 200,
    response: schemas.publications,
    problems: STAFF_PROBLEMS,
    handle: async ({ c, runtime: { records } }) => {
      const [live, versions] = await Promise.all([records.loadLive(), records.listPublications(KEPT_PUBLICATIONS)]);
      return c.json({ ...(live === undefined ? {} : { live }), versions });
    },
  }),
  knowledgeEndpoint({
    method: 'GET',
    path: '/v1/knowledge/versions/{version}',
    permission: EDIT_KNOWLEDGE,
    summary: 'What a version changes in another one, by default in the one that is live',
    query: z.strictObject({ against: z.exactOptional(version) }),
    status: 200,
    response: schemas.versionChanges,
    problems: ['INVALID_REQUEST', 'NOT_FOUND', ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor, query }) => {
      authorize(actor, EDIT_KNOWLEDGE);
      const against = query.against ?? (await runtime.records.loadLive())?.version ?? '';
      const [before, after] = await Promise.all([filesOf(runtime, against), filesOf(runtime, c.req.param('version') ?? '')]);
      return c.json({ changes: changesBetween(before, after) });
    },
  }),
  knowledgeEndpoint({
    method: 'POST',
    path: '/v1/knowledge/publish',
    permission: PUBLISH_KNOWLEDGE,
    summary: 'Publishes the drafts: checks everything, asks the saved questions, and makes the new version live; a job',
    body: publishOptions,
    example: { note: 'New opening hours', expected: 12 },
    status: 202,
    response: schemas.started,
    problems: [...INPUT_PROBLEMS, ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor, body }) => {
      authorize(actor, PUBLISH_KNOWLEDGE);
      const job = await startJob(runtime, { kind: 'publish', author: actor.login, request: body });
      return c.json({ job: serializeJob(job) }, 202, { location: `/v1/knowledge/jobs/${job.id}` });
    },
  }),
  knowledgeEndpoint({
    method: 'POST',
    path: '/v1/knowledge/import',
    permission: EDIT_KNOWLEDGE,
    summary: 'Makes drafts of a file of questions and answers, as a job; a dry run only tells what would become of each row',
    body: importRequest,
    example: {
      name: 'faq.csv',
      content: 'cXVlc3Rpb24sYW5zd2VyCkRvIHlvdSB3cmFwIGdpZnRzPyxZZXMuCg==',
      dryRun: true,
      replace: false,
    },
    status: 202,
    response: schemas.started,
    problems: [...INPUT_PROBLEMS, ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor, body }) => {
      authorize(actor, EDIT_KNOWLEDGE);
      const job = await startJob(runtime, { kind: 'import', author: actor.login, request: { ...body } });
      return c.json({ job: serializeJob(job) }, 202, { location: `/v1/knowledge/jobs/${job.id}` });
    },
  }),
  knowledgeEndpoint({
    method: 'POST',
    path: '/v1/knowledge/replay',
    permission: EDIT_KNOWLEDGE,
    summary: 'Asks what customers asked lately again of the knowledge with the drafts, as a job: which decisions would change',
    body: z.strictObject({}),
    example: {},
    status: 202,
    response: schemas.started,
    problems: [...INPUT_PROBLEMS, ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor }) => {
      authorize(actor, EDIT_KNOWLEDGE);
      const job = await startJob(runtime, { kind: 'replay', author: actor.login, request: {} });
      return c.json({ job: serializeJob(job) }, 202, { location: `/v1/knowledge/jobs/${job.id}` });
    },
  }),
  knowledgeEndpoint({
    method: 'POST',
    path: '/v1/knowledge/rollback',
    permission: PUBLISH_KNOWLEDGE,
    summary: 'Makes an earlier version live again',
    body: z.strictObject({
      version,
      note: publishOptions.shape.note,
      expected: publishOptions.shape.expected,
    }),
    example: { version: '0123456789ab', expected: 12 },
    status: 200,
    response: schemas.published,
    problems: [...INPUT_PROBLEMS, 'NOT_FOUND', 'KNOWLEDGE_CONFLICT', 'KNOWLEDGE_INVALID', ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor, body }) => {
      authorize(actor, PUBLISH_KNOWLEDGE);
      const outcome = await rollBack(runtime, { ...body, author: actor.login });
      if (outcome.kind === 'unknown') throw unknownVersion();
      if (outcome.kind === 'unchanged') throw conflict('This version is live already.');
      if (outcome.kind === 'overtaken') {
        const { by } = outcome;
        throw conflict(`${by.author} published another version meanwhile. Look at it first, and repeat.`, { publication: by });
      }
      // The version is live: help pages that are not written now are written within the hour.
      await startJob(runtime, { kind: 'help', author: actor.login, request: {} }).catch((error: unknown) =>
        log('error', 'help_not_started', errorFields(error)),
      );
      return c.json({ publication: outcome.publication });
    },
  }),
  knowledgeEndpoint({
    method: 'GET',
    path: '/v1/knowledge/jobs/{id}',
    permission: EDIT_KNOWLEDGE,
    summary: 'How far a job is, and what came of it',
    status: 200,
    response: schemas.started,
    problems: ['NOT_FOUND', ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor }) => {
      authorize(actor, EDIT_KNOWLEDGE);
      const job = await runtime.records.loadJob(c.req.param('id') ?? '');
      if (job === undefined) throw new MostradorError('NOT_FOUND', 'There is no such job. Its result is kept for a day.');
      return c.json({ job: serializeJob(job) });
    },
  }),
];

function serializeJob({ request: _, ...job }: Job): Omit<Job, 'request'> {
  return job;
}

async function filesOf({ versions, digest }: KnowledgeDependencies, wanted: string) {
  const files = version.safeParse(wanted).success ? await filesOfVersion(versions, wanted, digest) : undefined;
  if (files === undefined) throw unknownVersion();
  return files;
}

const unknownVersion = () =>
  new MostradorError('NOT_FOUND', 'There is no such version. The last fifty are kept; GET /v1/knowledge/versions lists them.');

const conflict = (detail: string, extra: Readonly<Record<string, unknown>> = {}) =>
  new MostradorError('KNOWLEDGE_CONFLICT', detail, extra);
