import { Arn, ArnFormat, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime, SystemLogLevel } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName, FunctionRow } from '../../functions/registry';
import type { Allowed } from './rights';
import type { LogRetentionDays } from './settings';

export interface DeskFunctionProps {
  readonly name: FunctionName;
  readonly row: FunctionRow;
  /** Folder of the bundle. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly allowed: readonly Allowed[];
  readonly logRetentionDays: LogRetentionDays;
  readonly reservedConcurrency?: number;
  /** Where its asynchronous runs are told of when every try of them has failed. */
  readonly deadLetters: Queue;
}

/** An event older than this is useless: the next scheduled run has done its work. */
const OLDEST_EVENT = Duration.minutes(5);
const RETRIES = 2;
/** The maximum retention of a queue. */
const DEAD_LETTERS_KEPT = Duration.days(14);

/**
 * The name of a function on AWS. It is fixed, so that functions that call each other can know each other's names without a
 * circular dependency in the template.
 */
export function functionNameOf(scope: Construct, name: FunctionName): string {
  return `${Stack.of(scope).stackName}-${name}`;
}

export function functionArnOf(scope: Construct, name: FunctionName): string {
  return Arn.format(
    {
      service: 'lambda',
      resource: 'function',
      resourceName: functionNameOf(scope, name),
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    },
    Stack.of(scope),
  );
}

/** One queue for all functions: each record in it names its function, and each queue would need an alarm of its own. */
export function deadLetterQueue(scope: Construct, id: string): Queue {
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: DEAD_LETTERS_KEPT,
  });
  Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'It is a dead-letter queue, though of functions.' });
  return queue;
}

/** A row of the registry as a Lambda function with its own role and log. */
export class DeskFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: Role;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, props: DeskFunctionProps) {
    super(scope, id);
    const { row } = props;
    const functionName = functionNameOf(this, props.name);
    this.log = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.log.grantWrite(role);
    for (const { actions, resources, conditions } of props.allowed) {
      role.addToPolicy(
        new PolicyStatement({
          actions: [...actions],
          resources: [...resources],
          ...(conditions === undefined ? {} : { conditions }),
        }),
      );
    }
    this.role = role;
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName,
      description: row.summary,
      code: Code.fromAsset(props.folder),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: row.memoryMegabytes,
      timeout: Duration.seconds(row.timeoutSeconds),
      environment: { ...props.environment },
      role: this.role,
      logGroup: this.log,
      // Everything in the log is JSON. Lambda itself reports what failed only: a start and an end of each run would be
      // most of the log.
      loggingFormat: LoggingFormat.JSON,
      systemLogLevelV2: SystemLogLevel.WARN,
      ...(props.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: props.reservedConcurrency }),
      ...(row.asynchronous
        ? { onFailure: new SqsDestination(props.deadLetters), retryAttempts: RETRIES, maxEventAge: OLDEST_EVENT }
        : {}),
    });
  }
}
