import { HELP_PREFIX } from '../../model/help';
import type { HelpPages } from '../../ports';
import { safeHelpPath } from '../help-path';
import { type BucketOptions, bucketOf } from './bucket';

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

/** The help pages in a bucket of their own, from which CloudFront serves them. */
export function helpBucket(options: BucketOptions): HelpPages {
  const bucket = bucketOf(options, 'The bucket of help pages cannot be reached.');
  const keyOf = (path: string) => `${HELP_PREFIX}${safeHelpPath(path)}`;
  return {
    put: async (path, body) =>
      bucket.put(keyOf(path), body, {
        ContentType: TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
        CacheControl: `public, max-age=${CACHE_SECONDS}`,
      }),
    get: async (path) => {
      const content = await bucket.get(keyOf(path));
      return content && new TextDecoder().decode(content);
    },
    list: async () => (await bucket.keysBelow(HELP_PREFIX)).map((key) => key.slice(HELP_PREFIX.length)),
    remove: async (paths) => bucket.remove(paths.map(keyOf)),
  };
}
