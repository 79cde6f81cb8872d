import { Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface PrivateBucketProps
  extends Pick<BucketProps, 'versioned' | 'lifecycleRules' | 'removalPolicy' | 'autoDeleteObjects'> {
  /** Why access to the bucket need not be logged. */
  readonly unlogged: string;
}

/** A bucket that can be read only with permission, and only over TLS. */
export function privateBucket(scope: Construct, id: string, { unlogged, ...props }: PrivateBucketProps): IBucket {
  const bucket = new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    ...props,
  });
  Validations.of(bucket).acknowledge({ id: 'AwsSolutions-S1', reason: unlogged });
  // The class declares as `undefined` what its interface declares as absent, which `exactOptionalPropertyTypes`
  // distinguishes.
  return bucket as IBucket;
}
