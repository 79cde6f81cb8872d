import { readSettings } from '../../../infra/aws/settings';

const tenant = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
const secret = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:teams/password-AbC123';
const zone = 'Z0123456789ABCDEFGHIJ';
const certificate = 'arn:aws:acm:us-east-1:111122223333:certificate/1c2d';

describe('the settings of a deployment', () => {
  it('name the stack after any stage but prod, so that two stages do not replace each other', () => {
    expect(readSettings({}, 'test').stackName).toBe('Mostrador-test');
    expect(readSettings({ stackName: 'Desk' }, 'test').stackName).toBe('Desk');
  });

  it('are complete when nothing is set', () => {
    expect(readSettings({})).toEqual({
      stackName: 'Mostrador',
      knowledge: 'knowledge',
      logRetentionDays: 90,
      requestsPerSecond: 100,
      requestBurst: 200,
      concurrency: {},
      loginMfa: 'optional',
      publishKnowledge: 'off',
      deletionProtection: 'on',
      backups: 'on',
      siteMode: 'none',
      dashboard: 'off',
    });
  });

  it('take numbers as the command line writes them', () => {
    expect(readSettings({ requestsPerSecond: '250', logRetentionDays: '30' })).toMatchObject({
      requestsPerSecond: 250,
      logRetentionDays: 30,
    });
  });

  it('reserve concurrency function by function', () => {
    expect(readSettings({ concurrency: 'chat:100, relay:5' }).concurrency).toEqual({ chat: 100, relay: 5 });
    expect(readSettings({ concurrency: { chat: 100 } }).concurrency).toEqual({ chat: 100 });
  });

  it('keep together what belongs together', () => {
    expect(readSettings({ teamsAppId: tenant, teamsTenantId: tenant, teamsSecretArn: secret }).teams).toEqual({
      appId: tenant,
      tenantIds: tenant,
      secretArn: secret,
    });
    expect(readSettings({ siteDomain: 'help.example.com', certificateArn: certificate }).site).toEqual({
      domain: 'help.example.com',
      certificateArn: certificate,
    });
    expect(readSettings({ siteDomain: 'help.example.com', hostedZoneId: zone, region: 'eu-west-1' }).site).toEqual({
      domain: 'help.example.com',
      hostedZoneId: zone,
    });
  });

  it.each([
    ['alarmMail', 'ops@example.com'],
    ['ssoLoginClaim', 'email'],
    ['teamsAppID', tenant],
    ['stackName', '1st'],
    ['stackName', 'a name'],
    ['stackName', ''],
    ['alarmEmail', 'nobody'],
    ['mailFrom', 'Help <help@example.com>'],
    ['mailFrom', 42],
    ['logRetentionDays', '100'],
    ['logRetentionDays', 'for ever'],
    ['requestsPerSecond', '0'],
    ['requestsPerSecond', '1.5'],
    ['requestsPerSecond', ''],
    ['requestBurst', '5001'],
    ['concurrency', 'chat'],
    ['concurrency', 'chat:0'],
    ['concurrency', 'bot:10'],
    ['concurrency', { chat: '1' }],
    ['concurrency', { bot: 1 }],
    ['requestsPerSecond', true],
    ['account', 111122223333],
    ['region', 'Ireland'],
    ['loginMfa', 'yes'],
    ['deletionProtection', 'yes'],
    ['backups', '35'],
    ['loginPrefix', 'our-aws-desk'],
    ['loginPrefix', 'Desk'],
    ['siteDomain', 'https://help.example.com'],
    ['certificateArn', certificate.replace('us-east-1', 'eu-west-1')],
    ['hostedZoneId', 'example.com'],
    ['siteMode', 'shop'],
    ['customerPage', 'http://www.example.com/help'],
    ['customerPage', 'https://www.example.com/#help'],
    ['adminEmail', 'carmen'],
    ['adminLogin', 'two words'],
    ['webAclArn', 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/b'],
    ['teamsAppId', 'bot'],
    ['teamsTenantId', `${tenant};${tenant}`],
    ['teamsSecretArn', secret.replace('-AbC123', '')],
    ['restoredTable', 'a table'],
  ])('refuse %s = %j, naming the key', (key, value) => {
    expect(() => readSettings({ [key]: value })).toThrow(`\`${key}\``);
  });

  it.each([
    [{ siteDomain: 'help.example.com' }, 'hostedZoneId'],
    [{ certificateArn: certificate }, 'siteDomain'],
    [{ hostedZoneId: zone }, 'siteDomain'],
    [{ siteDomain: 'help.example.com', hostedZoneId: zone }, 'region'],
    [{ adminLogin: 'carmen' }, 'adminEmail'],
    [{ monthlyBudgetDollars: 50 }, 'alarmEmail'],
    [{ teamsAppId: tenant, teamsTenantId: tenant }, 'teamsSecretArn'],
    [{ teamsSecretArn: secret }, 'teamsAppId'],
    [{ ssoIssuer: 'https://login.example.com', ssoClientId: 'desk', ssoSecretArn: secret, ssoGroups: {} }, 'ssoLoginClaim'],
  ])('refuse %j, naming what is missing', (context, missing) => {
    expect(() => readSettings(context)).toThrow(new RegExp(`\`${missing}\`.* is missing`));
  });

  it('name every fault at once', () => {
    expect(() => readSettings({ alarmEmail: 'x', loginMfa: 'x' })).toThrow(/`alarmEmail`.*`loginMfa`/);
  });
});
