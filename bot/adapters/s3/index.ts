import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { MostradorError, storeUnavailable } from '../../model/errors';
import type { KnowledgeVersions } from '../../ports';
import { clientOptions } from '../aws/client-options';

export interface BucketOptions {
  readonly bucket: string;
  /** The address of S3, unless it is the region's own. */
  readonly endpoint?: string;
}

/** Where deployments put versions, too. */
const PREFIX = 'versions';
const VERSION = /^[0-9a-f]{12}$/;
const PART = /^[a-z]+\.[a-z]+$/;

/** A snapshot of thousands of entries has tens of megabytes. */
const REQUEST_MS = 10_000;
const ATTEMPTS = 3;

/** Knowledge versions in a bucket: `versions/<version>/<part>`. S3 writes an object as a whole, and shows it at once. */
export function versionsBucket({ bucket, endpoint }: BucketOptions): KnowledgeVersions {
  // Every request may be repeated: parts never change.
  const client = new S3Client({
    ...clientOptions(endpoint, REQUEST_MS),
    maxAttempts: ATTEMPTS,
    ...(endpoint === undefined ? {} : { forcePathStyle: true }),
  });
  const Bucket = bucket;
  const keyOf = (version: string, part: string) => `${PREFIX}/${safe(VERSION, version)}/${safe(PART, part)}`;

  async function* keysBelow(prefix: string): AsyncGenerator<string, void, undefined> {
    let token: string | undefined;
    do {
      const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken: token }));
      for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key;
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }

  return {
    put: (version, part, content) =>
      reached(async () => {
        await client.send(new PutObjectCommand({ Bucket, Key: keyOf(version, part), Body: content }));
      }),
    get: (version, part) =>
      reached(async () => {
        try {
          const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(version, part) }));
          return await Body?.transformToByteArray();
        } catch (error) {
          if (error instanceof NoSuchKey) return undefined;
          throw error;
        }
      }),
    list: (part) =>
      reached(async () => {
        const found: string[] = [];
        for await (const key of keysBelow(`${PREFIX}/`)) {
          const [, version = '', name] = key.split('/');
          if (name === safe(PART, part) && VERSION.test(version)) found.push(version);
        }
        return found;
      }),
    remove: (version) =>
      reached(async () => {
        const Objects: { Key: string }[] = [];
        for await (const Key of keysBelow(`${PREFIX}/${safe(VERSION, version)}/`)) Objects.push({ Key });
        if (Objects.length > 0) await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
      }),
  };
}

async function reached<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MostradorError) throw error;
    throw storeUnavailable('The bucket of knowledge versions cannot be reached.', error);
  }
}

function safe(form: RegExp, name: string): string {
  if (form.test(name)) return name;
  throw new MostradorError('INVALID_REQUEST', 'A knowledge version is named by 12 hexadecimal digits.');
}
