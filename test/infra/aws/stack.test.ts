import { TABLE } from '../../../bot/adapters/dynamodb/table/schema';
import { type Deployed, deploy, FULL, list, record, SYNTHESIS_MS } from './deployed';
import { madeBefore } from './service-constraints/template/references';

let plain: Deployed;
let full: Deployed;
beforeAll(() => {
  plain = deploy();
  full = deploy(FULL, { embedOrigins: ['https://shop.example'] });
}, SYNTHESIS_MS);

describe('the table', () => {
  const table = () => plain.one('AWS::DynamoDB::GlobalTable');

  it('has the keys and indexes that the store works by', () => {
    const keysOf = (schema: unknown) => list(schema).map((key) => record(key).AttributeName);
    expect(keysOf(table().properties.KeySchema)).toEqual([TABLE.partitionKey, TABLE.sortKey]);
    expect(record(table().properties.TimeToLiveSpecification)).toEqual({ AttributeName: TABLE.ttl, Enabled: true });
    const indexes = list(table().properties.GlobalSecondaryIndexes).map(record);
    expect(indexes.map(({ IndexName, KeySchema }) => [IndexName, ...keysOf(KeySchema)])).toEqual(
      TABLE.indexes.map(({ name, partitionKey, sortKey }) => [name, partitionKey, sortKey]),
    );
  });

  it('is paid by use, encrypted, backed up, guarded against deletion, and outlives the stack', () => {
    expect(table().properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }, DeletionProtectionEnabled: true }],
    });
    expect(table().raw).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  it('has no backups where the settings say so', () => {
    const { properties } = deploy({ backups: 'off' }).one('AWS::DynamoDB::GlobalTable');
    expect(properties).toMatchObject({
      Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } }],
    });
  });

  it('can be one that was restored, which the stack takes over while its own stays', () => {
    const tables = full.all('AWS::DynamoDB::GlobalTable');
    const [own] = tables.filter(({ properties }) => properties.TableName === undefined);
    const [restored] = tables.filter(({ properties }) => properties.TableName === 'desk-restored');
    expect(tables).toHaveLength(2);
    expect(own?.id).toBe(table().id);
    expect(restored?.raw).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    expect(restored?.properties).toEqual({ ...own?.properties, TableName: 'desk-restored' });
    expect(full.environment('chat').TABLE_NAME).toEqual({ Ref: restored?.id });
    expect(JSON.stringify(full.statements('chat'))).toContain(`${restored?.id}`);
    expect(JSON.stringify(full.statements('chat'))).not.toContain(`${own?.id}`);
  });

  it('is another resource when another one is restored, so that none replaces another', () => {
    const again = deploy({ ...FULL, restoredTable: 'desk-restored-2' }).all('AWS::DynamoDB::GlobalTable');
    const known = full.all('AWS::DynamoDB::GlobalTable').map(({ id }) => id);
    expect(again.filter(({ id }) => known.includes(id))).toHaveLength(1);
  });

  /** As CloudFormation decides it; `cdk deploy` passes the value of the deployment before unless another is given. */
  const refusal = ({ template }: Deployed, before?: string) => {
    const { Parameters, Rules } = template.toJSON();
    const value = before ?? record(record(Parameters).TableInUse).Default;
    const [assertion, ...others] = list(record(record(Rules).TableStays).Assertions).map(record);
    const [parameter, table] = list(record(assertion?.Assert)['Fn::Equals']);
    expect([others, parameter]).toEqual([[], { Ref: 'TableInUse' }]);
    return value === table ? undefined : assertion?.AssertDescription;
  };

  it('is not switched by a deployment that has lost the setting, nor by one that names another', () => {
    expect([refusal(plain), refusal(full)]).toEqual([undefined, undefined]);
    expect([refusal(plain, 'own'), refusal(full, 'desk-restored')]).toEqual([undefined, undefined]);
    expect(refusal(plain, 'desk-restored')).toMatch(/would switch to the table "own".*--parameters TableInUse=own/);
    expect(refusal(full, 'own')).toMatch(/--parameters TableInUse=desk-restored/);
  });
});

