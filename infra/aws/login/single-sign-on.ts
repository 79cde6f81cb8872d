import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import {
  LambdaVersion,
  ProviderAttribute,
  type UserPool,
  UserPoolIdentityProviderOidc,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime, SystemLogLevel } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Settings } from '../settings';

/** As the login page shows it. */
const PROVIDER_NAME = 'Organisation';

export interface SingleSignOnProps extends Pick<Settings, 'stackName' | 'logRetentionDays'> {
  readonly pool: UserPool;
  readonly settings: NonNullable<Settings['singleSignOn']>;
}

/**
 * The organisation's own OpenID provider beside the people of the pool. A function maps its groups to ours before a token is
 * issued, so that the API knows one form of token only.
 */
export class SingleSignOn extends Construct {
  readonly provider: UserPoolIdentityProviderOidc;

  constructor(scope: Construct, id: string, { pool, settings, stackName, logRetentionDays }: SingleSignOnProps) {
    super(scope, id);
    this.provider = new UserPoolIdentityProviderOidc(this, 'Provider', {
      userPool: pool,
      name: PROVIDER_NAME,
      issuerUrl: settings.issuer,
      clientId: settings.clientId,
      // A reference, which CloudFormation resolves: the secret itself is not in the template.
      clientSecret: SecretValue.secretsManager(settings.secretArn).unsafeUnwrap(),
      scopes: ['openid', 'profile', 'email'],
      attributeMapping: {
        email: ProviderAttribute.other(settings.emailClaim),
        custom: {
          'custom:groups': ProviderAttribute.other(settings.groupsClaim),
          'custom:login': ProviderAttribute.other(settings.loginClaim),
        },
      },
    });
    const log = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${stackName}-sign-in`,
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    log.grantWrite(role);
    const claims = new LambdaFunction(this, 'Claims', {
      description: "Maps the groups of the organisation's login to those of the desk",
      code: Code.fromInline(readFileSync(join(__dirname, 'claims.lambda.js'), 'utf8')),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 128,
      // Cognito waits no longer.
      timeout: Duration.seconds(5),
      environment: { GROUPS: JSON.stringify(settings.groups) },
      role,
      logGroup: log,
      loggingFormat: LoggingFormat.JSON,
      systemLogLevelV2: SystemLogLevel.WARN,
    });
    pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, claims, LambdaVersion.V2_0);
  }
}
