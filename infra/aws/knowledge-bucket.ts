import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { privateBucket } from './private-bucket';
import type { Uploads } from './uploads';

export interface KnowledgeBucketProps {
  /** Folder with the version that is deployed now; see `assets.ts`. */
  readonly history: string;
  readonly uploads: Uploads;
}

/**
 * Every knowledge version that was ever deployed, as files and compiled, so that one can be gone back to.
 * Functions answer from the copy in their bundle: they need no right to it, and work while S3 does not.
 */
export class KnowledgeBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, props: KnowledgeBucketProps) {
    super(scope, id);
    this.bucket = privateBucket(this, 'Versions', {
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(7) }],
      removalPolicy: RemovalPolicy.RETAIN,
      unlogged: 'Written by deployments alone, which CloudFormation and CloudTrail record; nothing personal is in it.',
    });
    props.uploads.put('Knowledge', {
      sources: [Source.asset(props.history)],
      destinationBucket: this.bucket,
      destinationKeyPrefix: 'versions',
      prune: false,
      retainOnDelete: true,
    });
  }
}
