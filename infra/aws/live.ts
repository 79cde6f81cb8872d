import { Arn, Aws, Stack, Validations } from 'aws-cdk-lib';
import { type CfnApi, type CfnStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { partsInFindings } from './findings';
import type { Settings } from './settings';

/** The stage's name is also the path at the API's host, and at the site: CloudFront passes paths on as they are. */
const STAGE = 'live';
export const LIVE_PATTERN = `/${STAGE}`;

const OPEN_BECAUSE = 'A socket hears nothing before its first message has shown a token or a pass, which the function checks.';
const UNNAMED_BECAUSE = 'A socket has no name before it is open; the statement names the API and its stage.';
const UNLOGGED_BECAUSE =
  'Nothing is read or changed through a socket but hints; the function logs its failures, and a line per hint would cost more than the hint.';

/** The WebSocket API through which open pages are told that there is something new. */
export class Live extends Construct {
  readonly #api: WebSocketApi;

  constructor(scope: Construct, id: string, { stackName }: Pick<Settings, 'stackName'>) {
    super(scope, id);
    this.#api = new WebSocketApi(this, 'Api', { apiName: `${stackName}-live`, description: 'Mostrador: news for open pages' });
  }

  /** Without a protocol. */
  get host(): string {
    return `${this.#api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`;
  }

  /** Where functions post to sockets. */
  get endpoint(): string {
    return `https://${this.host}${LIVE_PATTERN}`;
  }

  /** The sockets, for a permission to post to them. */
  get connectionsArn(): string {
    const resourceName = `${STAGE}/POST/@connections/*`;
    return Arn.format({ service: 'execute-api', resource: this.#api.apiId, resourceName }, Stack.of(this));
  }

  /** Has this function called for every socket that opens, says something, or closes. */
  serve(
    { lambda, role }: { readonly lambda: IFunction; readonly role: IRole },
    throttle: Pick<Settings, 'requestsPerSecond' | 'requestBurst'>,
  ): void {
    for (const key of ['$connect', '$default', '$disconnect']) {
      const route = this.#api.addRoute(key, { integration: new WebSocketLambdaIntegration(`on-${key.slice(1)}`, lambda) });
      Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: OPEN_BECAUSE });
    }
    // cdk-nag names the finding by the ARN, with the references in it.
    const id = Stack.of(this).getLogicalId(this.#api.node.defaultChild as CfnApi);
    const { partition, region, account } = partsInFindings(this);
    const sockets = `arn:${partition}:execute-api:${region}:${account}:<${id}>/${STAGE}/POST/@connections/*`;
    Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${sockets}]`, reason: UNNAMED_BECAUSE });
    const stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: this.#api,
      stageName: STAGE,
      autoDeploy: true,
      throttle: { rateLimit: throttle.requestsPerSecond, burstLimit: throttle.requestBurst },
    });
    Validations.of(stage.node.defaultChild as CfnStage).acknowledge({ id: 'AwsSolutions-APIG1', reason: UNLOGGED_BECAUSE });
  }
}
