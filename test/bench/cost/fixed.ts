import type { Deployed } from '../../infra/aws/deployed';
import type { Use } from './use';

/** What the template makes that is paid for by the month. Metrics that only faults give data to cost nothing without one. */
export function fixedUse({ all }: Pick<Deployed, 'all'>): Use {
  const alarms = all('AWS::CloudWatch::Alarm').map(({ properties }) => metricsOf(properties));
  return { alarmMetrics: alarms.reduce((sum, count) => sum + count, 0), keys: all('AWS::KMS::Key').length };
}

/** An alarm on an expression is paid for by the metrics in it. */
function metricsOf({ Metrics: parts }: Readonly<Record<string, unknown>>): number {
  if (!Array.isArray(parts)) return 1;
  return parts.filter((part) => typeof part === 'object' && part !== null && 'MetricStat' in part).length;
}
