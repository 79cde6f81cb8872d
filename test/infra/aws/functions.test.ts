import { readConfig } from '../../../functions/config';
import { FUNCTION_NAMES, type FunctionName, REGISTRY } from '../../../functions/registry';
import { type Deployed, deploy, FULL, list, record, SYNTHESIS_MS } from './deployed';

const WRITING = /Put|Update|Delete|BatchWrite|ConditionCheck/;

let plain: Deployed;
let full: Deployed;
beforeAll(() => {
  plain = deploy();
  full = deploy(FULL, { embedOrigins: ['https://shop.example'] });
}, SYNTHESIS_MS);

describe('functions', () => {
  it.each(FUNCTION_NAMES)('%s runs on Node 22 or newer, on arm64, as its row says', (name) => {
    const properties = record(plain.all('AWS::Lambda::Function').find(({ id }) => id === plain.functionId(name))?.properties);
    expect(properties).toMatchObject({
      Architectures: ['arm64'],
      Timeout: REGISTRY[name].timeoutSeconds,
      MemorySize: REGISTRY[name].memoryMegabytes,
      Handler: 'index.handler',
    });
    expect(Number(/^nodejs(\d+)\.x$/.exec(String(properties.Runtime))?.[1])).toBeGreaterThanOrEqual(22);
  });

  it.each(FUNCTION_NAMES)('%s is told what it needs to start', (name) => {
    const environment = plain.filledEnvironment(name);
    expect(() => readConfig(environment)).not.toThrow();
    expect(readConfig(environment).run).toBe('aws');
    for (const other of REGISTRY[name].invokes) expect(environment[`FUNCTION_${other.toUpperCase()}`]).toBe(`Mostrador-${other}`);
  });

  it('keep their logs for a while', () => {
    const kept = plain.all('AWS::Logs::LogGroup').map(({ properties }) => properties.RetentionInDays);
    expect(kept.length).toBeGreaterThanOrEqual(FUNCTION_NAMES.length + 2);
    expect(new Set(kept)).toEqual(new Set([90]));
  });

  it.each(FUNCTION_NAMES)('%s leaves what failed in a dead-letter queue if it is called asynchronously', (name) => {
    const id = plain.functionId(name);
    const tries = plain.all('AWS::Lambda::EventInvokeConfig').find(({ properties }) => JSON.stringify(properties).includes(id));
    if (!REGISTRY[name].asynchronous) {
      expect(tries).toBeUndefined();
      return;
    }
    const queue = plain.one('AWS::SQS::Queue');
    expect(queue.properties).toMatchObject({ SqsManagedSseEnabled: true });
    expect(tries?.properties).toMatchObject({
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 300,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [queue.id, 'Arn'] } } },
    });
  });

  it('run when the registry says', () => {
    const rules = plain
      .all('AWS::Events::Rule')
      .map(({ properties }) => [properties.ScheduleExpression, JSON.stringify(properties.Targets)]);
    const scheduled = FUNCTION_NAMES.filter((name) => REGISTRY[name].everyMinutes !== undefined);
    expect(rules).toHaveLength(scheduled.length);
    for (const name of scheduled) {
      const [expression] = rules.find(([, targets]) => targets?.toString().includes(plain.functionId(name))) ?? [];
      const minutes = REGISTRY[name].everyMinutes;
      expect(expression).toBe(minutes === 1 ? 'rate(1 minute)' : minutes === 60 ? 'rate(1 hour)' : `rate(${minutes} minutes)`);
    }
  });
});

