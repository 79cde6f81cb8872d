import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { MostradorError, storeUnavailable } from '../../model/errors';
import { HELP_PREFIX } from '../../model/help';
import type { HelpPages } from '../../ports';
import { clientOptions } from '../aws/client-options';
import { safeHelpPath } from '../help-path';
import type { BucketOptions } from './index';

/** Caches may be behind a publication by so long. */
const CACHE_SECONDS = 60;

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  css: 'text/css; charset=utf-8',
  xml: 'application/xml',
  json: 'application/json',
};

const REQUEST_MS = 10_000;
const ATTEMPTS = 3;
/** The most that S3 deletes with one request. */
const DELETED_AT_ONCE = 1_000;

/** The help pages in a bucket of their own, from which CloudFront serves them. */
export function helpBucket({ bucket: Bucket, endpoint }: BucketOptions): HelpPages {
  // Every request may be repeated: each writes or removes a whole file.
  const client = new S3Client({
    ...clientOptions(endpoint, REQUEST_MS),
    maxAttempts: ATTEMPTS,
    ...(endpoint === undefined ? {} : { forcePathStyle: true }),
  });
  const keyOf = (path: string) => `${HELP_PREFIX}${safeHelpPath(path)}`;
  return {
    put: (path, body) =>
      reached(async () => {
        await client.send(
          new PutObjectCommand({
            Bucket,
            Key: keyOf(path),
            Body: body,
            ContentType: TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
            CacheControl: `public, max-age=${CACHE_SECONDS}`,
          }),
        );
      }),
    get: (path) =>
      reached(async () => {
        try {
          const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(path) }));
          return await Body?.transformToString('utf-8');
        } catch (error) {
          if (error instanceof NoSuchKey) return undefined;
          throw error;
        }
      }),
    list: () =>
      reached(async () => {
        const found: string[] = [];
        let token: string | undefined;
        do {
          const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix: HELP_PREFIX, ContinuationToken: token }));
          for (const { Key } of page.Contents ?? []) if (Key !== undefined) found.push(Key.slice(HELP_PREFIX.length));
          token = page.NextContinuationToken;
        } while (token !== undefined);
        return found;
      }),
    remove: (paths) =>
      reached(async () => {
        for (let first = 0; first < paths.length; first += DELETED_AT_ONCE) {
          const Objects = paths.slice(first, first + DELETED_AT_ONCE).map((path) => ({ Key: keyOf(path) }));
          await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
        }
      }),
  };
}

async function reached<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MostradorError) throw error;
    throw storeUnavailable('The bucket of help pages cannot be reached.', error);
  }
}
