import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolUser,
  CfnUserPoolUserToGroupAttachment,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StringAttribute,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct, type IDependable } from 'constructs';
import { ROLES, type Role } from '../../bot/model/service';
import { SingleSignOn } from './login/single-sign-on';
import type { FirstAdmin } from './service-file';
import type { Settings } from './settings';

export interface LoginProps extends Pick<Settings, 'deletionProtection' | 'stackName' | 'logRetentionDays'> {
  readonly mfa: Settings['loginMfa'];
  /** First part of the login page's address. */
  readonly prefix: string;
  readonly singleSignOn?: Settings['singleSignOn'];
}

/** Lifetime of an access token, and how long a person stays signed in. */
const TOKEN_MINUTES = 15;
const SESSION_HOURS = 12;

const FIRST_ADMIN_ROLE: Role = 'admin';

/** Who may sign in at the desk: people invited by an admin, in one group per role. */
export class Login extends Construct {
  readonly pool: UserPool;
  readonly #domain: UserPoolDomain;
  readonly #singleSignOn?: SingleSignOn;

  constructor(scope: Construct, id: string, props: LoginProps) {
    super(scope, id);
    this.pool = new UserPool(this, 'People', {
      selfSignUpEnabled: false,
      // The login is the key of the team in `service.yaml`, so it is a name, not an e-mail address.
      signInAliases: { username: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      // Of people who sign in at the organisation's own login. Always there: an attribute can never be removed.
      customAttributes: {
        groups: new StringAttribute({ mutable: true, maxLen: 2_048 }),
        login: new StringAttribute({ mutable: true, maxLen: 256 }),
      },
      // A new e-mail address counts only once its owner has confirmed it. Cognito rejects `keepOriginal` without
      // `autoVerify`.
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
    if (props.singleSignOn !== undefined) {
      const { stackName, logRetentionDays, singleSignOn: settings } = props;
      this.#singleSignOn = new SingleSignOn(this, 'SingleSignOn', { pool: this.pool, settings, stackName, logRetentionDays });
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

  /** Base address for OpenID Connect discovery. */
  get authority(): string {
    return this.pool.userPoolProviderUrl;
  }

  /** The origins that the desk's page calls while somebody signs in. */
  get origins(): readonly string[] {
    return [`https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}`, this.#domain.baseUrl()];
  }

  /**
   * Invites the first admin: Cognito mails them a password. The user outlives these lines of the settings, as do the rights.
   * Everything else comes first, so that the desk is there when the mail arrives.
   */
  invite({ login, email }: FirstAdmin, after: IDependable): void {
    const group = this.pool.node.tryFindChild(FIRST_ADMIN_ROLE);
    if (group === undefined) throw new Error(`There is no group ${FIRST_ADMIN_ROLE}.`);
    const user = new CfnUserPoolUser(this, 'FirstAdmin', {
      userPoolId: this.pool.userPoolId,
      username: login,
      desiredDeliveryMediums: ['EMAIL'],
      userAttributes: [
        { name: 'email', value: email },
        { name: 'email_verified', value: 'true' },
      ],
    });
    user.node.addDependency(after);
    const attached = new CfnUserPoolUserToGroupAttachment(this, 'FirstAdminRights', {
      userPoolId: this.pool.userPoolId,
      username: user.ref,
      groupName: FIRST_ADMIN_ROLE,
    });
    attached.node.addDependency(group);
    for (const resource of [user, attached]) resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  }

  /** The desk's client: public, so it has no secret and uses only the code flow with PKCE. */
  deskClient(siteUrl: string): UserPoolClient {
    const provider = this.#singleSignOn?.provider;
    const client = new UserPoolClient(this, 'Desk', {
      userPool: this.pool,
      generateSecret: false,
      supportedIdentityProviders: [
        UserPoolClientIdentityProvider.COGNITO,
        ...(provider === undefined ? [] : [UserPoolClientIdentityProvider.custom(provider.providerName)]),
      ],
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
    if (provider !== undefined) client.node.addDependency(provider);
    return client;
  }
}
