import { METRICS, type MetricName } from '../registry';
import { writeLine } from './log';

/** Records a figure. Figures are recorded only when something is wrong, since a metric with data costs money. */
export type RecordMetric = (name: MetricName, value: number) => void;

/**
 * Records figures as log lines of which CloudWatch makes metrics, without dimensions. Without a namespace nothing is
 * recorded: one machine has no alarms.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embeddedMetrics(namespace: () => string | undefined, now: () => Date): RecordMetric {
  return (name, value) => {
    const Namespace = namespace();
    if (Namespace === undefined || process.env.LOG === 'off') return;
    const CloudWatchMetrics = [{ Namespace, Dimensions: [[]], Metrics: [{ Name: name, Unit: METRICS[name] }] }];
    writeLine({ _aws: { Timestamp: now().getTime(), CloudWatchMetrics }, [name]: value });
  };
}
