import { FUNCTION_NAMES, REGISTRY } from '../../../functions/registry';
import { siteHeaders } from '../../../infra/build/site-headers';
import { type Deployed, deploy, FULL, list, record, SYNTHESIS_MS } from './deployed';
import { madeBefore } from './service-constraints/template/references';

const ROUTES = FUNCTION_NAMES.flatMap((name) =>
  REGISTRY[name].routes.flatMap((route) =>
    (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]).map((method) => ({
      name,
      ...route,
      key: `${method} ${route.path}`,
    })),
  ),
);

let plain: Deployed;
let full: Deployed;
beforeAll(() => {
  plain = deploy();
  full = deploy(FULL, { embedOrigins: ['https://shop.example'] });
}, SYNTHESIS_MS);

describe('routes', () => {
  const served = () =>
    plain
      .all('AWS::ApiGatewayV2::Route')
      .map(({ properties }) => ({
        key: String(properties.RouteKey),
        authorization: properties.AuthorizationType,
        authorizer: properties.AuthorizerId,
        integration: JSON.stringify(properties.Target),
      }))
      .filter(({ key }) => !key.startsWith('$'));
  const stage = (name: string) => plain.all('AWS::ApiGatewayV2::Stage').find(({ properties }) => properties.StageName === name);
  const httpApi = (of: Deployed) => of.all('AWS::ApiGatewayV2::Api').find(({ properties }) => properties.ProtocolType === 'HTTP');

  it("are the registry's, all of them and no others", () => {
    expect(
      served()
        .map(({ key }) => key)
        .sort(),
    ).toEqual(ROUTES.map(({ key }) => key).sort());
  });

  it.each(ROUTES)('lead $key to $name', ({ key, name }) => {
    const integration = plain.all('AWS::ApiGatewayV2::Integration').find(({ id }) =>
      served()
        .find((route) => route.key === key)
        ?.integration.includes(id),
    );
    expect(JSON.stringify(integration?.properties.IntegrationUri)).toContain(`"${plain.functionId(name)}"`);
  });

  it("stand behind the login's authorizer where they are for staff, and nowhere else", () => {
    const guarded = served().filter(({ authorization, authorizer }) => authorization === 'JWT' && authorizer !== undefined);
    const open = served().filter(({ authorization, authorizer }) => authorization === 'NONE' && authorizer === undefined);
    expect(guarded.map(({ key }) => key).sort()).toEqual(
      ROUTES.filter(({ auth }) => auth === 'staff')
        .map(({ key }) => key)
        .sort(),
    );
    expect(guarded.length + open.length).toBe(ROUTES.length);
  });

  it('let in only tokens of our user pool, made for our page', () => {
    const { JwtConfiguration } = plain.one('AWS::ApiGatewayV2::Authorizer').properties;
    const { Audience, Issuer } = record(JwtConfiguration);
    expect(Audience).toEqual([{ Ref: plain.one('AWS::Cognito::UserPoolClient').id }]);
    expect(JSON.stringify(Issuer)).toContain(plain.one('AWS::Cognito::UserPool').id);
  });

  it('are served in less time than API Gateway waits', () => {
    const slow = FUNCTION_NAMES.filter((name) => REGISTRY[name].routes.length > 0 && REGISTRY[name].timeoutSeconds >= 30);
    expect(slow).toEqual([]);
  });

  it('leave half of all requests to messages and actions, whatever pages read again and again', () => {
    const { RouteSettings } = record(stage('$default')?.properties);
    const half = { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 };
    expect(RouteSettings).toMatchObject({ 'GET /v1/conversations/{id}/messages': half, 'GET /v1/tickets': half });
    const others = Object.keys(record(RouteSettings)).filter((key) => !/^(GET|HEAD) /.test(key));
    expect(others).toEqual([]);
  });

  it('exist before the stage that names them', () => {
    const { RouteSettings } = record(stage('$default')?.properties);
    const limited = plain
      .all('AWS::ApiGatewayV2::Route')
      .filter(({ properties: { RouteKey } }) => String(RouteKey) in record(RouteSettings));
    expect(limited.length).toBe(Object.keys(record(RouteSettings)).length);
    expect(stage('$default')?.raw.DependsOn).toEqual(expect.arrayContaining(limited.map(({ id }) => id)));
  });

  it('are throttled, and logged without what a customer might have written', () => {
    const { DefaultRouteSettings, AccessLogSettings } = record(stage('$default')?.properties);
    expect(DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 });
    const { Format } = record(AccessLogSettings);
    expect(Format).toContain('$context.routeKey');
    expect(Format).not.toMatch(/path|query|rawPath|protocol|identity|sourceIp|userAgent|\$context\.error\.message/i);
  });

  it('are open to no other origin unless the service file names it', () => {
    expect(record(httpApi(plain)?.properties).CorsConfiguration).toBeUndefined();
    const { CorsConfiguration } = record(httpApi(full)?.properties);
    expect(CorsConfiguration).toMatchObject({ AllowOrigins: ['https://shop.example'] });
    expect(record(CorsConfiguration).AllowCredentials).not.toBe(true);
  });
});

