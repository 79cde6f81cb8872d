import { list, record } from '../deployed';
import { type Constraint, each, repeated, set, within } from './template/constraint';

const RULE = 'AWS::Events::Rule';

const EVENTS = 'https://docs.aws.amazon.com/eventbridge/latest';

export const events: readonly Constraint[] = [
  each(RULE, {
    rule: 'a schedule is a rate of one unit or of several units, or a cron expression of six fields',
    source: `${EVENTS}/userguide/eb-scheduled-rule-pattern.html`,
    check: ({ properties: { ScheduleExpression, EventPattern } }) =>
      ScheduleExpression === undefined
        ? EventPattern !== undefined
        : /^(rate\((1 (minute|hour|day)|([2-9]|[1-9]\d+) (minutes|hours|days))\)|cron\(\S+( \S+){5}\))$/.test(
            String(ScheduleExpression),
          ),
    refused: ['rate(1 minutes)', 'rate(5 minute)', 'rate(0 minutes)', 'rate(30 seconds)', 'cron(0 8 * * ?)', undefined].map(
      (expression) => set(RULE, 'ScheduleExpression', expression),
    ),
  }),
  each(RULE, {
    rule: 'a rule has one to five targets with ids of their own, and a schedule is on the default bus',
    source: `${EVENTS}/APIReference/API_PutTargets.html`,
    check: ({ properties: { Targets, EventBusName, ScheduleExpression } }) => {
      const ids = list(Targets).map((target) => String(record(target).Id));
      return (
        within(ids.length, 1, 5) &&
        repeated(ids).length === 0 &&
        ids.every((id) => /^[\w.-]{1,64}$/.test(id)) &&
        (ScheduleExpression === undefined || EventBusName === undefined)
      );
    },
    refused: [
      set(RULE, 'Targets', []),
      set(RULE, 'Targets.1', { Id: 'Target0', Arn: 'arn' }),
      set(RULE, 'Targets.0.Id', 'the relay'),
      set(RULE, 'EventBusName', 'desk'),
    ],
  }),
];
