import * as z from 'zod';
import { insightsCsv } from '../../bot/insights/csv';
import { type InsightsQuery, READ_INSIGHTS, readInsights } from '../../bot/insights/read-insights';
import { LANGUAGES } from '../../bot/model/language';
import { CHANNELS } from '../../bot/model/message';
import { GROUPINGS } from '../../bot/model/rollup';
import type { Actor } from '../../bot/tickets/authorize';
import { type Endpoint, INPUT_PROBLEMS } from '../api/endpoint';
import { STAFF_PROBLEMS, type StaffDefinition, staffEndpoint } from '../api/staff-endpoint';
import type { Runtime } from '../runtime';
import { insights as insightsSchema } from './schema';

export type InsightsDependencies = Pick<Runtime, 'knowledge' | 'clock' | 'insights'>;

function endpoint<Body, Query>(definition: StaffDefinition<InsightsDependencies, Body, Query>): Endpoint<InsightsDependencies> {
  return staffEndpoint(definition);
}

/** The figures, with entries named as they are now. */
async function figuresOf({ insights, clock, knowledge }: InsightsDependencies, actor: Actor, asked: InsightsQuery) {
  return readInsights({ store: insights, clock }, actor, (await knowledge.current()).base, asked);
}

/** `YYYY-MM-DD`; whether it is a day of the calendar is checked with the range. */
const day = z.string().max(10);

const query = z.strictObject({
  from: day,
  to: day,
  by: z.enum(GROUPINGS).default('day'),
  language: z.exactOptional(z.enum(LANGUAGES)),
  channel: z.exactOptional(z.enum(CHANNELS)),
  topic: z.exactOptional(z.string().max(100)),
});

/** The service in figures. */
export const INSIGHTS_ENDPOINTS = [
  endpoint({
    method: 'GET',
    path: '/v1/insights',
    permission: READ_INSIGHTS,
    summary: 'Figures of a range of days, in total and split, with those of the range before',
    query,
    status: 200,
    response: insightsSchema,
    problems: [...INPUT_PROBLEMS, ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor, query: asked }) => c.json(await figuresOf(runtime, actor, asked)),
  }),
  endpoint({
    method: 'GET',
    path: '/v1/insights.csv',
    permission: READ_INSIGHTS,
    summary: 'The same as a table: a row for each part of the range',
    query,
    status: 200,
    text: 'text/csv',
    problems: [...INPUT_PROBLEMS, ...STAFF_PROBLEMS],
    handle: async ({ c, runtime, actor, query: asked }) => {
      const insights = await figuresOf(runtime, actor, asked);
      return c.body(insightsCsv(insights), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="insights-${insights.from}-${insights.to}.csv"`,
      });
    },
  }),
];