describe('the order of a deployment', () => {
  const uploads = () => plain.all('Custom::CDKBucketDeployment');

  it('puts functions and routes before the scripts and pages that call them', () => {
    const called = plain.resources.filter(
      ({ id, type }) => type === 'AWS::ApiGatewayV2::Route' || FUNCTION_NAMES.some((name) => plain.functionId(name) === id),
    );
    const callers = uploads().filter(({ id }) => /^Uploads(Scripts|Pages)/.test(id));
    expect(callers).toHaveLength(2);
    for (const upload of callers) {
      const before = madeBefore(upload, plain.resources);
      expect(called.filter(({ id }) => !before.has(id)).map(({ id }) => id)).toEqual([]);
    }
  });

  it('makes CloudFront forget its pages once, after everything is there, and whenever a script has changed', () => {
    const [last, ...others] = uploads().filter(({ properties }) => properties.DistributionId !== undefined);
    if (last === undefined) throw new Error('Nothing makes CloudFront forget.');
    expect(others).toEqual([]);
    const [scripts] = uploads().filter(({ id }) => id.startsWith('UploadsScripts'));
    expect(last.id).toMatch(/^UploadsPages/);
    expect(madeBefore(last, plain.resources)).toContain(scripts?.id);
    // The pages, their configuration, and a hash over the scripts.
    expect(list(last.properties.SourceObjectKeys)).toHaveLength(3);
  });
});

describe('sockets', () => {
  const routes = () =>
    plain.all('AWS::ApiGatewayV2::Route').filter(({ properties }) => String(properties.RouteKey).startsWith('$'));

  it('lead to the function that serves them, whatever they do', () => {
    expect(routes().map(({ properties }) => properties.RouteKey)).toEqual(['$connect', '$default', '$disconnect']);
    const integrations = plain.all('AWS::ApiGatewayV2::Integration');
    for (const { properties } of routes()) {
      const target = integrations.find(({ id }) => JSON.stringify(properties.Target).includes(id));
      expect(JSON.stringify(target?.properties.IntegrationUri)).toContain(`"${plain.functionId('live')}"`);
    }
  });

  it("are opened under the site's own name, at the stage of the same name", () => {
    const [behaviour] = list(record(plain.one('AWS::CloudFront::Distribution').properties.DistributionConfig).CacheBehaviors)
      .map(record)
      .filter(({ PathPattern }) => PathPattern === '/live');
    expect(behaviour).toMatchObject({
      ViewerProtocolPolicy: 'https-only',
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    });
    const stages = plain.all('AWS::ApiGatewayV2::Stage').map(({ properties }) => properties);
    expect(stages).toContainEqual(
      expect.objectContaining({
        StageName: 'live',
        DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
      }),
    );
  });

  it('are posted to by that function alone', () => {
    const posting = FUNCTION_NAMES.filter((name) =>
      plain.statements(name).some(({ actions }) => actions.includes('execute-api:ManageConnections')),
    );
    expect(posting).toEqual(['live']);
  });
});

