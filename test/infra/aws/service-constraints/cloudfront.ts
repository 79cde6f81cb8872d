import { list, record } from '../deployed';
import { add, at, type Constraint, each, repeated, set, strings, within } from './template/constraint';
import { filledIn } from './template/filled-in';
import { namedIn } from './template/references';

const DISTRIBUTION = 'AWS::CloudFront::Distribution';
const HEADERS = 'AWS::CloudFront::ResponseHeadersPolicy';
const ACCESS = 'AWS::CloudFront::OriginAccessControl';
const FUNCTION = 'AWS::CloudFront::Function';

const GUIDE = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide';
const API = 'https://docs.aws.amazon.com/cloudfront/latest/APIReference';
const QUOTAS = `${GUIDE}/cloudfront-limits.html`;

/** Where the name of each stands, and how long it may be. They are taken for the whole account, in whatever region the stack is. */
const NAMED: Readonly<Record<string, { readonly path: string; readonly most: number }>> = {
  [HEADERS]: { path: 'ResponseHeadersPolicyConfig.Name', most: 128 },
  [ACCESS]: { path: 'OriginAccessControlConfig.Name', most: 64 },
  [FUNCTION]: { path: 'Name', most: 64 },
  'AWS::CloudFront::CachePolicy': { path: 'CachePolicyConfig.Name', most: 128 },
  'AWS::CloudFront::OriginRequestPolicy': { path: 'OriginRequestPolicyConfig.Name', most: 128 },
};

/** Those that have settings of their own in a policy. */
const SECURITY_HEADERS = [
  'content-security-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
  'x-xss-protection',
];

const NOT_TO_ORIGINS =
  /^(x-amz-.*|x-edge-.*|authorization|cache-control|connection|content-length|cookie|host|if-match|if-modified-since|if-none-match|if-range|if-unmodified-since|max-forwards|pragma|proxy-authenticate|proxy-authorization|proxy-connection|range|request-range|te|trailer|transfer-encoding|upgrade|via|x-real-ip)$/i;

const METHODS = [
  ['GET', 'HEAD'],
  ['GET', 'HEAD', 'OPTIONS'],
  ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
].map((methods) => methods.join());

const configOf = (properties: Readonly<Record<string, unknown>>) => record(properties.DistributionConfig);
const behaviorsOf = (properties: Readonly<Record<string, unknown>>) =>
  [configOf(properties).DefaultCacheBehavior, ...list(configOf(properties).CacheBehaviors)].map(record);
const originsOf = (properties: Readonly<Record<string, unknown>>) => list(configOf(properties).Origins).map(record);

