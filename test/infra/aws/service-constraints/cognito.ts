import { list, record } from '../deployed';
import { add, at, type Constraint, each, repeated, set, strings, within } from './template/constraint';
import { filledIn } from './template/filled-in';
import { madeBefore } from './template/references';

const POOL = 'AWS::Cognito::UserPool';
const CLIENT = 'AWS::Cognito::UserPoolClient';
const DOMAIN = 'AWS::Cognito::UserPoolDomain';
const GROUP = 'AWS::Cognito::UserPoolGroup';
const USER = 'AWS::Cognito::UserPoolUser';
const PROVIDER = 'AWS::Cognito::UserPoolIdentityProvider';
const IN_GROUP = 'AWS::Cognito::UserPoolUserToGroupAttachment';

const GUIDE = 'https://docs.aws.amazon.com/cognito/latest/developerguide';
const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference';

const SECONDS: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };
const DAY = 86_400;
const STANDARD_SCOPES = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];

function validity(properties: Readonly<Record<string, unknown>>, token: 'AccessToken' | 'IdToken' | 'RefreshToken'): number {
  const unit = String(at(properties, `TokenValidityUnits.${token}`) ?? (token === 'RefreshToken' ? 'days' : 'hours'));
  return Number(properties[`${token}Validity`] ?? (token === 'RefreshToken' ? 30 : 1)) * (SECONDS[unit] ?? Number.NaN);
}

const provider = (changes: Readonly<Record<string, unknown>>) =>
  add(PROVIDER, {
    ProviderName: 'Organisation',
    ProviderDetails: { oidc_issuer: 'https://login.example.com' },
    AttributeMapping: { email: 'email' },
    ...changes,
  });

