import { list, type Resource, record } from '../deployed';
import { at, type Constraint, each, repeated, set, setWhere } from './template/constraint';
import { filledIn } from './template/filled-in';

const ALARM = 'AWS::CloudWatch::Alarm';

const ALARM_API = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html';
const METRIC_API = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html';

const queriesOf = ({ properties }: Resource) => list(properties.Metrics).map(record);

export const cloudWatch: readonly Constraint[] = [
  {
    rule: 'an alarm has a name of its own of up to 255 characters, and a description of up to 1,024',
    source: ALARM_API,
    faults: (resources) => {
      const alarms = resources.filter(({ type }) => type === ALARM);
      const names = alarms.map(({ properties }) => filledIn(properties.AlarmName, resources));
      return [
        ...repeated(names),
        ...names.filter((name) => !/^.{1,255}$/.test(name)),
        ...alarms.filter(({ properties }) => String(properties.AlarmDescription).length > 1_024).map(({ id }) => id),
      ];
    },
    refused: [set(ALARM, 'AlarmName', 'n'.repeat(256)), set(ALARM, 'AlarmDescription', 'd'.repeat(1_025))],
  },
  each(ALARM, {
    rule: 'an alarm looks at 10, 20, 30 or whole minutes of seconds, over a day at most, or a week by hours',
    source: ALARM_API,
    check: (alarm) => {
      const periods = [alarm.properties.Period, ...queriesOf(alarm).map((query) => at(query, 'MetricStat.Period'))]
        .filter((period) => period !== undefined)
        .map(Number);
      const count = Number(alarm.properties.EvaluationPeriods);
      const within = Number(alarm.properties.DatapointsToAlarm ?? count) <= count;
      return (
        periods.length > 0 &&
        within &&
        periods.every(
          (period) =>
            ([10, 20, 30].includes(period) || (period > 0 && period % 60 === 0)) &&
            period * count <= (period >= 3_600 ? 604_800 : 86_400),
        )
      );
    },
    refused: [
      set(ALARM, 'Period', 61),
      set(ALARM, 'EvaluationPeriods', 289),
      set(ALARM, 'DatapointsToAlarm', 9),
      setWhere(ALARM, 'Metrics', 'Metrics.1.MetricStat.Period', 45),
    ],
  }),
  each(ALARM, {
    rule: 'an alarm is on one metric with one statistic, or on metrics and an expression of which one is returned',
    source: METRIC_API,
    check: (alarm) => {
      const { MetricName, Namespace, Statistic, ExtendedStatistic, Period, Dimensions, Unit } = alarm.properties;
      const queries = queriesOf(alarm);
      if (queries.length === 0)
        return (
          MetricName !== undefined &&
          Namespace !== undefined &&
          Period !== undefined &&
          (Statistic === undefined) !== (ExtendedStatistic === undefined)
        );
      const ids = queries.map(({ Id }) => String(Id));
      return (
        [MetricName, Namespace, Statistic, ExtendedStatistic, Period, Dimensions, Unit].every((given) => given === undefined) &&
        queries.filter(({ ReturnData }) => ReturnData !== false).length === 1 &&
        queries.every(({ Expression, MetricStat }) => (Expression === undefined) !== (MetricStat === undefined)) &&
        repeated(ids).length === 0 &&
        ids.every((id) => /^[a-z]\w{0,254}$/.test(id))
      );
    },
    refused: [
      set(ALARM, 'ExtendedStatistic', 'p99'),
      set(ALARM, 'Namespace', undefined),
      setWhere(ALARM, 'Metrics', 'Period', 300),
      setWhere(ALARM, 'Metrics', 'Metrics.1.ReturnData', true),
      setWhere(ALARM, 'Metrics', 'Metrics.1.Id', 'W0'),
      setWhere(ALARM, 'Metrics', 'Metrics.1.Expression', 'r0 + w0'),
    ],
  }),
  each(ALARM, {
    rule: 'an expression is over ten metrics at most, all of which are there, in 1,024 characters',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html',
    check: (alarm) => {
      const queries = queriesOf(alarm);
      const ids = queries.map(({ Id }) => String(Id));
      return [
        ...(queries.length - 1 > 10 ? [`${queries.length - 1} metrics`] : []),
        ...queries.flatMap(({ Expression = '' }) => [
          ...(String(Expression).length > 1_024 ? ['too long'] : []),
          ...[...String(Expression).matchAll(/\b[a-z]\w*\b/g)].map(([name]) => name).filter((name) => !ids.includes(name)),
        ]),
      ];
    },
    refused: [
      setWhere(ALARM, 'Metrics', 'Metrics.0.Expression', 'FILL(r9, 0)'),
      setWhere(ALARM, 'Metrics', 'Metrics.0.Expression', ' '.repeat(1_025)),
      setWhere(
        ALARM,
        'Metrics',
        'Metrics',
        Array.from({ length: 12 }, (_, index) => ({ Id: `m${index}` })),
      ),
    ],
  }),
  each(ALARM, {
    rule: 'an alarm tells up to five when it begins and five when it ends, and has up to 30 dimensions',
    source: ALARM_API,
    check: ({ properties: { AlarmActions, OKActions, Dimensions } }) =>
      list(AlarmActions).length <= 5 && list(OKActions).length <= 5 && list(Dimensions).length <= 30,
    refused: [
      set(ALARM, 'AlarmActions', Array(6).fill('arn:aws:sns:eu-west-1:111122223333:ops')),
      set(ALARM, 'OKActions', Array(6).fill('arn:aws:sns:eu-west-1:111122223333:ops')),
      set(ALARM, 'Dimensions', Array(31).fill({ Name: 'FunctionName', Value: 'chat' })),
    ],
  }),
];
