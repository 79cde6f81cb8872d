import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

/**
 * Where alarms are published. It has no key: CloudWatch may not use the one that AWS manages for SNS, one of our own would be
 * a third of what a month without traffic costs, and an alarm says nothing of anybody.
 */
export function alarmTopic(scope: Construct, { email }: { readonly email?: string }): Topic {
  const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com');
  const topic = new Topic(scope, 'AlarmTopic', { displayName: 'Mostrador', enforceSSL: true });
  // A custom policy replaces the default one that lets services of this account publish.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [cloudWatch],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
  if (email !== undefined) topic.addSubscription(new EmailSubscription(email));
  return topic;
}
