import * as z from 'zod';
import type { ErrorCode } from '../../bot/model/errors';
import { REGISTRY, type Route } from '../registry';
import { OPERATIONS, type Operation } from './operations';
import { PROBLEMS } from './problems';

/** Routes that speak another protocol, or describe this one. */
const UNDESCRIBED: ReadonlySet<string> = new Set(['POST /api/messages', 'GET /openapi.json']);

/** The OpenAPI 3.1 document, from the registry's routes and the schemas that parse requests. */
export function openApiDocument(version: string) {
  const routes = Object.entries(REGISTRY).flatMap(([name, row]) => row.routes.map((route) => ({ name, route })));
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { name, route } of routes) {
    const operation = operationOf(route);
    if (operation === undefined) continue;
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describe(name, route, operation) };
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

/** The operation behind a route; undefined for what is not part of the API. */
export function operationOf({ method, path }: Pick<Route, 'method' | 'path'>): Operation | undefined {
  const key = `${method} ${path}` as const;
  return UNDESCRIBED.has(key) ? undefined : OPERATIONS[key];
}

function describe(name: string, route: Route, operation: Operation) {
  const { summary, body, query, status, response, degradedStatus, problems } = operation;
  const described = {
    description: summary,
    ...(response === undefined ? {} : { content: { 'application/json': { schema: jsonSchema(response, 'output') } } }),
  };
  return {
    tags: [name],
    summary,
    ...(route.auth === 'none' ? {} : { security: [{ [route.auth]: [] }] }),
    parameters: [
      ...[...route.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
        name: parameter,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...queryParameters(query),
    ],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }),
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
