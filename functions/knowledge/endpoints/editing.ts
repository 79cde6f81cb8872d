import * as z from 'zod';
import { parseEntry } from '../../../bot/knowledge/entry';
import { perLanguage } from '../../../bot/language/facts';
import { shippedPhrases } from '../../../bot/language/phrases';
import { compact } from '../../../bot/model/compact';
import { LANGUAGES } from '../../../bot/model/language';
import { MAX_ANSWER } from '../../../bot/model/limits';
import { type EditedFile, readFile, reviewDrafts, type SaveRequest, saveDraft } from '../../../bot/publishing/edit';
import { writeEntry, writeYaml } from '../../../bot/publishing/edit-text';
import { COUNTED_DAYS, entryStates } from '../../../bot/publishing/entry-states';
import { serviceForm } from '../../../bot/publishing/service-form';
import { authorize } from '../../../bot/tickets/authorize';
import type { ApiContext } from '../../api/app';
import { INPUT_PROBLEMS } from '../../api/endpoint';
import * as schemas from '../../api/schemas';
import { STAFF_PROBLEMS } from '../../api/staff-endpoint';
import { EDIT_KNOWLEDGE, type KnowledgeDependencies, knowledgeEndpoint } from '../endpoint';

const optional = z.exactOptional;
const revision = z.int().min(0).describe('Of the draft that was changed; 0 when there was none');
const basedOn = optional(z.string().max(64)).describe('SHA-256 of the published file that was changed');

const DRAFT = '/v1/knowledge/drafts/{topic}/{entry}/{language}';
const SERVICE = 'service.yaml';

/** Whole files, or the fields of a form: comments and everything else of the file stay. */
const entryChange = z.union([
  z.strictObject({ revision, basedOn, text: z.string().max(256 * 1024) }),
  z.strictObject({ revision, basedOn, removed: z.literal(true) }),
  z.strictObject({
    revision,
    basedOn,
    answer: z.string().max(MAX_ANSWER),
    fields: schemas.entryFields,
  }),
]);
const serviceChange = z.union([
  z.strictObject({ revision, basedOn, text: z.string().max(256 * 1024) }),
  z.strictObject({
    revision,
    basedOn,
    changes: z
      .array(
        z.strictObject({
          path: z
            .array(z.union([z.string().max(100), z.int().min(0)]))
            .min(1)
            .max(6),
          value: optional(z.json()),
        }),
      )
      .max(200),
  }),
]);

