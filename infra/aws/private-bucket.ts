import { Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface PrivateBucketProps
  extends Pick<BucketProps, 'versioned' | 'lifecycleRules' | 'removalPolicy' | 'autoDeleteObjects'> {
  /** Why nobody needs to know who read from it. */
  readonly unlogged: string;
}

/** A bucket that nobody reads without a right to it, nor without TLS. */
export function privateBucket(scope: Construct, id: string, { unlogged, ...props }: PrivateBucketProps): IBucket {
  const bucket = new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    ...props,
  });
  Validations.of(bucket).acknowledge({ id: 'AwsSolutions-S1', reason: unlogged });
  // The class declares as `undefined` what its interface declares as absent, which exactOptionalPropertyTypes tells apart.
  return bucket as IBucket;
}
