import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDeployment, SETTINGS_FILE } from '../../../infra/aws/settings-file';

function rootWith(text?: string, name: string = SETTINGS_FILE): string {
  const root = mkdtempSync(join(tmpdir(), 'mostrador-settings-'));
  if (text !== undefined) writeFileSync(join(root, name), text);
  return root;
}

const APP = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';

const TWO = `stages:
  prod:
    region: eu-west-1
    alarmEmail: ops@example.com
  test:
    region: eu-west-1
    logRetentionDays: 7
`;

describe('the settings file', () => {
  it('may be missing, and then everything is as usual', () => {
    expect(readDeployment({}, rootWith())).toMatchObject({ stage: 'prod', settings: { stackName: 'Mostrador' }, notes: [] });
  });

  it('has a section for each stage, and the only one is taken', () => {
    const { settings, stage } = readDeployment({}, rootWith('stages:\n  test:\n    concurrency: { chat: 5 }\n'));
    expect(stage).toBe('test');
    expect(settings).toMatchObject({ stackName: 'Mostrador-test', concurrency: { chat: 5 } });
  });

  it('keeps settings from one deployment to the next: nothing has to be given again', () => {
    const root = rootWith(TWO);
    expect(readDeployment({ stage: 'prod' }, root).settings).toMatchObject({ alarmEmail: 'ops@example.com' });
    expect(readDeployment({ stage: 'test' }, root).settings).toMatchObject({ logRetentionDays: 7, stackName: 'Mostrador-test' });
  });

  it('is found elsewhere when told so', () => {
    const root = rootWith('stages: { prod: { logRetentionDays: 7 } }', 'ours.yaml');
    expect(readDeployment({ config: 'ours.yaml' }, root).settings.logRetentionDays).toBe(7);
  });

  it('gives way to -c for one deployment, which is said', () => {
    const { settings, notes } = readDeployment({ stage: 'test', logRetentionDays: '30' }, rootWith(TWO));
    expect(settings.logRetentionDays).toBe(30);
    expect(notes).toEqual([
      expect.stringMatching(/`logRetentionDays`.*this deployment only.*mostrador\.config\.yaml.*stages\.test/),
    ]);
  });

  it("takes CDK's own keys for no settings", () => {
    const context = { 'aws:cdk:bundling-stacks': [], '@aws-cdk/core:checkSecretUsage': true, 'cli-telemetry': false };
    expect(readDeployment(context, rootWith())).toEqual(readDeployment({}, rootWith()));
  });
});

describe('a settings file is refused, with the place and the remedy,', () => {
  it.each([
    [
      'for an unknown key',
      'stages:\n  prod:\n    alarmMail: ops@example.com\n',
      /3:5 .*`alarmMail` is not a key.*correct its spelling/,
    ],
    ['for an unknown key at the top', 'stage: {}\nstages: { prod: {} }\n', /1:1 .*`stage` is not a key/],
    [
      'for a bad ARN',
      'stages:\n  prod:\n    webhookSecretArn: arn:aws:secretsmanager:secret\n',
      /3:5 .*`stages\.prod\.webhookSecretArn`: must be the complete ARN/,
    ],
    ['for a wrong type', 'stages:\n  prod:\n    requestBurst: many\n', /3:5 .*whole number/],
    ['for a truth where a number belongs', 'stages:\n  prod:\n    requestBurst: true\n', /3:5 .*whole number/],
    ['for an account without quotes', 'stages:\n  prod:\n    account: 111122223333\n', /3:5 .*in quotes/],
    ['for a function that there is none of', 'stages:\n  prod:\n    concurrency: { bot: 1 }\n', /3:20 .*`bot` is not a key/],
    [
      'for a domain without a zone',
      'stages:\n  prod:\n    siteDomain: help.example.com\n',
      /3:5 .*`hostedZoneId` is missing.*`certificateArn`/,
    ],
    [
      'for half of what belongs together',
      `stages:\n  prod:\n    teamsAppId: ${APP}\n`,
      /3:5 .*`teamsTenantId`, `teamsSecretArn` is missing/,
    ],
    ['for a stage that cannot be a name', 'stages:\n  Our-Desk: {}\n', /2:3 .*must be a stage name/],
    ['without a stage', 'stages: {}\n', /1:1 .*name at least one stage/],
    ['when it is empty', '', /1:1 .*`stages`/],
    ['when it is no YAML', 'stages: [\n', /not valid YAML/],
    ['with an alias', 'stages:\n  prod: &a {}\n  test: *a\n', /3:9 .*Aliases/],
    [
      'for two stages with one name',
      'stages:\n  prod: { stackName: Desk }\n  test: { stackName: Desk }\n',
      /3:11 .*`prod` and `test` have the same `stackName`, Desk: .*Give each its own/,
    ],
    [
      'for a name that another stage has by itself',
      'stages:\n  prod: {}\n  test: { stackName: Mostrador }\n',
      /3:11 .*same `stackName`/,
    ],
    [
      'for two stages with one table',
      'stages:\n  prod: { restoredTable: desk }\n  test: { restoredTable: desk }\n',
      /3:11 .*same `restoredTable`, desk/,
    ],
    [
      'for two stages with one login page in a region',
      'stages:\n  prod: { loginPrefix: desk, account: "111122223333" }\n  test: { loginPrefix: desk, account: "111122224444" }\n',
      /3:11 .*same `loginPrefix`/,
    ],
  ])('%s', (_what, text, message) => {
    expect(() => readDeployment({ stage: 'prod' }, rootWith(text))).toThrow(message);
    expect(() => readDeployment({ stage: 'prod' }, rootWith(text))).toThrow(new RegExp(`^${SETTINGS_FILE}:\\d+:\\d+ `));
  });

  it('also for a fault in a stage that is not deployed now', () => {
    expect(() => readDeployment({ stage: 'prod' }, rootWith('stages: { prod: {}, test: { stackName: 1st } }'))).toThrow(
      'stackName',
    );
  });

  it('but not for one name in two regions or accounts', () => {
    const text = (place: string, [one, other]: readonly [string, string]) =>
      `stages:\n  one: { stackName: Desk, ${place}: "${one}" }\n  two: { stackName: Desk, ${place}: "${other}" }\n`;
    for (const [place, places] of [
      ['region', ['eu-west-1', 'us-east-1']],
      ['account', ['111122223333', '111122224444']],
    ] as const) {
      expect(readDeployment({ stage: 'two' }, rootWith(text(place, places))).settings.stackName).toBe('Desk');
    }
  });
});

describe('the stage to deploy', () => {
  it('has to be chosen when there are several', () => {
    expect(() => readDeployment({}, rootWith(TWO))).toThrow('stages prod, test: choose one with -c stage=prod');
  });

  it('has to be there', () => {
    expect(() => readDeployment({ stage: 'production' }, rootWith(TWO))).toThrow('no stage production, but prod, test');
    expect(() => readDeployment({ stage: 'test' }, rootWith())).toThrow('no stage test, but prod');
  });

  it('comes from a file that is there', () => {
    expect(() => readDeployment({ config: 'gone.yaml' }, rootWith())).toThrow('no settings file gone.yaml');
  });

  it('is refused with an unknown -c, naming it', () => {
    expect(() => readDeployment({ alarmMail: 'ops@example.com' }, rootWith())).toThrow('`alarmMail` is no setting');
  });
});