/** Drafts: changes of files that are not published yet. */
export const editingEndpoints = [
  knowledgeEndpoint({
    method: 'GET',
    path: '/v1/knowledge/entries',
    permission: EDIT_KNOWLEDGE,
    summary:
      'How each entry stands: drafts, validity, how it did in the last four weeks, who changed it last; and faults of the files',
    status: 200,
    response: schemas.entryStates,
    problems: STAFF_PROBLEMS,
    handle: async ({ c, runtime, actor }) => {
      authorize(actor, EDIT_KNOWLEDGE);
      const { base } = await runtime.knowledge.current();
      const [entries, faults] = await Promise.all([entryStates(runtime, base), runtime.knowledge.faults?.() ?? []]);
      return c.json({ entries, faults, days: COUNTED_DAYS });
    },
  }),
  knowledgeEndpoint({
    method: 'GET',
    path: '/v1/knowledge/entries/{topic}/{entry}',
    permission: EDIT_KNOWLEDGE,
    summary: 'The files of an entry in each language, with their drafts',
    status: 200,
    response: schemas.entryFiles,
    problems: ['INVALID_REQUEST', ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor }) => {
      authorize(actor, EDIT_KNOWLEDGE);
      const files = await Promise.all(
        LANGUAGES.map(async (language) => {
          const file = await readFile(runtime, pathOf(c, language));
          return { language, ...file, ...compact({ form: formOf(file) }) };
        }),
      );
      return c.json({ files });
    },
  }),
  knowledgeEndpoint({
    method: 'PUT',
    path: DRAFT,
    permission: EDIT_KNOWLEDGE,
    summary: 'Saves a change of an entry as a draft: its fields and answer, its whole text, or its removal',
    body: entryChange,
    example: { revision: 0, fields: { question: 'How long does delivery take?', also: ['delivery time'] }, answer: 'Two days.' },
    status: 200,
    response: schemas.savedDraft,
    problems: [...INPUT_PROBLEMS, 'KNOWLEDGE_CONFLICT', ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor, body }) => {
      authorize(actor, EDIT_KNOWLEDGE);
      const path = pathOf(c);
      const { revision: made, basedOn: base } = body;
      const text =
        'text' in body
          ? body.text
          : 'fields' in body
            ? writeEntry(textOf(await readFile(runtime, path)), { ...NO_FIELDS, ...body.fields }, body.answer)
            : undefined;
      return c.json(await saveDraft(runtime, draftOf(path, actor.login, made, base, text)));
    },
  }),
  knowledgeEndpoint({
    method: 'DELETE',
    path: DRAFT,
    permission: EDIT_KNOWLEDGE,
    summary: 'Forgets a draft',
    status: 204,
    problems: ['INVALID_REQUEST', ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor }) => {
      authorize(actor, EDIT_KNOWLEDGE);
      return forget(c, runtime, pathOf(c));
    },
  }),
  knowledgeEndpoint({
    method: 'GET',
    path: '/v1/knowledge/service',
    permission: EDIT_KNOWLEDGE,
    summary: 'The service file, with the draft of it',
    status: 200,
    response: schemas.serviceFile,
    problems: STAFF_PROBLEMS,
    handle: async ({ c, runtime, actor }) => {
      authorize(actor, EDIT_KNOWLEDGE);
      const file = await readFile(runtime, SERVICE);
      return c.json({ ...file, ...serviceForm(textOf(file) ?? '', runtime.clock.now()), phrases: perLanguage(shippedPhrases) });
    },
  }),
  knowledgeEndpoint({
    method: 'PUT',
    path: '/v1/knowledge/service',
    permission: EDIT_KNOWLEDGE,
    summary: 'Saves changes of the service file as a draft, value by value or as a whole',
    body: serviceChange,
    example: { revision: 0, changes: [{ path: ['hours', 'sat'], value: ['10:00-13:00'] }] },
    status: 200,
    response: schemas.savedService,
    problems: [...INPUT_PROBLEMS, 'KNOWLEDGE_CONFLICT', ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor, body }) => {
      authorize(actor, EDIT_KNOWLEDGE);
      const text = 'text' in body ? body.text : writeYaml(textOf(await readFile(runtime, SERVICE)) ?? '', body.changes);
      const saved = await saveDraft(runtime, draftOf(SERVICE, actor.login, body.revision, body.basedOn, text));
      return c.json({ ...saved, ...serviceForm(text, runtime.clock.now()) });
    },
  }),
  knowledgeEndpoint({
    method: 'DELETE',
    path: '/v1/knowledge/service',
    permission: EDIT_KNOWLEDGE,
    summary: 'Forgets the draft of the service file',
    status: 204,
    problems: STAFF_PROBLEMS,
    handle: async ({ c, runtime, actor }) => {
      authorize(actor, EDIT_KNOWLEDGE);
      return forget(c, runtime, SERVICE);
    },
  }),
  knowledgeEndpoint({
    method: 'POST',
    path: '/v1/knowledge/check',
    permission: EDIT_KNOWLEDGE,
    summary: 'What publishing the drafts would change, and what is wrong with them',
    body: z.strictObject({}),
    example: {},
    status: 200,
    response: schemas.draftReview,
    problems: [...INPUT_PROBLEMS, ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor }) => {
      authorize(actor, EDIT_KNOWLEDGE);
      const { drafts, ...review } = await reviewDrafts(runtime, actor.login);
      return c.json({ ...review, drafts: drafts.map(({ text, ...draft }) => ({ ...draft, removed: text === undefined })) });
    },
  }),
];

/** A field that a form leaves empty is removed. */
const NO_FIELDS = {
  also: undefined,
  keywords: undefined,
  related: undefined,
  audience: undefined,
  validFrom: undefined,
  validUntil: undefined,
  kind: undefined,
};

/** The file in fields, unless it is wrong: then there is only its text. */
function formOf(file: EditedFile) {
  const text = textOf(file);
  if (text === undefined || (file.draft !== undefined && file.draft.text === undefined)) return undefined;
  const parsed = parseEntry(file.path, text);
  if ('problems' in parsed) return undefined;
  const { question, also, keywords, related, audience, validFrom, validUntil, kind, answer } = parsed.entry;
  return {
    answer,
    fields: compact({
      question,
      also,
      keywords,
      related,
      audience: audience?.join(', '),
      validFrom,
      validUntil,
      kind: kind === 'answer' ? undefined : kind,
    }),
  };
}

const textOf = ({ text, draft }: EditedFile): string | undefined => draft?.text ?? text;

function draftOf(
  path: string,
  author: string,
  revision: number,
  basedOn: string | undefined,
  text: string | undefined,
): SaveRequest {
  return { path, author, revision, ...(basedOn === undefined ? {} : { basedOn }), ...(text === undefined ? {} : { text }) };
}

function pathOf(c: ApiContext, language = c.req.param('language')): string {
  return `${c.req.param('topic')}/${c.req.param('entry')}.${language}.md`;
}

async function forget(c: ApiContext, { records }: KnowledgeDependencies, path: string): Promise<Response> {
  const draft = await records.loadDraft(path);
  if (draft !== undefined) await records.dropDraft(path, draft.revision);
  return c.body(null, 204);
}