describe('pages', () => {
  const distribution = () => record(plain.one('AWS::CloudFront::Distribution').properties.DistributionConfig);

  it('are served with the same headers as on one machine, and over TLS only', () => {
    const config = record(plain.one('AWS::CloudFront::ResponseHeadersPolicy').properties.ResponseHeadersPolicyConfig);
    const sent = JSON.stringify(config);
    const expected = siteHeaders({ connectOrigins: [], secure: true });
    const custom = list(record(config.CustomHeadersConfig).Items).map(record);
    expect(Object.fromEntries(custom.map(({ Header, Value }) => [Header, Value]))).toEqual({
      'permissions-policy': expected['permissions-policy'],
      'cross-origin-opener-policy': expected['cross-origin-opener-policy'],
    });
    expect(config.SecurityHeadersConfig).toMatchObject({
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: expected['x-frame-options'], Override: true },
      ReferrerPolicy: { ReferrerPolicy: expected['referrer-policy'], Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true, Override: true },
    });
    const [before = '', after = ''] = (expected['content-security-policy'] ?? '').split(/(?<=connect-src 'self')/);
    expect(sent).toContain(before);
    expect(sent).toContain(after);
    expect(sent).toMatch(/connect-src 'self' https:\/\/cognito-idp\./);
    expect(config.CorsConfig).toMatchObject({
      AccessControlAllowCredentials: false,
      AccessControlAllowOrigins: { Items: [expected['access-control-allow-origin']] },
    });
    expect(Object.keys(expected)).toHaveLength(1 + custom.length + Object.keys(record(config.SecurityHeadersConfig)).length);
  });

  it("lead to the API where the registry's routes are, uncached, with everything but the host", () => {
    const behaviours = list(distribution().CacheBehaviors)
      .map(record)
      .filter(({ PathPattern }) => PathPattern !== '/live' && !String(PathPattern).startsWith('/help'));
    expect(behaviours.map(({ PathPattern }) => PathPattern).sort()).toEqual(['/api/*', '/openapi.json', '/v1/*']);
    for (const behaviour of behaviours) {
      expect(behaviour).toMatchObject({
        ViewerProtocolPolicy: 'https-only',
        // The managed policies CachingDisabled and AllViewerExceptHostHeader.
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      });
      expect(behaviour.AllowedMethods).toEqual(expect.arrayContaining(['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']));
    }
  });

  it('have the help pages among them, from a bucket of their own, with the same headers', () => {
    const { DefaultCacheBehavior, CacheBehaviors } = distribution();
    const pages = record(DefaultCacheBehavior);
    const help = list(CacheBehaviors)
      .map(record)
      .filter(({ PathPattern }) => String(PathPattern).startsWith('/help'));
    expect(help.map(({ PathPattern }) => PathPattern)).toEqual(['/help', '/help/*']);
    for (const { TargetOriginId, PathPattern, ...behaviour } of help) {
      expect(TargetOriginId).not.toBe(pages.TargetOriginId);
      expect({ ...behaviour, TargetOriginId: pages.TargetOriginId }).toEqual(pages);
    }
  });

  it('tell functions that they came through CloudFront, by a header that a caller cannot know', () => {
    const origins = list(distribution().Origins)
      .map(record)
      .filter(({ OriginCustomHeaders }) => OriginCustomHeaders !== undefined);
    // The API and the sockets, not the buckets of the pages.
    expect(origins).toHaveLength(2);
    for (const origin of origins) {
      const [header] = list(origin.OriginCustomHeaders).map(record);
      expect(header?.HeaderName).toBe('x-mostrador-edge');
      expect(header?.HeaderValue).toEqual(plain.environment('chat').EDGE_KEY);
      expect(JSON.stringify(header?.HeaderValue)).toContain('AWS::StackId');
    }
  });

  it("leave the API's errors as they are, and do not give one caller's to another", () => {
    const errors = list(distribution().CustomErrorResponses).map(record);
    expect(errors.map(({ ErrorCode }) => ErrorCode)).toEqual(expect.arrayContaining([403, 404, 500, 502, 503, 504]));
    for (const error of errors) expect(error).toEqual({ ErrorCode: error.ErrorCode, ErrorCachingMinTTL: 0 });
  });

  it('are in a bucket that only CloudFront reads', () => {
    for (const { properties } of plain.all('AWS::S3::Bucket')) {
      expect(properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    }
    expect(plain.all('AWS::CloudFront::OriginAccessControl')).toHaveLength(1);
    expect(distribution().DefaultRootObject).toBe('index.html');
    const open = plain.all('AWS::S3::BucketPolicy').flatMap(({ properties }) =>
      list(record(properties.PolicyDocument).Statement)
        .map(record)
        .filter(({ Effect, Principal }) => Effect === 'Allow' && JSON.stringify(Principal).includes('*')),
    );
    expect(open).toEqual([]);
  });

  it('insist on TLS 1.2 under a name of their own', () => {
    const { Aliases, ViewerCertificate, PriceClass } = record(
      full.one('AWS::CloudFront::Distribution').properties.DistributionConfig,
    );
    expect(Aliases).toEqual(['help.example.com']);
    expect(record(ViewerCertificate).MinimumProtocolVersion).toBe('TLSv1.2_2021');
    expect(PriceClass).toBe('PriceClass_100');
    expect(full.filledEnvironment('relay').SITE_URL).toBe('https://help.example.com');
    expect(full.one('AWS::Cognito::UserPoolClient').properties.CallbackURLs).toEqual(['https://help.example.com/desk']);
  });
});