export const cloudFront: readonly Constraint[] = [
  {
    rule: 'names that are taken for the whole account say which region they are for, and are not too long',
    source: `${API}/API_OriginAccessControlConfig.html`,
    faults: (resources) =>
      resources.flatMap((resource) => {
        const named = NAMED[resource.type];
        if (named === undefined) return [];
        const name = at(resource.properties, named.path);
        const full = filledIn(name, resources);
        const form = new RegExp(`^[\\w-]{1,${named.most}}$`);
        return namedIn(name).includes('AWS::Region') && form.test(full) ? [] : [`${resource.id}: ${full}`];
      }),
    refused: [
      set(HEADERS, 'ResponseHeadersPolicyConfig.Name', 'pages'),
      set(ACCESS, 'OriginAccessControlConfig.Name', 'pages'),
      set(ACCESS, 'OriginAccessControlConfig.Name', { 'Fn::Sub': `\${AWS::Region}-${'n'.repeat(50)}` }),
      set(FUNCTION, 'Name', { 'Fn::Sub': '${AWS::Region} pages' }),
      add('AWS::CloudFront::CachePolicy', { CachePolicyConfig: { Name: 'api' } }),
      add('AWS::CloudFront::OriginRequestPolicy', { OriginRequestPolicyConfig: { Name: 'api' } }),
    ],
  },
  each(HEADERS, {
    rule: 'a security header is not among the custom ones, of which there are ten at most',
    source: `${GUIDE}/understanding-response-headers-policies.html`,
    check: ({ properties }) => {
      const names = list(at(properties, 'ResponseHeadersPolicyConfig.CustomHeadersConfig.Items')).map((item) =>
        String(record(item).Header).toLowerCase(),
      );
      return [
        ...names.filter((name) => SECURITY_HEADERS.includes(name)),
        ...repeated(names),
        ...(names.length > 10 ? [`${names.length} headers`] : []),
      ];
    },
    refused: [
      set(HEADERS, 'ResponseHeadersPolicyConfig.CustomHeadersConfig.Items.0.Header', 'Referrer-Policy'),
      set(HEADERS, 'ResponseHeadersPolicyConfig.CustomHeadersConfig.Items.0.Header', 'cross-origin-opener-policy'),
      set(
        HEADERS,
        'ResponseHeadersPolicyConfig.CustomHeadersConfig.Items',
        Array.from({ length: 11 }, (_, index) => ({ Header: `x-${index}`, Value: '1', Override: true })),
      ),
    ],
  }),
  each(HEADERS, {
    rule: 'the value of a header has up to 1,783 characters',
    source: QUOTAS,
    check: ({ properties }, resources) => {
      const config = record(properties.ResponseHeadersPolicyConfig);
      const values = [
        at(config, 'SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy') ?? '',
        ...list(at(config, 'CustomHeadersConfig.Items')).map((item) => record(item).Value),
      ];
      return values.map((value) => filledIn(value, resources)).filter((value) => value.length > 1_783);
    },
    refused: [
      set(
        HEADERS,
        'ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy',
        'v'.repeat(1_784),
      ),
      set(HEADERS, 'ResponseHeadersPolicyConfig.CustomHeadersConfig.Items.0.Value', 'v'.repeat(1_784)),
    ],
  }),
  each(FUNCTION, {
    rule: 'a function has up to 10 KB of code with a handler, in a runtime that there is',
    source: QUOTAS,
    check: ({ properties }) => {
      const code = String(properties.FunctionCode);
      return (
        Buffer.byteLength(code) <= 10_240 &&
        /\bfunction handler\(/.test(code) &&
        ['cloudfront-js-1.0', 'cloudfront-js-2.0'].includes(String(at(properties, 'FunctionConfig.Runtime')))
      );
    },
    refused: [
      set(FUNCTION, 'FunctionCode', `function handler(event) {}${' '.repeat(10_240)}`),
      set(FUNCTION, 'FunctionCode', 'const answer = 42;'),
      set(FUNCTION, 'FunctionConfig.Runtime', 'nodejs24.x'),
    ],
  }),
  each(DISTRIBUTION, {
    rule: 'a behaviour sends what it matches to an origin of the distribution, and no two match the same',
    source: `${API}/API_CacheBehavior.html`,
    check: ({ properties }) => {
      const origins = originsOf(properties).map(({ Id }) => String(Id));
      const behaviors = behaviorsOf(properties);
      const patterns = behaviors.slice(1).map(({ PathPattern }) => String(PathPattern));
      return [
        ...repeated(origins),
        ...repeated(patterns),
        ...patterns.filter((pattern) => !/^[\w\-.*$/~"'@:+&?]{1,255}$/.test(pattern)),
        ...behaviors.map(({ TargetOriginId }) => String(TargetOriginId)).filter((target) => !origins.includes(target)),
        ...(behaviors.length > 76 ? [`${behaviors.length} behaviours`] : []),
      ];
    },
    refused: [
      set(DISTRIBUTION, 'DistributionConfig.DefaultCacheBehavior.TargetOriginId', 'elsewhere'),
      set(DISTRIBUTION, 'DistributionConfig.CacheBehaviors.0.PathPattern', '/api/*'),
      set(DISTRIBUTION, 'DistributionConfig.CacheBehaviors.0.PathPattern', '/a b'),
      set(DISTRIBUTION, 'DistributionConfig.Origins.0.Id', 'elsewhere'),
    ],
  }),
  each(DISTRIBUTION, {
    rule: 'methods are allowed to read, to read with OPTIONS, or all',
    source: `${API}/API_AllowedMethods.html`,
    check: ({ properties }) =>
      behaviorsOf(properties).flatMap(({ AllowedMethods }) => {
        const methods = [...strings(AllowedMethods)].sort().join();
        return methods === '' || METHODS.includes(methods) ? [] : [methods];
      }),
    refused: [set(DISTRIBUTION, 'DistributionConfig.DefaultCacheBehavior.AllowedMethods', ['GET', 'HEAD', 'POST'])],
  }),
  each(DISTRIBUTION, {
    rule: 'one function at most runs at each event of a behaviour, and only while a viewer waits',
    source: `${GUIDE}/edge-functions-restrictions.html`,
    check: ({ properties }) =>
      behaviorsOf(properties).flatMap(({ FunctionAssociations }) => {
        const events = list(FunctionAssociations).map((association) => String(record(association).EventType));
        return [...repeated(events), ...events.filter((event) => !['viewer-request', 'viewer-response'].includes(event))];
      }),
    refused: [
      set(DISTRIBUTION, 'DistributionConfig.DefaultCacheBehavior.FunctionAssociations.0.EventType', 'origin-request'),
      set(DISTRIBUTION, 'DistributionConfig.DefaultCacheBehavior.FunctionAssociations.1', { EventType: 'viewer-request' }),
    ],
  }),
  each(DISTRIBUTION, {
    rule: 'answers to errors are set for statuses that CloudFront has a setting for, each once, with page and status together',
    source: `${GUIDE}/HTTPStatusCodes.html`,
    check: ({ properties }) => {
      const responses = list(configOf(properties).CustomErrorResponses).map(record);
      const known = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];
      return [
        ...repeated(responses.map(({ ErrorCode }) => String(ErrorCode))),
        ...responses
          .filter(
            ({ ErrorCode, ResponseCode, ResponsePagePath }) =>
              !known.includes(Number(ErrorCode)) || (ResponseCode === undefined) !== (ResponsePagePath === undefined),
          )
          .map(({ ErrorCode }) => String(ErrorCode)),
      ];
    },
    refused: [
      set(DISTRIBUTION, 'DistributionConfig.CustomErrorResponses.0.ErrorCode', 401),
      set(DISTRIBUTION, 'DistributionConfig.CustomErrorResponses.0.ErrorCode', 404),
      set(DISTRIBUTION, 'DistributionConfig.CustomErrorResponses.0.ResponseCode', 200),
    ],
  }),
  each(DISTRIBUTION, {
    rule: 'headers for an origin are not those that belong to HTTP or to CloudFront',
    source: `${GUIDE}/add-origin-custom-headers.html`,
    check: ({ properties }, resources) =>
      originsOf(properties)
        .flatMap(({ OriginCustomHeaders }) => list(OriginCustomHeaders).map(record))
        .filter(
          ({ HeaderName, HeaderValue }) =>
            NOT_TO_ORIGINS.test(String(HeaderName)) || filledIn(HeaderValue, resources).length > 1_783,
        )
        .map(({ HeaderName }) => String(HeaderName)),
    refused: ['X-Amz-Edge', 'X-Edge-Key', 'Authorization', 'host'].map((HeaderName) =>
      set(DISTRIBUTION, 'DistributionConfig.Origins.1.OriginCustomHeaders', [{ HeaderName, HeaderValue: 'key' }]),
    ),
  }),
  each(DISTRIBUTION, {
    rule: 'CloudFront waits 1 to 120 seconds for an origin',
    source: `${GUIDE}/DownloadDistValuesOrigin.html`,
    check: ({ properties }) =>
      originsOf(properties).every(({ CustomOriginConfig }) => {
        const { OriginReadTimeout, OriginKeepaliveTimeout } = record(CustomOriginConfig);
        return [OriginReadTimeout ?? 30, OriginKeepaliveTimeout ?? 5].every((seconds) => within(seconds, 1, 120));
      }),
    refused: [
      set(DISTRIBUTION, 'DistributionConfig.Origins.1.CustomOriginConfig.OriginReadTimeout', 121),
      set(DISTRIBUTION, 'DistributionConfig.Origins.1.CustomOriginConfig.OriginKeepaliveTimeout', 0),
    ],
  }),
  each(DISTRIBUTION, {
    rule: 'a domain of its own has a certificate, of us-east-1',
    source: `${GUIDE}/cnames-and-https-requirements.html`,
    check: ({ properties }) => {
      const { Aliases, ViewerCertificate } = configOf(properties);
      const certificate = record(ViewerCertificate).AcmCertificateArn;
      return certificate === undefined
        ? list(Aliases).length === 0
        : /^arn:[\w-]+:acm:us-east-1:\d{12}:certificate\//.test(String(certificate));
    },
    refused: [
      (resources) =>
        set(
          DISTRIBUTION,
          'DistributionConfig.ViewerCertificate',
          undefined,
        )(set(DISTRIBUTION, 'DistributionConfig.Aliases', ['help.example.com'])(resources)),
      set(
        DISTRIBUTION,
        'DistributionConfig.ViewerCertificate.AcmCertificateArn',
        'arn:aws:acm:eu-west-1:111122223333:certificate/1c2d',
      ),
    ],
  }),
  each(DISTRIBUTION, {
    rule: 'a firewall is a web ACL of WAF for CloudFront, which lives in us-east-1',
    source: 'https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html',
    check: ({ properties }) => {
      const { WebACLId } = configOf(properties);
      return WebACLId === undefined || /^arn:[\w-]+:wafv2:us-east-1:\d{12}:global\/webacl\//.test(String(WebACLId));
    },
    refused: [set(DISTRIBUTION, 'DistributionConfig.WebACLId', 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/desk/1c2d')],
  }),
  each(DISTRIBUTION, {
    rule: 'the root is a file without a slash before it, and the comment has up to 128 characters',
    source: `${API}/API_DistributionConfig.html`,
    check: ({ properties }) => {
      const { DefaultRootObject, Comment } = configOf(properties);
      return /^[^/].{0,254}$/.test(String(DefaultRootObject)) && String(Comment).length <= 128;
    },
    refused: [
      set(DISTRIBUTION, 'DistributionConfig.DefaultRootObject', '/index.html'),
      set(DISTRIBUTION, 'DistributionConfig.Comment', 'c'.repeat(129)),
    ],
  }),
];
