import { CfnElement, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, type BucketDeploymentProps } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { partsInFindings } from './findings';
import type { Settings } from './settings';

/**
 * Uploads files into buckets during a deployment, through one shared function of CDK. It gets its own role and log here,
 * and this comment explains why its permissions are wider than those of our functions.
 */
export class Uploads extends Construct {
  readonly #role: Role;
  readonly #log: LogGroup;

  constructor(scope: Construct, id: string, { logRetentionDays }: Pick<Settings, 'logRetentionDays'>) {
    super(scope, id);
    this.#role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.#log = new LogGroup(this, 'Log', { retention: logRetentionDays, removalPolicy: RemovalPolicy.DESTROY });
    this.#log.grantWrite(this.#role);
    const { account, partition, region } = partsInFindings(this);
    const bucket = `cdk-${Stack.of(this).synthesizer.bootstrapQualifier}-assets-${account}-${region}`;
    this.#wildcards({
      'Action::s3:GetObject*': 'As CDK grants it, on the two buckets below and the one that holds what is deployed.',
      'Action::s3:GetBucket*': 'As CDK grants it, on the same buckets.',
      'Action::s3:List*': 'As CDK grants it, on the same buckets.',
      'Action::s3:DeleteObject*': 'Pages that are no longer built are removed.',
      'Action::s3:Abort*': 'An upload that broke off is cleared away.',
      [`Resource::arn:${partition}:s3:::${bucket}/*`]: 'What is deployed is read from there; its names follow from its content.',
      'Resource::*': 'CloudFront is told to forget old pages; CDK grants it without naming the distribution.',
    });
  }

  /** Uploads the content of `sources` whenever it changes. */
  put(
    id: string,
    props: Omit<BucketDeploymentProps, 'destinationBucket'> & { readonly destinationBucket: IBucket },
  ): BucketDeployment {
    const deployment = new BucketDeployment(this, id, { ...props, role: this.#role, logGroup: this.#log, memoryLimit: 512 });
    // The bucket's own resources come first: if it must be emptied on deletion, that must hold from the first file on.
    deployment.node.addDependency(props.destinationBucket);
    this.#wildcards({
      [`Resource::<${logicalIdOf(props.destinationBucket)}.Arn>/*`]: 'Every file of this bucket comes from here.',
    });
    for (const handler of Stack.of(this).node.children.filter(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'))) {
      Validations.of(handler).acknowledge({
        id: 'AwsSolutions-L1',
        reason: 'Its runtime is chosen by CDK, which brings the code; a newer CDK brings a newer one.',
      });
    }
    return deployment;
  }

  #wildcards(reasons: Readonly<Record<string, string>>): void {
    for (const [finding, reason] of Object.entries(reasons)) {
      Validations.of(this.#role).acknowledge({ id: `AwsSolutions-IAM5[${finding}]`, reason });
    }
  }
}

/** The name of a bucket in the template. */
export function logicalIdOf(bucket: IBucket): string {
  const { defaultChild } = bucket.node;
  if (!CfnElement.isCfnElement(defaultChild)) throw new Error(`${bucket.node.path} is no bucket of this stack.`);
  return Stack.of(bucket).getLogicalId(defaultChild);
}
