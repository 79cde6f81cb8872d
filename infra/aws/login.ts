import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { ROLES } from '../../bot/model/service';
import type { Settings } from './settings';

export interface LoginProps extends Pick<Settings, 'deletionProtection'> {
  readonly mfa: Settings['loginMfa'];
  /** First part of the login page's address. */
  readonly prefix: string;
}

/** How long an access token is good for, and how long somebody stays signed in. */
const TOKEN_MINUTES = 15;
const SESSION_HOURS = 12;

/** Who may sign in at the desk: people whom an admin invited, in one group per role. */
export class Login extends Construct {
  readonly pool: UserPool;
  readonly #domain: UserPoolDomain;

  constructor(scope: Construct, id: string, props: LoginProps) {
    super(scope, id);
    this.pool = new UserPool(this, 'People', {
      selfSignUpEnabled: false,
      // The login is the key of the team in `service.yaml`, so it is a name and not an address.
      signInAliases: { username: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      // A new address counts once its owner has answered a mail to it. Cognito refuses `keepOriginal` without `autoVerify`.
      autoVerify: { email: true },
      keepOriginal: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: props.mfa === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: props.deletionProtection === 'on',
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    for (const [index, role] of [...ROLES].reverse().entries()) {
      this.pool.addGroup(role, { groupName: role, precedence: index });
    }
    this.#domain = this.pool.addDomain('Page', { cognitoDomain: { domainPrefix: props.prefix } });
    Validations.of(this.pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason:
        'The Plus plan is charged per person and month; codes by app (loginMfa=required) guard a team of people who know each other.',
    });
    if (props.mfa === 'optional') {
      Validations.of(this.pool).acknowledge({
        id: 'AwsSolutions-COG2',
        reason: 'An organisation turns it on with loginMfa=required once its people have an app for codes.',
      });
    }
  }

  /** Where discovery begins (OpenID Connect). */
  get authority(): string {
    return this.pool.userPoolProviderUrl;
  }

  /** What the desk's page talks to while somebody signs in. */
  get origins(): readonly string[] {
    return [`https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}`, this.#domain.baseUrl()];
  }

  /** The desk's page: a public client, so it has no secret and takes part in the code flow with PKCE only. */
  deskClient(siteUrl: string): UserPoolClient {
    return new UserPoolClient(this, 'Desk', {
      userPool: this.pool,
      generateSecret: false,
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      authFlows: { userPassword: false, userSrp: false, adminUserPassword: false, custom: false, user: false },
      oAuth: {
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [`${siteUrl}/desk`],
        logoutUrls: [`${siteUrl}/desk`],
      },
      accessTokenValidity: Duration.minutes(TOKEN_MINUTES),
      idTokenValidity: Duration.minutes(TOKEN_MINUTES),
      refreshTokenValidity: Duration.hours(SESSION_HOURS),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }
}
