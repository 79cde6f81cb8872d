import { Duration, FileSystem } from 'aws-cdk-lib';
import { type BucketDeploymentProps, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct, IDependable } from 'constructs';
import type { Assets } from '../assets';
import type { Uploads } from '../uploads';
import type { Site } from './site';

/** The pages' configuration; `web/desk/login/config.ts` reads it. */
export interface PageConfig {
  /** Empty: the API has the same address as the pages. */
  readonly api: '';
  readonly login: { readonly authority: string; readonly clientId: string; readonly scope: string };
}

export interface UploadProps {
  readonly site: Site;
  readonly assets: Assets['site'];
  readonly config: PageConfig;
  readonly uploads: Uploads;
  /** What the pages call: it must be there before them. */
  readonly after: readonly IDependable[];
}

/** A page loaded before a deployment may still request old chunks, so they stay. */
const FOREVER = [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()];
const SHORTLY = [CacheControl.setPublic(), CacheControl.maxAge(Duration.minutes(5))];
/** Without a charset, a script is decoded with that of the page around it, and the widget runs on other people's pages. */
const SCRIPT = 'text/javascript; charset=utf-8';

/** Uploads the pages after the functions that they call and the files that they load, so that no page refers to what is not there yet; the pages are the last. */
export function uploadSite({ site, assets, config, uploads, after }: UploadProps): Construct {
  const upload = (
    id: string,
    props: Pick<BucketDeploymentProps, 'sources' | 'prune' | 'exclude' | 'contentType' | 'cacheControl' | 'distribution'>,
  ) =>
    uploads.put(id, {
      destinationBucket: site.bucket,
      ...props,
    });
  const script = { prune: false, contentType: SCRIPT };
  // The first upload creates a layer for CDK's function, which all uploads depend on, so it must not depend on any other.
  const chunks =
    assets.chunks === undefined
      ? undefined
      : upload('Chunks', { sources: [Source.asset(assets.chunks)], ...script, cacheControl: FOREVER });
  const scripts = upload('Scripts', { sources: [Source.asset(assets.scripts)], ...script, cacheControl: SHORTLY });
  scripts.node.addDependency(...after);
  if (chunks !== undefined) scripts.node.addDependency(chunks);
  const pages = upload('Pages', {
    // Only this upload makes CloudFront forget what it has, once, and so it has to notice when the scripts have changed.
    distribution: site.distribution,
    sources: [
      Source.asset(assets.pages),
      Source.jsonData('config.json', config),
      Source.jsonData('build.json', { scripts: FileSystem.fingerprint(assets.scripts) }),
    ],
    prune: true,
    exclude: ['*.js'],
    cacheControl: SHORTLY,
  });
  pages.node.addDependency(scripts);
  return pages;
}
