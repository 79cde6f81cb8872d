import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { type Deployed, deploy, FULL, SYNTHESIS_MS } from './deployed';
import { madeBefore } from './service-constraints/template/references';

let plain: Deployed;
let full: Deployed;
beforeAll(() => {
  plain = deploy();
  full = deploy(FULL);
}, SYNTHESIS_MS);

const claimsFunction = (deployed: Deployed) =>
  deployed.all('AWS::Lambda::Function').find(({ properties }) => String(properties.Description).startsWith('Maps the groups'));

describe("the organisation's own login", () => {
  it('is there only with its settings', () => {
    expect(plain.all('AWS::Cognito::UserPoolIdentityProvider')).toEqual([]);
    expect(claimsFunction(plain)).toBeUndefined();
    expect(plain.one('AWS::Cognito::UserPool').properties.LambdaConfig).toBeUndefined();
    expect(plain.one('AWS::Cognito::UserPoolClient').properties.SupportedIdentityProviders).toEqual(['COGNITO']);
  });

  it('is a provider of the pool, whose secret is not in the template', () => {
    const provider = full.one('AWS::Cognito::UserPoolIdentityProvider');
    expect(provider.properties).toMatchObject({
      ProviderType: 'OIDC',
      ProviderDetails: {
        oidc_issuer: FULL.ssoIssuer,
        client_id: FULL.ssoClientId,
        client_secret: `{{resolve:secretsmanager:${FULL.ssoSecretArn}:SecretString:::}}`,
      },
      AttributeMapping: { email: 'mail', 'custom:groups': 'roles', 'custom:login': 'upn' },
    });
    const client = full.one('AWS::Cognito::UserPoolClient');
    expect(client.properties.SupportedIdentityProviders).toEqual(['COGNITO', { Ref: provider.id }]);
    expect(madeBefore(client, full.resources)).toContain(provider.id);
  });

  it('has its groups mapped before an access token is issued', () => {
    const id = claimsFunction(full)?.id;
    expect(full.one('AWS::Cognito::UserPool').properties.LambdaConfig).toEqual({
      PreTokenGenerationConfig: { LambdaArn: { 'Fn::GetAtt': [id, 'Arn'] }, LambdaVersion: 'V2_0' },
    });
    const allowed = full
      .all('AWS::Lambda::Permission')
      .filter(({ properties }) => JSON.stringify(properties).includes(String(id)));
    expect(allowed.map(({ properties: { Principal } }) => Principal)).toEqual(['cognito-idp.amazonaws.com']);
  });

  it('finds room for what it says of a person in every pool, since attributes cannot be removed again', () => {
    for (const { one } of [plain, full]) {
      const names = JSON.stringify(one('AWS::Cognito::UserPool').properties.Schema);
      for (const name of ['groups', 'login']) expect(names).toContain(`"Name":"${name}"`);
    }
  });
});

describe('the function that maps groups', () => {
  const source = readFileSync(join(__dirname, '../../../infra/aws/login/claims.lambda.js'), 'utf8');
  const GROUPS = JSON.stringify({ staff: ['support', 'shops'], lead: ['leads'], admin: ['it'] });
  async function issued(userAttributes: Readonly<Record<string, string>>) {
    const exported: { handler?: (event: object) => Promise<{ readonly response: unknown }> } = {};
    runInNewContext(source, { exports: exported, process: { env: { GROUPS } } });
    const event = { request: { userAttributes }, response: {} };
    return JSON.parse(JSON.stringify((await exported.handler?.(event))?.response));
  }
  const external = { 'cognito:user_status': 'EXTERNAL_PROVIDER', 'custom:login': 'carmen' };

  it('fits into a template', () => {
    expect(source.length).toBeLessThan(4_096);
  });

  it.each([
    ['["shops","it"]', ['staff', 'admin']],
    ['[shops, it]', ['staff', 'admin']],
    ['leads', ['lead']],
    ['["leads-of-others","everybody"]', []],
    ['', []],
  ])('gives whoever is in %s the groups %j', async (groups, ours) => {
    expect(await issued({ ...external, 'custom:groups': groups })).toEqual({
      claimsAndScopeOverrideDetails: {
        groupOverrideDetails: { groupsToOverride: ours },
        accessTokenGeneration: { claimsToAddOrOverride: { mostrador_login: 'carmen' } },
      },
    });
  });

  it('gives no group to whom the provider names none', async () => {
    expect((await issued(external)).claimsAndScopeOverrideDetails.groupOverrideDetails.groupsToOverride).toEqual([]);
  });

  it('leaves the people of the pool as they are, whatever their attributes say', async () => {
    expect(await issued({ 'cognito:user_status': 'CONFIRMED', 'custom:groups': 'it', 'custom:login': 'carmen' })).toEqual({});
  });
});
