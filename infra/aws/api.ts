import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type HttpRoute,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Route, RouteAuth } from '../../functions/registry';
import type { Settings } from './settings';

export interface ApiProps extends Pick<Settings, 'requestsPerSecond' | 'requestBurst' | 'logRetentionDays' | 'stackName'> {
  /** Other origins whose pages may embed the chat. */
  readonly embedOrigins: readonly string[];
}

/** Why a route is public at the gateway; staff routes are not. */
const OPEN_BECAUSE: Readonly<Record<Exclude<RouteAuth, 'staff'>, string>> = {
  none: 'For anybody: nothing of anybody is read or changed without a token.',
  conversation: "The bearer token is the conversation's own; the function compares it with the stored hash.",
  bot_framework:
    "The function checks Microsoft's signature, issuer, audience, service URL and tenant, and refuses when Teams is not set up.",
};

/** The HTTP API: its routes and their authorisation come from the registry. */
export class Api extends Construct {
  readonly http: HttpApi;
  readonly stage: HttpStage;

  readonly #props: ApiProps;
  /** By route key; CloudFormation's own names, since CDK passes them on as they are. */
  readonly #throttles: Record<string, { readonly ThrottlingRateLimit: number; readonly ThrottlingBurstLimit: number }> = {};

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    this.#props = props;
    this.http = new HttpApi(this, 'Http', {
      apiName: props.stackName,
      createDefaultStage: false,
      ...(props.embedOrigins.length === 0 ? {} : { corsPreflight: corsFor(props.embedOrigins) }),
    });
    const log = new LogGroup(this, 'AccessLog', {
      // Log groups with this prefix need no entry in the account's log policy, which has little room.
      logGroupName: `/aws/vendedlogs/${props.stackName}-api`,
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: props.requestsPerSecond, burstLimit: props.requestBurst },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(ACCESS_LOG) },
    });
  }

  /** Limits a route to its share; the stage must not be deployed before the routes that it names. */
  #throttle(routeKey: string, route: HttpRoute): void {
    const { requestsPerSecond, requestBurst } = this.#props;
    this.#throttles[routeKey] = {
      ThrottlingRateLimit: Math.ceil(requestsPerSecond * SHARE_OF_READS),
      ThrottlingBurstLimit: Math.ceil(requestBurst * SHARE_OF_READS),
    };
    const { defaultChild } = this.stage.node;
    if (!(defaultChild instanceof CfnStage)) return;
    defaultChild.routeSettings = this.#throttles;
    defaultChild.node.addDependency(route);
  }

  /** Without a protocol. */
  get host(): string {
    return `${this.http.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`;
  }

  /** Accepts only tokens of this pool that were issued for this client. */
  staffOnly(pool: IUserPool, client: IUserPoolClient): IHttpRouteAuthorizer {
    return new HttpUserPoolAuthorizer('Staff', pool, { userPoolClients: [client] });
  }

  /** Adds the routes of a function. */
  serve(name: string, lambda: IFunction, routes: readonly Route[], staff: IHttpRouteAuthorizer): void {
    if (routes.length === 0) return;
    const integration = new HttpLambdaIntegration(name, lambda, { scopePermissionToRoute: false });
    for (const { method, path, auth } of routes) {
      // API Gateway does not take a HEAD for a GET by itself.
      const methods = method === 'GET' ? [HttpMethod.GET, HttpMethod.HEAD] : [HttpMethod[method]];
      const added = this.http.addRoutes({
        path,
        methods,
        integration,
        authorizer: auth === 'staff' ? staff : new HttpNoneAuthorizer(),
      });
      for (const [index, route] of added.entries()) {
        const verb = methods[index] ?? method;
        if (isRead({ method, path, auth })) this.#throttle(`${verb} ${path}`, route);
        if (auth !== 'staff') Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: OPEN_BECAUSE[auth] });
      }
    }
  }
}

/** The part of all requests that each route which pages read again and again may take. */
const SHARE_OF_READS = 0.5;

/** Whether pages ask for it every few seconds: news, queue, ticket. Messages and actions must not wait behind these. */
function isRead({ method, auth }: Route): boolean {
  return method === 'GET' && (auth === 'conversation' || auth === 'staff');
}

/** One line of JSON per request, without path, query string and address: they would contain customers' data (T13). */
const ACCESS_LOG = JSON.stringify({
  // The functions' lines have it under the same name.
  correlation_id: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  functionMs: '$context.integrationLatency',
  gatewayError: '$context.error.responseType',
  authorizerError: '$context.authorizer.error',
});

function corsFor(origins: readonly string[]) {
  const { GET, POST, PUT, DELETE } = CorsHttpMethod;
  return {
    allowOrigins: [...origins],
    allowMethods: [GET, POST, PUT, DELETE],
    allowHeaders: ['authorization', 'content-type', 'if-none-match'],
    exposeHeaders: ['etag', 'retry-after'],
    maxAge: Duration.minutes(10),
  };
}
