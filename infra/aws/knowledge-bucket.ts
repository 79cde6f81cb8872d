import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { privateBucket } from './private-bucket';
import { logicalIdOf } from './uploads';

/**
 * The knowledge versions that were published, as files and compiled, so that an earlier one can be restored. Functions read
 * the live one from here; while S3 does not answer, the copy in their bundle does.
 */
export class KnowledgeBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = privateBucket(this, 'Versions', {
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(7) }],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      unlogged: 'Written by one function, which notes author and time of each version in the table; nothing personal is in it.',
    });
  }

  /** Says why a function may read every version. */
  acknowledge(role: Role): void {
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${logicalIdOf(this.bucket)}.Arn>/versions/*]`,
      reason: 'A version is named by the hash of its content, which nobody knows before it is published.',
    });
  }
}
