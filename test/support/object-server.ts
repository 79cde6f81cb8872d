import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import S3rver from '@20minutes/s3rver';
import { CreateBucketCommand, HeadObjectCommand, type HeadObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { clientOptions } from '../../bot/adapters/aws/client-options';

/** S3 on this machine. */
export interface ObjectServer {
  readonly endpoint: string;
  freshBucket(): Promise<string>;
  /** What is said of an object beside its content. */
  look(bucket: string, key: string): Promise<HeadObjectCommandOutput>;
  stop(): Promise<void>;
}

/** @param folder where the objects are; created when it is missing */
export async function startObjectServer(folder: string): Promise<ObjectServer> {
  // The only access key that it knows.
  process.env.AWS_ACCESS_KEY_ID = 'S3RVER';
  await mkdir(folder, { recursive: true });
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: folder,
    allowMismatchedSignatures: true,
  });
  const { port } = await server.run();
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new S3Client({ ...clientOptions(endpoint), forcePathStyle: true });
  return {
    endpoint,
    freshBucket: async () => {
      const Bucket = `knowledge-${randomUUID()}`;
      await client.send(new CreateBucketCommand({ Bucket }));
      return Bucket;
    },
    look: (Bucket, Key) => client.send(new HeadObjectCommand({ Bucket, Key })),
    stop: async () => {
      client.destroy();
      await server.close();
    },
  };
}
