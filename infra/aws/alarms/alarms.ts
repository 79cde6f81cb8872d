import { Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Expected, Watched } from './watched';

/** One alarm per watched metric; the topic is notified when an alarm starts and when it ends. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: { readonly topic: ITopic; readonly things: readonly (Watched | Expected)[] }) {
    super(scope, id);
    const action = new SnsAction(props.topic);
    for (const thing of props.things) {
      const name = thing.of === undefined ? thing.kind : `${thing.kind}-${thing.of}`;
      const alarm = new Alarm(this, name, {
        alarmName: `${Stack.of(this).stackName}-${name}`,
        alarmDescription: `${thing.meaning} What to do: infra/aws/RUNBOOK.md, "${thing.kind}".`,
        metric: thing.metric,
        evaluationPeriods: thing.periods,
        ...('atLeast' in thing
          ? {
              threshold: thing.atLeast,
              comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
              treatMissingData: TreatMissingData.BREACHING,
            }
          : {
              threshold: thing.above,
              comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
              treatMissingData: TreatMissingData.NOT_BREACHING,
            }),
      });
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
  }
}
