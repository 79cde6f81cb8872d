import { Duration } from 'aws-cdk-lib';
import { type BucketDeploymentProps, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Assets } from '../assets';
import type { Uploads } from '../uploads';
import type { Site } from './site';

/** What the pages are told about where they run; `web/desk/login/config.ts` reads it. */
export interface PageConfig {
  /** Empty: the API is at the pages' own address. */
  readonly api: '';
  readonly login: { readonly authority: string; readonly clientId: string; readonly scope: string };
}

export interface UploadProps {
  readonly site: Site;
  readonly assets: Assets['site'];
  readonly config: PageConfig;
  readonly uploads: Uploads;
}

/** A page that was loaded before a new version was deployed may still ask for the old chunks: they stay. */
const FOREVER = [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()];
const SHORTLY = [CacheControl.setPublic(), CacheControl.maxAge(Duration.minutes(5))];
/** Without a character set, a script is read in that of the page around it, and the widget stands on other people's pages. */
const SCRIPT = 'text/javascript; charset=utf-8';

/** Puts the pages into the bucket: what they load first, so that no page names a script that is not there yet. */
export function uploadSite({ site, assets, config, uploads }: UploadProps): void {
  const upload = (
    id: string,
    props: Pick<BucketDeploymentProps, 'sources' | 'prune' | 'exclude' | 'contentType' | 'cacheControl'>,
  ) =>
    uploads.put(id, {
      destinationBucket: site.bucket,
      distribution: site.distribution,
      ...props,
    });
  const script = { prune: false, contentType: SCRIPT };
  // The first upload brings a layer for CDK's function, which all wait for: it may wait for none of the others.
  const chunks =
    assets.chunks === undefined
      ? undefined
      : upload('Chunks', { sources: [Source.asset(assets.chunks)], ...script, cacheControl: FOREVER });
  const scripts = upload('Scripts', { sources: [Source.asset(assets.scripts)], ...script, cacheControl: SHORTLY });
  if (chunks !== undefined) scripts.node.addDependency(chunks);
  const pages = upload('Pages', {
    sources: [Source.asset(assets.pages), Source.jsonData('config.json', config)],
    prune: true,
    exclude: ['*.js'],
    cacheControl: SHORTLY,
  });
  pages.node.addDependency(scripts);
}