export const cognito: readonly Constraint[] = [
  each(PROVIDER, {
    rule: 'a provider has a name of up to 32 characters without spaces, an issuer over https without a slash at its end, and maps to attributes that the pool has',
    source: `${API}/API_CreateIdentityProvider.html`,
    check: ({ properties: { ProviderName, ProviderDetails, AttributeMapping } }, resources) => {
      const pool = resources.find(({ type }) => type === POOL);
      const names = list(pool?.properties.Schema).map((attribute) => String(record(attribute).Name));
      const mapped = Object.keys(record(AttributeMapping)).map((name) => name.replace(/^custom:/, ''));
      return [
        ...(/^[^_\s][\w-]{0,30}[^_\s]$/.test(String(ProviderName)) ? [] : [String(ProviderName)]),
        ...(/^https:\/\/.*[^/]$/.test(String(record(ProviderDetails).oidc_issuer)) ? [] : ['issuer']),
        ...mapped.filter((name) => !names.includes(name)),
      ];
    },
    refused: [
      provider({ ProviderName: 'our login' }),
      provider({ ProviderDetails: { oidc_issuer: 'https://login.example.com/' } }),
      provider({ AttributeMapping: { 'custom:team': 'team' } }),
    ],
  }),
  each(POOL, {
    // Otherwise: "All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes".
    rule: 'an attribute keeps its old value until the new one is verified only if Cognito verifies it by itself',
    source: `${GUIDE}/user-pool-settings-email-phone-verification.html`,
    check: ({ properties }) =>
      strings(at(properties, 'UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate')).filter(
        (attribute) => !strings(properties.AutoVerifiedAttributes).includes(attribute),
      ),
    refused: [
      set(POOL, 'AutoVerifiedAttributes', undefined),
      set(POOL, 'UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate', ['email', 'phone_number']),
    ],
  }),
  each(POOL, {
    rule: 'a verification message has a place for the code',
    source: `${GUIDE}/cognito-user-pool-settings-message-customizations.html`,
    check: ({ properties }) =>
      [
        properties.EmailVerificationMessage,
        properties.SmsVerificationMessage,
        at(properties, 'VerificationMessageTemplate.EmailMessage'),
        at(properties, 'VerificationMessageTemplate.SmsMessage'),
      ].flatMap((message) => (message === undefined || String(message).includes('{####}') ? [] : [String(message)])),
    refused: [
      set(POOL, 'EmailVerificationMessage', 'Hello'),
      set(POOL, 'VerificationMessageTemplate.EmailMessage', 'Your code is {###}'),
    ],
  }),
  each(POOL, {
    rule: 'a second factor can be asked for only when there is one, and can be sent only with what sends it',
    source: `${GUIDE}/user-pool-settings-mfa.html`,
    check: ({ properties }) => {
      const factors = strings(properties.EnabledMfas);
      const asked = ['ON', 'OPTIONAL'].includes(String(properties.MfaConfiguration));
      return [
        ...(asked && factors.length === 0 ? ['no factor'] : []),
        ...(factors.includes('SMS_MFA') && properties.SmsConfiguration === undefined ? ['nobody sends SMS'] : []),
        ...(factors.includes('EMAIL_OTP') && at(properties, 'EmailConfiguration.EmailSendingAccount') !== 'DEVELOPER'
          ? ['SES does not send the mail']
          : []),
      ];
    },
    refused: [set(POOL, 'EnabledMfas', []), set(POOL, 'EnabledMfas', ['SMS_MFA']), set(POOL, 'EnabledMfas', ['EMAIL_OTP'])],
  }),
  each(POOL, {
    rule: 'a password has 6 to 99 characters at least, and a temporary one is good for up to a year',
    source: `${API}/API_PasswordPolicyType.html`,
    check: ({ properties }) =>
      within(at(properties, 'Policies.PasswordPolicy.MinimumLength'), 6, 99) &&
      within(at(properties, 'Policies.PasswordPolicy.TemporaryPasswordValidityDays'), 0, 365),
    refused: [
      set(POOL, 'Policies.PasswordPolicy.MinimumLength', 5),
      set(POOL, 'Policies.PasswordPolicy.TemporaryPasswordValidityDays', 366),
    ],
  }),
  each(POOL, {
    rule: 'ways to recover an account have priorities of their own, and an administrator is not one way among others',
    source: `${API}/API_AccountRecoverySettingType.html`,
    check: ({ properties }) => {
      const ways = list(at(properties, 'AccountRecoverySetting.RecoveryMechanisms')).map(record);
      return [
        ...repeated(ways.map(({ Priority }) => String(Priority))),
        ...ways.flatMap(({ Priority }) => (within(Priority, 1, 2) ? [] : [`priority ${Priority}`])),
        ...(ways.length > 1 && ways.some(({ Name }) => Name === 'admin_only') ? ['admin_only among others'] : []),
      ];
    },
    refused: [
      set(POOL, 'AccountRecoverySetting.RecoveryMechanisms.1', { Name: 'verified_phone_number', Priority: 1 }),
      set(POOL, 'AccountRecoverySetting.RecoveryMechanisms.1', { Name: 'admin_only', Priority: 2 }),
      set(POOL, 'AccountRecoverySetting.RecoveryMechanisms.0.Priority', 3),
    ],
  }),
  each(DOMAIN, {
    rule: 'the first part of the login address is lower-case, and has neither aws nor amazon nor cognito in it',
    source: `${GUIDE}/cognito-user-pools-assign-domain-prefix.html`,
    check: ({ properties }, resources) =>
      /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(filledIn(properties.Domain, resources)),
    refused: ['Mostrador', 'our-aws-desk', 'desk-', 'd'.repeat(64)].map((domain) => set(DOMAIN, 'Domain', domain)),
  }),
  each(CLIENT, {
    rule: 'a browser is sent back to an https address without a fragment, or to this machine',
    source: `${API}/API_CreateUserPoolClient.html`,
    check: ({ properties }, resources) =>
      [...list(properties.CallbackURLs), ...list(properties.LogoutURLs)]
        .map((url) => filledIn(url, resources))
        .filter((url) => !/^(https:\/\/[^/#]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)(\/[^#]*)?$/.test(url)),
    refused: [
      set(CLIENT, 'CallbackURLs', ['http://shop.example/desk']),
      set(CLIENT, 'LogoutURLs', ['https://shop.example/#desk']),
      set(CLIENT, 'CallbackURLs', ['/desk']),
    ],
  }),
  each(CLIENT, {
    rule: 'what belongs to OAuth is set with OAuth turned on, with somewhere to go back to',
    source: `${API}/API_CreateUserPoolClient.html`,
    check: ({ properties }) =>
      list(properties.AllowedOAuthFlows).length === 0 ||
      (properties.AllowedOAuthFlowsUserPoolClient === true &&
        list(properties.AllowedOAuthScopes).length > 0 &&
        list(properties.CallbackURLs).length > 0),
    refused: [
      set(CLIENT, 'AllowedOAuthFlowsUserPoolClient', undefined),
      set(CLIENT, 'AllowedOAuthScopes', []),
      set(CLIENT, 'CallbackURLs', undefined),
    ],
  }),
  each(CLIENT, {
    rule: 'a scope is one that Cognito knows or that a resource server defines',
    source: `${GUIDE}/cognito-user-pools-define-resource-servers.html`,
    check: ({ properties }, resources) =>
      resources.some(({ type }) => type === 'AWS::Cognito::UserPoolResourceServer')
        ? []
        : strings(properties.AllowedOAuthScopes).filter((scope) => !STANDARD_SCOPES.includes(scope)),
    refused: [set(CLIENT, 'AllowedOAuthScopes', ['openid', 'tickets'])],
  }),
  each(CLIENT, {
    rule: 'a client identifies itself by a secret if it asks for tokens for itself, and asks for those alone',
    source: `${API}/API_CreateUserPoolClient.html`,
    check: ({ properties }) =>
      !strings(properties.AllowedOAuthFlows).includes('client_credentials') ||
      (properties.GenerateSecret === true && list(properties.AllowedOAuthFlows).length === 1),
    refused: [
      set(CLIENT, 'AllowedOAuthFlows', ['client_credentials']),
      set(CLIENT, 'AllowedOAuthFlows', ['code', 'client_credentials']),
    ],
  }),
  each(CLIENT, {
    rule: 'old names of sign-in flows do not stand beside new ones',
    source: `${API}/API_CreateUserPoolClient.html`,
    check: ({ properties }) => {
      const flows = strings(properties.ExplicitAuthFlows);
      return flows.every((flow) => flow.startsWith('ALLOW_')) || flows.every((flow) => !flow.startsWith('ALLOW_'));
    },
    refused: [set(CLIENT, 'ExplicitAuthFlows', ['ALLOW_REFRESH_TOKEN_AUTH', 'USER_PASSWORD_AUTH'])],
  }),
  each(CLIENT, {
    rule: 'access and ID tokens are good for 5 minutes to a day, a session for an hour to ten years and for no less than they are',
    source: `${API}/API_TokenValidityUnitsType.html`,
    check: ({ properties }) => {
      const session = validity(properties, 'RefreshToken');
      const short = [validity(properties, 'AccessToken'), validity(properties, 'IdToken')];
      return within(session, 3_600, 3_650 * DAY) && short.every((seconds) => within(seconds, 300, Math.min(DAY, session)));
    },
    refused: [
      set(CLIENT, 'AccessTokenValidity', 4),
      set(CLIENT, 'IdTokenValidity', 24 * 60 + 1),
      set(CLIENT, 'RefreshTokenValidity', 59),
      set(CLIENT, 'TokenValidityUnits.RefreshToken', 'seconds'),
      set(CLIENT, 'AccessTokenValidity', 12 * 60 + 1),
    ],
  }),
  {
    rule: 'groups of a pool have names of their own, without spaces, and precedences from 0',
    source: `${API}/API_CreateGroup.html`,
    faults: (resources) => {
      const groups = resources.filter(({ type }) => type === GROUP).map(({ properties }) => properties);
      return [
        ...repeated(groups.map(({ GroupName }) => String(GroupName))),
        ...groups.flatMap(({ GroupName, Precedence }) =>
          /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u.test(String(GroupName)) && within(Precedence, 0, 2 ** 31 - 1)
            ? []
            : [`${GroupName}, ${Precedence}`],
        ),
      ];
    },
    refused: [set(GROUP, 'GroupName', 'staff'), set(GROUP, 'GroupName', 'the leads'), set(GROUP, 'Precedence', -1)],
  },
  each(USER, {
    rule: 'a user has a name without spaces, the attributes that the pool requires, and an address to be invited at',
    source: `${API}/API_AdminCreateUser.html`,
    check: ({ properties: { Username, UserAttributes, DesiredDeliveryMediums } }) => {
      const given = list(UserAttributes).map((attribute) => String(record(attribute).Name));
      return (
        /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u.test(String(Username)) &&
        given.includes('email') &&
        repeated(given).length === 0 &&
        strings(DesiredDeliveryMediums).join() === 'EMAIL'
      );
    },
    refused: [
      add(USER, {
        Username: 'two words',
        UserAttributes: [{ Name: 'email', Value: 'a@example.com' }],
        DesiredDeliveryMediums: ['EMAIL'],
      }),
      add(USER, { Username: 'carmen', UserAttributes: [], DesiredDeliveryMediums: ['EMAIL'] }),
      // Without it, Cognito invites by SMS.
      add(USER, { Username: 'carmen', UserAttributes: [{ Name: 'email', Value: 'a@example.com' }] }),
    ],
  }),
  each(IN_GROUP, {
    rule: 'a user is put into a group that is made before',
    source: `${API}/API_AdminAddUserToGroup.html`,
    check: (resource, resources) => {
      const before = madeBefore(resource, resources);
      const { GroupName } = resource.properties;
      return resources.some(({ id, type, properties }) => type === GROUP && properties.GroupName === GroupName && before.has(id));
    },
    refused: [
      add(IN_GROUP, { GroupName: 'admin', Username: 'carmen' }),
      add(IN_GROUP, { GroupName: 'owners', Username: 'carmen' }),
    ],
  }),
];
