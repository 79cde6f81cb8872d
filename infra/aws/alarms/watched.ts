import { Duration } from 'aws-cdk-lib';
import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { FunctionName, FunctionRow } from '../../../functions/registry';
import type { DeskFunction } from '../desk-function';
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
}

const period = Duration.minutes(5);
const sum = { statistic: Stats.SUM, period };

export function watchedThings({ stackName, stage, table, functions }: WatchedParts): readonly (Watched | Expected)[] {
  return [
    ...functions.flatMap(({ name, row, built }) => functionThings(name, row, built)),
    ...deliveryThings(
      stackName,
      functions.flatMap(({ row, built }) => (row.asynchronous ? [built] : [])),
    ),
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

function functionThings(name: FunctionName, row: FunctionRow, { lambda, deadLetters }: DeskFunction): (Watched | Expected)[] {
  const things: (Watched | Expected)[] = [
    {
      kind: 'errors',
      of: name,
      meaning: `The function ${name} broke off: it crashed, or ran out of time or memory.`,
      metric: lambda.metricErrors(sum),
      above: 0,
      periods: 1,
    },
  ];
  if (deadLetters !== undefined) {
    things.push({
      kind: 'dead-letters',
      of: name,
      meaning: `Every try of a run of ${name} failed.`,
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period }),
      above: 0,
      periods: 1,
    });
  }
  if (row.everyMinutes !== undefined) {
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

/** The functions log an event for each failed delivery (it is tried again), and for each that was given up. */
function deliveryThings(stackName: string, functions: readonly DeskFunction[]): readonly Watched[] {
  const counted = (event: string, period: Duration): IMetric => {
    const metric = { namespace: `Mostrador/${stackName}`, metricName: event };
    for (const { log } of functions) {
      log.addMetricFilter(event, {
        metricNamespace: metric.namespace,
        metricName: metric.metricName,
        metricValue: '1',
        filterPattern: FilterPattern.allTerms(event),
      });
    }
    return new Metric({ ...metric, statistic: Stats.SUM, period });
  };
  return [
    {
      kind: 'deliveries-failing',
      meaning: 'E-mail or Teams messages could not be delivered for some minutes; they are tried again.',
      metric: counted('delivery_failed', Duration.minutes(15)),
      above: 2,
      periods: 1,
    },
    {
      kind: 'deliveries-given-up',
      meaning: 'Something was not delivered in ten tries and will not be tried again.',
      metric: counted('delivery_given_up', period),
      above: 0,
      periods: 1,
    },
  ];
}

/** Of the table and of each index: a write waits for the indexes it goes into. */
function tableThrottles({ tableName, indexNames }: WatchedParts['table']): IMetric {
  const places: readonly Record<string, string>[] = [
    { TableName: tableName },
    ...indexNames.map((name) => ({ TableName: tableName, GlobalSecondaryIndexName: name })),
  ];
  const metrics = places.flatMap((dimensionsMap, place) =>
    ['ReadThrottleEvents', 'WriteThrottleEvents'].map((metricName) => {
      const metric = new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap, ...sum });
      return [`${metricName === 'ReadThrottleEvents' ? 'r' : 'w'}${place}`, metric] as const;
    }),
  );
  return new MathExpression({
    label: 'Throttled reads and writes',
    // A metric without data would make the whole sum empty.
    expression: metrics.map(([name]) => `FILL(${name}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(metrics),
    period,
  });
}
