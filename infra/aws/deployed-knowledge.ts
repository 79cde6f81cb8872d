import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct, type IConstruct } from 'constructs';
import type { LogRetentionDays } from './settings';

export interface DeployedKnowledgeProps {
  /** The function that publishes; the version is in its bundle. */
  readonly jobs: LambdaFunction;
  readonly version: string;
  /** Whether the version becomes live although another one was published. */
  readonly publish: boolean;
  readonly logRetentionDays: LogRetentionDays;
}

/**
 * Publishes the knowledge of a deployment where none was published yet, or where it is told to; otherwise the live version
 * stays. It runs whenever the version in the bundles changes.
 */
export class DeployedKnowledge extends Construct {
  /** What it did, as a sentence. */
  readonly note: string;
  readonly #seeding: AwsCustomResource;

  constructor(scope: Construct, id: string, { jobs, version, publish, logRetentionDays }: DeployedKnowledgeProps) {
    super(scope, id);
    const log = new LogGroup(this, 'Log', { retention: logRetentionDays, removalPolicy: RemovalPolicy.DESTROY });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    log.grantWrite(role);
    const call = {
      service: 'Lambda',
      action: 'invoke',
      parameters: {
        FunctionName: jobs.functionName,
        // Told to publish, it does so each time.
        Payload: JSON.stringify({ source: 'mostrador.deployed', version, publish, ...(publish ? { at: Date.now() } : {}) }),
      },
      physicalResourceId: PhysicalResourceId.of('deployed-knowledge'),
    };
    const seeding = new AwsCustomResource(this, 'Publish', {
      onUpdate: call,
      role,
      logGroup: log,
      installLatestAwsSdk: false,
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [jobs.functionArn] }),
      ]),
    });
    seeding.node.addDependency(jobs);
    this.#seeding = seeding;
    this.note = seeding.getResponseField('Payload');
    for (const handler of Stack.of(this).node.children.filter(({ node }) => node.id.startsWith('AWS679f53fac002'))) {
      Validations.of(handler).acknowledge({
        id: 'AwsSolutions-L1',
        reason: 'Its runtime is chosen by CDK, which brings the code; a newer CDK brings a newer one.',
      });
    }
  }

  /**
   * Publishes after everything else: a bucket that holds a version could not be taken back if a later part of a first
   * deployment failed.
   */
  comeAfter(others: readonly IConstruct[]): void {
    this.#seeding.node.addDependency(...others.filter((other) => other !== this));
  }
}
