import * as z from 'zod';
import { compact } from '../../bot/model/compact';
import type { ErrorCode } from '../../bot/model/errors';
import type { Operation } from './endpoint';
import { OPERATIONS } from './operations';
import { PROBLEMS } from './problems';

const made = new Map<string, ReturnType<typeof makeDocument>>();

/**
 * The OpenAPI 3.1 document, generated from the operations: the schemas that parse requests describe them. Made once, since
 * that takes as long as dozens of other requests, and anybody may ask for it.
 */
export function openApiDocument(version: string) {
  const document = made.get(version) ?? makeDocument(version);
  made.set(version, document);
  return document;
}

function makeDocument(version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, operations] of Object.entries<readonly Operation[]>(OPERATIONS)) {
    for (const operation of operations) {
      const { path, method } = operation;
      paths[path] = { ...paths[path], [method.toLowerCase()]: describe(name, operation) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mostrador',
      version,
      description: 'An automated support desk. Errors are problem documents (RFC 9457) with a stable `code`.',
    },
    paths,
    components: {
      securitySchemes: {
        conversation: { type: 'http', scheme: 'bearer', description: 'The token that opening the conversation gave' },
        staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'An access token of the login server' },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code', 'detail'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string', enum: Object.keys(PROBLEMS) },
            detail: { type: 'string' },
          },
        },
      },
    },
  };
}

function describe(name: string, operation: Operation) {
  const { method, path, auth, summary, body, example, query, status, response, text, degradedStatus } = operation;
  const problems = [...operation.problems, ...(method === 'GET' ? [] : (['ORIGIN_NOT_ALLOWED'] as const))];
  const described = {
    description: summary,
    ...(response === undefined ? {} : { content: { 'application/json': { schema: jsonSchema(response, 'output') } } }),
    ...(text === undefined ? {} : { content: { [text]: { schema: { type: 'string' } } } }),
  };
  return {
    tags: [name],
    summary,
    ...(auth === 'none' ? {} : { security: [{ [auth]: [] }] }),
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
        name: parameter,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...queryParameters(query),
    ],
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(body, 'input'), ...compact({ example }) } },
          },
        }),
    responses: {
      [status]: described,
      ...(degradedStatus === undefined ? {} : { [degradedStatus]: described }),
      ...problemResponses(problems),
    },
  };
}

function queryParameters(query: z.ZodType | undefined) {
  if (query === undefined) return [];
  const schema = jsonSchema(query, 'input');
  const properties = typeof schema.properties === 'object' ? schema.properties : {};
  return Object.entries(properties).map(([name, property]) => ({ name, in: 'query', required: false, schema: property }));
}

/** Several codes may share a status: the document lists them all. */
function problemResponses(codes: readonly ErrorCode[]) {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) byStatus.set(PROBLEMS[code].status, [...(byStatus.get(PROBLEMS[code].status) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, listed]) => [
      status,
      {
        description: listed.map((code) => `${code}: ${PROBLEMS[code].title}`).join('. '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' });
}
