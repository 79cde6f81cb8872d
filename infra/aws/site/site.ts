import { join } from 'node:path';
import { Aws, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { HELP_PREFIX } from '../../../bot/model/help';
import { siteHeaders } from '../../build/site-headers';
import { certificateOf, pointDomain } from '../domain';
import { LIVE_PATTERN } from '../live';
import { privateBucket } from '../private-bucket';
import type { Settings } from '../settings';
import { headersPolicy } from './headers';

/**
 * This header proves to a function that CloudFront forwarded the request, so that the caller's address in it can be
 * trusted.
 */
const EDGE_HEADER = 'x-mostrador-edge';

const HELP_PATTERNS = [`/${HELP_PREFIX.slice(0, -1)}`, `/${HELP_PREFIX}*`];

/**
 * CloudFront would cache these for ten seconds whatever the cache policy says, and by address alone: one caller's 404 or
 * 503 would reach everybody. They get no error page, which would replace the API's problem documents.
 */
const UNCACHED_ERRORS = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504].map((httpStatus) => ({
  httpStatus,
  ttl: Duration.seconds(0),
}));

export interface SiteProps extends Pick<Settings, 'site' | 'webAclArn'> {
  /** The help pages, which come from a bucket of their own. */
  readonly helpBucket: IBucket;
  /** Path patterns of the API; see `apiPatterns`. */
  readonly apiPatterns: readonly string[];
  readonly apiHost: string;
  /** The WebSocket API's. */
  readonly liveHost: string;
  readonly edgeKey: string;
  /** The certificate of the domain, when it comes from another stack. */
  readonly certificate?: ICertificate;
  /** Other origins that the pages call. */
  readonly connectOrigins: readonly string[];
}

/** The one public address: pages from a private bucket, and the API under the same name. */
export class Site extends Construct {
  /** Without a trailing slash. */
  readonly url: string;
  readonly bucket: IBucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    this.bucket = privateBucket(this, 'Pages', {
      // Everything in it can be built again. A bucket must be empty to be deleted.
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
      unlogged: 'Pages for everybody, read by CloudFront alone; an access log would cost more than the pages.',
    });
    const api = this.#api(props);
    const { pages, help } = this.#pages(props);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Mostrador: pages and API',
      defaultRootObject: 'index.html',
      defaultBehavior: pages,
      additionalBehaviors: {
        ...Object.fromEntries(props.apiPatterns.map((pattern) => [pattern, api])),
        [LIVE_PATTERN]: this.#live(props),
        ...Object.fromEntries(HELP_PATTERNS.map((pattern) => [pattern, help])),
      },
      errorResponses: UNCACHED_ERRORS,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(props.webAclArn === undefined ? {} : { webAclId: props.webAclArn }),
      ...(props.site === undefined
        ? {}
        : {
            domainNames: [props.site.domain],
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
            certificate: props.certificate ?? certificateOf(this, props.site),
          }),
    });
    this.url = `https://${props.site?.domain ?? this.distribution.distributionDomainName}`;
    if (props.site !== undefined) pointDomain(this, props.site, this.distribution);
    this.#acknowledge(props);
  }

  #pages({ connectOrigins, helpBucket }: SiteProps): Readonly<Record<'pages' | 'help', BehaviorOptions>> {
    const rewrite = new EdgeFunction(this, 'PageOf', {
      comment: 'Which page an address is',
      code: FunctionCode.fromFile({ filePath: join(__dirname, 'pages.cloudfront.js') }),
      runtime: FunctionRuntime.JS_2_0,
    });
    // CloudFront names are global in the account, and the same stack may exist in two regions.
    const globalName = `${Stack.of(this).stackName}-${Aws.REGION}-pages`;
    const policy = new ResponseHeadersPolicy(this, 'PageHeaders', {
      responseHeadersPolicyName: globalName,
      ...headersPolicy(siteHeaders({ connectOrigins, secure: true })),
    });
    const originAccessControl = new S3OriginAccessControl(this, 'PagesAccess', { originAccessControlName: globalName });
    const from = (bucket: IBucket): BehaviorOptions => ({
      // Permission to list makes a missing page a 404; without it S3 answers 403. `/` is a page, so nobody gets a listing.
      origin: S3BucketOrigin.withOriginAccessControl(bucket, {
        originAccessControl,
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: policy,
      functionAssociations: [{ function: rewrite, eventType: FunctionEventType.VIEWER_REQUEST }],
      compress: true,
    });
    return { pages: from(this.bucket), help: from(helpBucket) };
  }

  #api({ apiHost, edgeKey }: SiteProps): BehaviorOptions {
    return {
      origin: new HttpOrigin(apiHost, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        // As long as API Gateway waits for a function.
        readTimeout: Duration.seconds(30),
        customHeaders: { [EDGE_HEADER]: edgeKey },
      }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // API Gateway accepts only its own host name.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      // A token or a customer's words that were sent unencrypted must not be silently forwarded.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    };
  }

  /** Sockets under the site's own name, so that the policy of a page that embeds the chat needs nothing new. */
  #live({ liveHost, edgeKey }: SiteProps): BehaviorOptions {
    return {
      origin: new HttpOrigin(liveHost, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        customHeaders: { [EDGE_HEADER]: edgeKey },
      }),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    };
  }

  #acknowledge(props: SiteProps): void {
    Validations.of(this.distribution).acknowledge(
      {
        id: 'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
        reason: 'There is a default root object, so that nobody gets a listing.',
      },
      { id: 'AwsSolutions-CFR1', reason: 'Customers may write from any country.' },
      {
        id: 'AwsSolutions-CFR3',
        reason: "Its log lines hold visitors' addresses and ids of conversations, which are kept nowhere else.",
      },
    );
    if (props.webAclArn === undefined) {
      Validations.of(this.distribution).acknowledge({
        id: 'AwsSolutions-CFR2',
        reason:
          'A firewall has a monthly price: an organisation attaches its own with webAclArn. API Gateway and the functions limit rates.',
      });
    }
    if (props.site === undefined) {
      Validations.of(this.distribution).acknowledge({
        id: 'AwsSolutions-CFR4',
        reason: "CloudFront's own certificate comes with its own choice of TLS; with siteDomain it is TLS 1.2 at least.",
      });
    }
  }
}

/** The API's paths as CloudFront patterns: `/v1/*` for a prefix, or a whole path. */
export function apiPatterns(paths: readonly string[]): readonly string[] {
  const patterns = paths.map((path) => {
    const end = path.indexOf('/', 1);
    return end === -1 ? path : `${path.slice(0, end)}/*`;
  });
  return [...new Set(patterns)];
}
