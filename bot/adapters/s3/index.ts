import { MostradorError } from '../../model/errors';
import type { KnowledgeVersions } from '../../ports';
import { type BucketOptions, bucketOf } from './bucket';

/** Where deployments put versions, too. */
const PREFIX = 'versions';
const VERSION = /^[0-9a-f]{12}$/;
const PART = /^[a-z]+\.[a-z]+$/;

/** Knowledge versions in a bucket: `versions/<version>/<part>`. Parts never change. */
export function versionsBucket(options: BucketOptions): KnowledgeVersions {
  const bucket = bucketOf(options, 'The bucket of knowledge versions cannot be reached.');
  const keyOf = (version: string, part: string) => `${PREFIX}/${safe(VERSION, version)}/${safe(PART, part)}`;
  return {
    put: async (version, part, content) => bucket.put(keyOf(version, part), content),
    get: async (version, part) => bucket.get(keyOf(version, part)),
    list: async (part) => {
      const wanted = safe(PART, part);
      return (await bucket.keysBelow(`${PREFIX}/`)).flatMap((key) => {
        const [, version = '', name] = key.split('/');
        return name === wanted && VERSION.test(version) ? [version] : [];
      });
    },
    remove: async (version) => bucket.remove(await bucket.keysBelow(`${PREFIX}/${safe(VERSION, version)}/`)),
  };
}

function safe(form: RegExp, name: string): string {
  if (form.test(name)) return name;
  throw new MostradorError('INVALID_REQUEST', 'A knowledge version is named by 12 hexadecimal digits.');
}