describe('rights', () => {
  it.each(FUNCTION_NAMES)('of %s to write the table are those of its row', (name) => {
    const writes = plain
      .statements(name)
      .flatMap(({ actions }) => actions.filter((action) => action.startsWith('dynamodb:') && WRITING.test(action)));
    expect(writes.length > 0).toBe(REGISTRY[name].rights.includes('table:write'));
  });

  it('of health leave the table as it is', () => {
    expect(
      plain
        .statements('health')
        .flatMap(({ actions }) => actions)
        .filter((action) => action.startsWith('dynamodb:') && WRITING.test(action)),
    ).toEqual([]);
  });

  it('to write knowledge versions are those of the function that publishes', () => {
    const writing = (name: FunctionName) => JSON.stringify(plain.statements(name)).includes('s3:PutObject');
    expect(FUNCTION_NAMES.filter(writing)).toEqual(['jobs']);
  });

  it('to write the help pages reach nothing of the pages that staff run', () => {
    const onBuckets = plain
      .statements('jobs')
      .filter(({ actions }) => actions.some((action) => action.startsWith('s3:')))
      .map((statement) => JSON.stringify(statement));
    expect(onBuckets.some((statement) => statement.includes('/help/*'))).toBe(true);
    const [desk] = plain.all('AWS::S3::Bucket').filter(({ id }) => id.startsWith('SitePages'));
    expect(desk).toBeDefined();
    for (const statement of onBuckets) expect(statement).not.toContain(String(desk?.id));
  });

  it('to send mail are only given with an address to send from, and never to the chat', () => {
    const senders = (deployed: Deployed) =>
      FUNCTION_NAMES.filter((name) => deployed.statements(name).some(({ actions }) => actions.includes('ses:SendEmail')));
    expect(senders(plain)).toEqual([]);
    expect(senders(full)).toEqual(['relay']);
    const policies = full.all('AWS::IAM::Policy').flatMap(({ properties }) => list(record(properties.PolicyDocument).Statement));
    const [sending, ...others] = policies.map(record).filter(({ Action }) => list(Action).includes('ses:SendEmail'));
    expect(others).toEqual([]);
    // In the sandbox SES asks for each recipient's identity, and for a configuration set if there is a default one.
    expect(
      list(sending?.Resource)
        .map((resource) => /:([\w-]+\/\*)"/.exec(JSON.stringify(resource))?.[1])
        .sort(),
    ).toEqual(['configuration-set/*', 'identity/*']);
    expect(sending?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'help@example.com' } });
  });

  it.each(FUNCTION_NAMES)('of %s to call functions are those of its row', (name) => {
    const callable = plain
      .statements(name)
      .flatMap(({ actions, resources }) => (actions.includes('lambda:InvokeFunction') ? resources : []));
    expect(callable).toHaveLength(REGISTRY[name].invokes.length);
    for (const other of REGISTRY[name].invokes) expect(callable.join()).toContain(`:function:Mostrador-${other}"`);
  });

  it.each(FUNCTION_NAMES)('of %s name every action and every thing', (name) => {
    const statements = plain.statements(name);
    expect(statements.length).toBeGreaterThan(0);
    for (const { actions, resources } of statements) {
      // A socket has no name before it is open, and a knowledge version and a page none before they are made.
      const named = [...actions, ...resources].join().replace(/\/live\/POST\/@connections\/\*|\/(versions|help)\/\*/g, '');
      expect(named).not.toContain('*');
    }
    expect(plain.role(name).properties.ManagedPolicyArns).toBeUndefined();
  });
});

describe('a firewall', () => {
  it('cannot be gone around: functions with an address then refuse what did not come through CloudFront', () => {
    const closed = (deployed: Deployed) => FUNCTION_NAMES.filter((name) => deployed.filledEnvironment(name).EDGE_ONLY === 'true');
    expect(closed(plain)).toEqual([]);
    expect(closed(full)).toEqual(FUNCTION_NAMES.filter((name) => REGISTRY[name].routes.length > 0));
    expect(readConfig(full.filledEnvironment('chat'))).toMatchObject({ edgeOnly: true, edgeKey: 'filled-in' });
  });
});

describe('the version', () => {
  it('is told to the function that shows it, and to no other, which would be replaced for nothing', () => {
    const told = FUNCTION_NAMES.filter((name) => plain.filledEnvironment(name).MOSTRADOR_VERSION !== undefined);
    expect(told).toEqual(['health']);
    expect(readConfig(plain.filledEnvironment('health')).version).toBe('1.2.3+abc');
  });
});

describe('mail to customers', () => {
  it('links to the page that the setting names, and to the front page otherwise', () => {
    expect(full.filledEnvironment('relay').CUSTOMER_PAGE).toBe(FULL.customerPage);
    expect(readConfig(full.filledEnvironment('relay')).customerPage).toBe(FULL.customerPage);
    expect(plain.filledEnvironment('relay').CUSTOMER_PAGE).toBeUndefined();
    expect(full.filledEnvironment('chat').CUSTOMER_PAGE).toBeUndefined();
  });
});

describe('Teams', () => {
  it('is off without an application: the function is told nothing of it', () => {
    for (const name of FUNCTION_NAMES) expect(Object.keys(plain.filledEnvironment(name)).join()).not.toContain('TEAMS_APP');
  });

  it('gets its password by reference, and only the function with the endpoint may read it', () => {
    const secret = JSON.stringify(FULL.teamsSecretArn);
    const readers = FUNCTION_NAMES.filter((name) => full.statements(name).some(({ resources }) => resources.includes(secret)));
    expect(readers).toEqual(['teams']);
    expect(full.statements('teams')).toContainEqual({
      actions: ['secretsmanager:GetSecretValue'],
      resources: [JSON.stringify(FULL.teamsSecretArn)],
    });
    expect(full.filledEnvironment('teams')).toMatchObject({
      TEAMS_APP_ID: FULL.teamsAppId,
      TEAMS_TENANT_ID: FULL.teamsTenantId,
      TEAMS_APP_PASSWORD_SECRET: FULL.teamsSecretArn,
    });
  });
});

describe('webhooks', () => {
  it('are signed with a secret that the outbox worker alone may read, by reference', () => {
    const secret = JSON.stringify(FULL.webhookSecretArn);
    const readers = FUNCTION_NAMES.filter((name) => full.statements(name).some(({ resources }) => resources.includes(secret)));
    expect(readers).toEqual(['relay']);
    expect(full.filledEnvironment('relay')).toMatchObject({ WEBHOOK_SECRET_ARN: FULL.webhookSecretArn });
    expect(JSON.stringify(plain.statements('relay'))).not.toContain('secretsmanager');
  });
});
