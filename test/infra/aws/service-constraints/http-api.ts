import { list, type Resource, record } from '../deployed';
import { add, at, type Constraint, each, type Resources, repeated, set, setWhere, strings, within } from './template/constraint';
import { filledIn } from './template/filled-in';
import { namedIn } from './template/references';

const API = 'AWS::ApiGatewayV2::Api';
const STAGE = 'AWS::ApiGatewayV2::Stage';
const ROUTE = 'AWS::ApiGatewayV2::Route';
const INTEGRATION = 'AWS::ApiGatewayV2::Integration';
const AUTHORIZER = 'AWS::ApiGatewayV2::Authorizer';
const FUNCTION = 'AWS::Lambda::Function';

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide';
const QUOTAS = `${GUIDE}/http-api-quotas.html`;

/** With an origin that is allowed, for templates that have no CORS of their own. */
const cors = (values: Readonly<Record<string, unknown>>) =>
  set(API, 'CorsConfiguration', { AllowOrigins: ['https://shop.example'], AllowMethods: ['GET'], ...values });

/** The same types make APIs of WebSockets, whose routes and integrations follow other rules. */
function isHttp({ properties }: Resource, resources: Resources): boolean {
  const api = resources.find(({ id }) => namedIn(properties.ApiId).includes(id));
  return api?.properties.ProtocolType !== 'WEBSOCKET';
}

