import { Duration } from 'aws-cdk-lib';
import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { FunctionName, FunctionRow, MetricName } from '../../../functions/registry';
import type { DeskFunction } from '../desk-function';
import { metricsNamespace } from '../environment';
import type { Table } from '../table';

/** A condition that customers or staff would notice if nobody reacted. */
export interface Watched {
  /** A heading of RUNBOOK.md. */
  readonly kind: string;
  /** The function, when each has its own alarm. */
  readonly of?: FunctionName;
  readonly meaning: string;
  readonly metric: IMetric;
  /** The alarm goes off when the metric exceeds this in each of the last `periods`. */
  readonly above: number;
  readonly periods: number;
}

/** Something that must happen regularly: the alarm goes off when it did not happen in each of the last `periods`. */
export interface Expected extends Omit<Watched, 'above'> {
  readonly atLeast: number;
}

export interface WatchedParts {
  readonly stackName: string;
  readonly stage: HttpStage;
  readonly table: Pick<Table, 'tableName' | 'indexNames'>;
  readonly functions: readonly { readonly name: FunctionName; readonly row: FunctionRow; readonly built: DeskFunction }[];
  readonly deadLetters: Queue;
}

const PERIOD_MINUTES = 5;
const period = Duration.minutes(PERIOD_MINUTES);
/** Runs that look at what is due and end; the outbox worker runs for as long as there is something to deliver. */
const ENDS_BY_ITSELF: ReadonlySet<FunctionName> = new Set(['watch']);
const sum = { statistic: Stats.SUM, period };

export function watchedThings({
  stackName,
  stage,
  table,
  functions,
  deadLetters,
}: WatchedParts): readonly (Watched | Expected)[] {
  return [
    ...functions.flatMap(({ name, row, built }) => functionThings(name, row, built)),
    ...waitedFor(stackName),
    {
      kind: 'dead-letters',
      meaning: 'Every try of a run of a function failed.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period }),
      above: 0,
      periods: 1,
    },
    {
      kind: 'throttles',
      meaning: 'Lambda turned calls away: the account, or a function with reserved concurrency, is at its limit.',
      // Without a dimension this is the whole account, which shares one limit.
      metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', ...sum }),
      above: 0,
      periods: 1,
    },
    {
      kind: 'api-errors',
      meaning: 'The API answered with 5xx.',
      metric: stage.metricServerError(sum),
      above: 4,
      periods: 1,
    },
    {
      kind: 'api-latency',
      meaning: 'One request in a hundred took longer than 3 s for a quarter of an hour.',
      metric: stage.metricLatency({ statistic: Stats.percentile(99), period }),
      above: 3_000,
      periods: 3,
    },
    {
      kind: 'table-throttles',
      meaning: 'DynamoDB turned reads or writes away for ten minutes.',
      metric: tableThrottles(table),
      above: 10,
      periods: 2,
    },
  ];
}

function functionThings(name: FunctionName, row: FunctionRow, { lambda }: DeskFunction): (Watched | Expected)[] {
  const things: (Watched | Expected)[] = [];
  // A run that is repeated harms nobody; every try of it failing is another alarm. Who reads only asks again, and `api-errors`
  // tells when that goes on.
  const isOnlyQueued = row.asynchronous && row.routes.length === 0;
  if (row.everyMinutes === undefined && !isOnlyQueued && row.rights.includes('table:write')) {
    things.push({
      kind: 'errors',
      of: name,
      meaning: `The function ${name} broke off: it crashed, or ran out of time or memory.`,
      metric: lambda.metricErrors(sum),
      above: 0,
      periods: 1,
    });
  } else if (ENDS_BY_ITSELF.has(name)) {
    things.push({
      kind: 'slow-runs',
      of: name,
      meaning: `Runs of ${name} take half of the time that they may take.`,
      metric: lambda.metricDuration({ statistic: Stats.MAXIMUM, period }),
      above: (row.timeoutSeconds * 1_000) / 2,
      periods: 3,
    });
  }
  // What runs less often is nothing that somebody waits for, and is found in its dead letters.
  if (row.everyMinutes !== undefined && row.everyMinutes < PERIOD_MINUTES) {
    things.push({
      kind: 'schedule-stopped',
      of: name,
      meaning: `The function ${name} has not run for ten minutes; it should every ${row.everyMinutes}.`,
      metric: lambda.metricInvocations(sum),
      atLeast: 1,
      periods: 2,
    });
  }
  return things;
}

/** What the functions record when something that customers or the team wait for does not happen. */
function waitedFor(stackName: string): readonly Watched[] {
  const recorded = (metricName: MetricName, statistic: string) =>
    new Metric({ namespace: metricsNamespace(stackName), metricName, statistic, period });
  return [
    {
      kind: 'deliveries-late',
      meaning: 'E-mail, Teams messages or calls of the webhook have been waiting for half an hour; they are tried again.',
      metric: recorded('outbox_oldest_seconds', Stats.MAXIMUM),
      above: 30 * 60,
      periods: 1,
    },
    {
      kind: 'deliveries-given-up',
      meaning: 'Something was not delivered in thirty tries and will not be tried again.',
      metric: recorded('delivery_given_up', Stats.SUM),
      above: 0,
      periods: 1,
    },
    {
      kind: 'knowledge-fallback',
      meaning: 'The knowledge version that is live cannot be read: an older one answers.',
      metric: recorded('knowledge_fallback', Stats.SUM),
      above: 0,
      periods: 1,
    },
    {
      kind: 'sla-lag',
      meaning: 'The SLA monitor is done with its runs minutes after they were due: notices of delay come late.',
      metric: recorded('sla_lag_seconds', Stats.MAXIMUM),
      above: 3 * 60,
      periods: 2,
    },
    {
      kind: 'unreadable-items',
      meaning: 'Items of the table cannot be read, and are missing from the lists they belong to.',
      metric: recorded('unreadable_items', Stats.SUM),
      above: 0,
      periods: 1,
    },
  ];
}

/**
 * Of the table, and of writes to each index, which the writes of the table wait for. Reads of an index that are turned away
 * are repeated, and fail visibly if that does not help.
 */
function tableThrottles({ tableName, indexNames }: WatchedParts['table']): IMetric {
  const table = { TableName: tableName };
  const watched: readonly (readonly [id: string, metricName: string, of: Record<string, string>])[] = [
    ['r', 'ReadThrottleEvents', table],
    ['w', 'WriteThrottleEvents', table],
    ...indexNames.map(
      (name, place) => [`w${place}`, 'WriteThrottleEvents', { ...table, GlobalSecondaryIndexName: name }] as const,
    ),
  ];
  const metrics = watched.map(
    ([id, metricName, dimensionsMap]) =>
      [id, new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap, ...sum })] as const,
  );
  return new MathExpression({
    label: 'Throttled reads and writes',
    // A metric without data would make the whole sum empty.
    expression: metrics.map(([name]) => `FILL(${name}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(metrics),
    period,
  });
}
