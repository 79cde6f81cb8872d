import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { MostradorError, storeUnavailable } from '../../model/errors';
import { clientOptions } from '../aws/client-options';

export interface BucketOptions {
  readonly bucket: string;
  /** The address of S3, unless it is the region's own. */
  readonly endpoint?: string;
}

/** What a browser is told of an object. */
export interface Served {
  readonly ContentType?: string;
  readonly CacheControl?: string;
}

export interface Bucket {
  put(key: string, content: string | Uint8Array, served?: Served): Promise<void>;
  /** Undefined when there is no such object. */
  get(key: string): Promise<Uint8Array | undefined>;
  keysBelow(prefix: string): Promise<readonly string[]>;
  remove(keys: readonly string[]): Promise<void>;
}

/** A snapshot of thousands of entries has tens of megabytes. */
const REQUEST_MS = 10_000;
const ATTEMPTS = 3;
/** The most that S3 deletes with one request. */
const DELETED_AT_ONCE = 1_000;

/**
 * Whole objects by their keys. S3 writes each as a whole and shows it at once, so every request may be repeated.
 * @param unreachable what is said when S3 does not answer
 */
export function bucketOf({ bucket: Bucket, endpoint }: BucketOptions, unreachable: string): Bucket {
  const client = new S3Client({
    ...clientOptions(endpoint, REQUEST_MS),
    maxAttempts: ATTEMPTS,
    ...(endpoint === undefined ? {} : { forcePathStyle: true }),
  });

  async function reached<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof MostradorError ? error : storeUnavailable(unreachable, error);
    }
  }

  return {
    put: (Key, Body, served) =>
      reached(async () => {
        await client.send(new PutObjectCommand({ Bucket, Key, Body, ...served }));
      }),
    get: (Key) =>
      reached(async () => {
        try {
          const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
          return await Body?.transformToByteArray();
        } catch (error) {
          if (error instanceof NoSuchKey) return undefined;
          throw error;
        }
      }),
    keysBelow: (Prefix) =>
      reached(async () => {
        const keys: string[] = [];
        let token: string | undefined;
        do {
          const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken: token }));
          for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key);
          token = page.NextContinuationToken;
        } while (token !== undefined);
        return keys;
      }),
    remove: (keys) =>
      reached(async () => {
        for (let first = 0; first < keys.length; first += DELETED_AT_ONCE) {
          const Objects = keys.slice(first, first + DELETED_AT_ONCE).map((Key) => ({ Key }));
          await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
        }
      }),
  };
}