describe('the login', () => {
  it('is for people whom somebody invited, in three groups', () => {
    expect(plain.one('AWS::Cognito::UserPool').properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: true, RequireUppercase: true, RequireNumbers: true } },
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
    const groups = plain
      .all('AWS::Cognito::UserPoolGroup')
      .map(({ properties }) => [properties.GroupName, properties.Precedence]);
    expect(Object.fromEntries(groups)).toEqual({ admin: 0, lead: 1, staff: 2 });
  });

  it('gives the page short tokens by the code flow, without a secret, and no other way', () => {
    expect(plain.one('AWS::Cognito::UserPoolClient').properties).toMatchObject({
      AllowedOAuthFlows: ['code'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      GenerateSecret: false,
      AccessTokenValidity: 15,
      TokenValidityUnits: { AccessToken: 'minutes' },
      EnableTokenRevocation: true,
    });
  });

  it('invites the first admin when everything else is there, and keeps them whatever becomes of the settings', () => {
    const user = full.one('AWS::Cognito::UserPoolUser');
    expect(user.properties).toMatchObject({
      Username: 'carmen',
      DesiredDeliveryMediums: ['EMAIL'],
      UserAttributes: expect.arrayContaining([{ Name: 'email', Value: 'carmen@example.com' }]),
    });
    const rights = full.one('AWS::Cognito::UserPoolUserToGroupAttachment');
    expect(rights.properties).toMatchObject({ GroupName: 'admin', Username: { Ref: user.id } });
    for (const { raw } of [user, rights]) {
      expect(raw).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    }
    const pages = full.all('Custom::CDKBucketDeployment').find(({ properties }) => properties.Prune === true);
    expect(madeBefore(user, full.resources)).toContain(pages?.id);
    expect(plain.all('AWS::Cognito::UserPoolUser')).toEqual([]);
  });

  it('asks everybody for a code if it has to', () => {
    expect(full.one('AWS::Cognito::UserPool').properties.MfaConfiguration).toBe('ON');
  });
});

describe('the stack', () => {
  it('has no finding of cdk-nag', () => {
    expect(plain.findings()).toEqual([]);
    expect(full.findings()).toEqual([]);
  });

  it('says why, rule by rule, where it does otherwise', () => {
    expect(plain.acknowledged.length).toBeGreaterThan(0);
    for (const [rule, reason] of plain.acknowledged) expect([rule, reason.split(' ').length >= 5]).toEqual([rule, true]);
  });

  it('tells its operator the addresses', () => {
    expect(Object.keys(plain.template.findOutputs('*'))).toEqual(
      expect.arrayContaining([
        'SiteUrl',
        'ApiUrl',
        'TeamsEndpoint',
        'UserPoolId',
        'ClientId',
        'TableName',
        'KnowledgeBucketName',
        'HelpBucketName',
      ]),
    );
  });

  it('reserves concurrency only where it is told to', () => {
    const reserved = (deployed: Deployed) =>
      deployed
        .all('AWS::Lambda::Function')
        .flatMap(({ properties }) =>
          properties.ReservedConcurrentExecutions === undefined
            ? []
            : [[properties.FunctionName, properties.ReservedConcurrentExecutions]],
        );
    expect(reserved(plain)).toEqual([]);
    expect(reserved(full)).toEqual([['Mostrador-chat', 50]]);
  });

  it('keeps the knowledge versions, whatever happens to it', () => {
    const [bucket] = plain.all('AWS::S3::Bucket').filter(({ properties }) => properties.VersioningConfiguration !== undefined);
    expect(bucket?.properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(bucket?.raw.DeletionPolicy).toBe('RetainExceptOnCreate');
  });

  it('publishes its knowledge where none is, and says what it did', () => {
    const [seeding] = plain.all('Custom::AWS');
    expect(JSON.stringify(seeding?.properties.Update)).toContain('mostrador.deployed');
    expect(Object.keys(plain.template.findOutputs('*'))).toContain('KnowledgeNote');
  });
});
