import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { HELP_PREFIX } from '../../bot/model/help';
import { privateBucket } from './private-bucket';
import { logicalIdOf } from './uploads';

/**
 * The public help pages. Publishing writes them, so the bucket is none of the desk's: whoever may write here cannot change a
 * script that staff run.
 */
export class HelpBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = privateBucket(this, 'Pages', {
      // Everything in it is written again from the live version. A bucket must be empty to be deleted.
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
      unlogged: 'Pages for everybody, written by one function and read by CloudFront alone.',
    });
  }

  /** Says why a function may write every page. */
  acknowledge(role: Role): void {
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${logicalIdOf(this.bucket)}.Arn>/${HELP_PREFIX}*]`,
      reason: 'A page is named by the entry that it shows, which admins name.',
    });
  }
}