export const httpApi: readonly Constraint[] = [
  each(API, {
    rule: 'the name of an API has 1 to 128 characters',
    source: 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html',
    check: ({ properties }, resources) => /^.{1,128}$/.test(filledIn(properties.Name, resources)),
    refused: [set(API, 'Name', 'n'.repeat(129)), set(API, 'Name', '')],
  }),
  each(API, {
    rule: 'every origin is not allowed together with credentials',
    source: `${GUIDE}/http-api-cors.html`,
    check: ({ properties: { CorsConfiguration } }) => {
      const { AllowCredentials, AllowOrigins, AllowHeaders, AllowMethods } = record(CorsConfiguration);
      return AllowCredentials !== true || ![AllowOrigins, AllowHeaders, AllowMethods].some((all) => strings(all).includes('*'));
    },
    refused: [
      cors({ AllowOrigins: ['*'], AllowCredentials: true }),
      cors({ AllowHeaders: ['*'], AllowCredentials: true }),
      cors({ AllowMethods: ['*'], AllowCredentials: true }),
    ],
  }),
  each(API, {
    rule: 'an origin is a scheme and a host, without a path',
    source: `${GUIDE}/http-api-cors.html`,
    check: ({ properties }) =>
      strings(at(properties, 'CorsConfiguration.AllowOrigins')).filter((origin) => !/^(\*|https?:\/\/[^/\s]+)$/.test(origin)),
    refused: [cors({ AllowOrigins: ['https://shop.example/'] }), cors({ AllowOrigins: ['shop.example'] })],
  }),
  each(API, {
    rule: 'a preflight answer is kept for a day at most',
    source: 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html',
    check: ({ properties }) => {
      const seconds = at(properties, 'CorsConfiguration.MaxAge');
      return seconds === undefined || within(seconds, -1, 86_400);
    },
    refused: [cors({ MaxAge: 86_401 })],
  }),
  {
    rule: 'an API has up to 300 routes, 300 integrations and 10 authorizers',
    source: QUOTAS,
    faults: (resources) =>
      [[ROUTE, 300] as const, [INTEGRATION, 300] as const, [AUTHORIZER, 10] as const].flatMap(([type, most]) => {
        const { length } = resources.filter((resource) => resource.type === type);
        return length > most ? [`${length} of ${type}`] : [];
      }),
    refused: [add(ROUTE, {}, 301), add(INTEGRATION, {}, 301), add(AUTHORIZER, {}, 11)],
  },
  {
    rule: 'each route is made once, as a method and a path whose variables have names of their own',
    source: `${GUIDE}/http-api-develop-routes.html`,
    faults: (resources) => {
      const keys = resources
        .filter((resource) => resource.type === ROUTE && isHttp(resource, resources))
        .map(({ properties }) => String(properties.RouteKey));
      const method = 'ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT';
      const form = new RegExp(`^(\\$default|(${method}) (/|(/(\\{\\w+\\}|[\\w.~-]+))*(/\\{\\w+\\+\\})?))$`);
      const variables = (key: string) => [...key.matchAll(/\{(\w+)\+?\}/g)].map(([, name = '']) => name);
      return [...repeated(keys), ...keys.filter((key) => !form.test(key) || repeated(variables(key)).length > 0)];
    },
    refused: [
      set(ROUTE, 'RouteKey', 'GET /v1/health'),
      set(ROUTE, 'RouteKey', 'READ /v1/tickets'),
      set(ROUTE, 'RouteKey', 'GET v1/other'),
      set(ROUTE, 'RouteKey', 'GET /v1/{id}/other/{id}'),
      set(ROUTE, 'RouteKey', 'GET /v1/{rest+}/other'),
    ],
  },
  each(ROUTE, {
    rule: 'a route with an authorizer names it, and one without does not',
    source: `${GUIDE}/http-api-access-control.html`,
    check: ({ properties: { AuthorizationType = 'NONE', AuthorizerId } }) =>
      ['JWT', 'CUSTOM'].includes(String(AuthorizationType)) === (AuthorizerId !== undefined),
    refused: [set(ROUTE, 'AuthorizationType', 'JWT'), set(ROUTE, 'AuthorizerId', { Ref: 'Staff' })],
  }),
  each(AUTHORIZER, {
    rule: 'a JWT authorizer reads the token from a header or the query, for 1 to 50 audiences of one https issuer',
    source: `${GUIDE}/http-api-jwt-authorizer.html`,
    check: ({ properties }, resources) => {
      const from = strings(properties.IdentitySource);
      const issuer = filledIn(at(properties, 'JwtConfiguration.Issuer'), resources);
      return (
        from.length === 1 &&
        from.every((source) => /^\$request\.(header|querystring)\.[\w-]+$/.test(source)) &&
        within(list(at(properties, 'JwtConfiguration.Audience')).length, 1, 50) &&
        /^https:\/\/[^/?#]+(\/[^?#]*[^/?#])?$/.test(issuer)
      );
    },
    refused: [
      set(AUTHORIZER, 'IdentitySource', ['Authorization']),
      set(AUTHORIZER, 'IdentitySource', []),
      set(AUTHORIZER, 'JwtConfiguration.Audience', []),
      set(AUTHORIZER, 'JwtConfiguration.Audience', Array(51).fill('client')),
      set(AUTHORIZER, 'JwtConfiguration.Issuer', 'cognito-idp.eu-west-1.amazonaws.com/pool'),
    ],
  }),
  each(AUTHORIZER, {
    // API Gateway looks the issuer up when it makes the authorizer.
    rule: 'the pool that an authorizer believes is there before it',
    source: `${GUIDE}/http-api-jwt-authorizer.html`,
    check: ({ properties }, resources) =>
      namedIn(at(properties, 'JwtConfiguration.Issuer')).some((name) =>
        resources.some(({ id, type }) => id === name && type === 'AWS::Cognito::UserPool'),
      ),
    refused: [set(AUTHORIZER, 'JwtConfiguration.Issuer', 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other')],
  }),
  each(INTEGRATION, {
    rule: 'a function is called in format 1.0 or 2.0, and answers within 30 seconds',
    source: QUOTAS,
    check: (integration, resources) => {
      const { properties } = integration;
      if (!isHttp(integration, resources)) return true;
      const called = namedIn(properties.IntegrationUri);
      const lambda = resources.find(({ id, type }) => type === FUNCTION && called.includes(id));
      return (
        ['1.0', '2.0'].includes(String(properties.PayloadFormatVersion)) &&
        within(properties.TimeoutInMillis ?? 30_000, 50, 30_000) &&
        within(lambda?.properties.Timeout, 1, 30)
      );
    },
    refused: [
      set(INTEGRATION, 'PayloadFormatVersion', undefined),
      set(INTEGRATION, 'TimeoutInMillis', 30_001),
      setWhere(FUNCTION, 'FunctionName', 'Timeout', 31),
    ],
  }),
  each(STAGE, {
    rule: 'a line of the access log is one line of up to 3 KB with the id of the request in it',
    source: `${GUIDE}/http-api-logging.html`,
    check: ({ properties }) => {
      const format = String(at(properties, 'AccessLogSettings.Format'));
      if (properties.AccessLogSettings === undefined) return true;
      return /\$context\.(requestId|extendedRequestId)\b/.test(format) && !format.includes('\n') && format.length <= 3_072;
    },
    refused: [
      set(STAGE, 'AccessLogSettings.Format', '$context.status'),
      set(STAGE, 'AccessLogSettings.Format', '$context.requestId\n$context.status'),
      set(STAGE, 'AccessLogSettings.Format', `$context.requestId${' '.repeat(3_072)}`),
    ],
  }),
  each(STAGE, {
    rule: 'a stage is called $default, or by letters, digits, hyphens and underscores',
    source: `${GUIDE}/http-api-stages.html`,
    check: ({ properties }) => /^(\$default|[\w-]{1,128})$/.test(String(properties.StageName)),
    refused: [set(STAGE, 'StageName', 'v1/live'), set(STAGE, 'StageName', '$live')],
  }),
];
