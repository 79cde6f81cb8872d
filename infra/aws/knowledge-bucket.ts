import { CfnResource, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { privateBucket } from './private-bucket';
import type { Uploads } from './uploads';

export interface KnowledgeVersion {
  /** Folder with the version that is being deployed; see `assets.ts`. */
  readonly history: string;
  readonly uploads: Uploads;
}

/**
 * Every knowledge version ever deployed, as files and compiled, so that an earlier one can be restored. Functions answer
 * from the copy in their bundle: they need no access to the bucket, and work while S3 does not.
 */
export class KnowledgeBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = privateBucket(this, 'Versions', {
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(7) }],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      unlogged: 'Written by deployments alone, which CloudFormation and CloudTrail record; nothing personal is in it.',
    });
  }

  /**
   * Stores the version that is being deployed, after everything that is in the stack at the time of this call; so call it
   * last. A bucket that is not empty cannot be deleted, so a first deployment that fails after it could not be rolled back.
   */
  keepVersion({ history, uploads }: KnowledgeVersion): void {
    const everythingElse = Stack.of(this).node.findAll().filter(CfnResource.isCfnResource);
    const upload = uploads.put('Knowledge', {
      sources: [Source.asset(history)],
      destinationBucket: this.bucket,
      destinationKeyPrefix: 'versions',
      prune: false,
      retainOnDelete: true,
    });
    upload.node.addDependency(...everythingElse);
  }
}
