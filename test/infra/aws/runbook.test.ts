import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTION_NAMES, METRICS, REGISTRY } from '../../../functions/registry';
import { readSettings, STAGE } from '../../../infra/aws/settings';
import { fixedUse } from '../../bench/cost/fixed';
import { type Deployed, deploy, FULL, list, record, SYNTHESIS_MS } from './deployed';

const ROOT = join(__dirname, '../../..');
const runbook = readFileSync(join(ROOT, 'infra/aws/RUNBOOK.md'), 'utf8');
const [operating = '', alarms = ''] = runbook.split(/^# Alarms$/m);
const headings = [...alarms.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);

let plain: Deployed;
let full: Deployed;
beforeAll(() => {
  plain = deploy();
  full = deploy(FULL);
}, SYNTHESIS_MS);

/** `Mostrador-errors-chat` is about `errors`. */
const kindOf = (alarmName: unknown) =>
  String(alarmName)
    .replace(/^Mostrador-/, '')
    .replace(new RegExp(`-(${FUNCTION_NAMES.join('|')})$`), '');
const kinds = () => [...new Set(plain.all('AWS::CloudWatch::Alarm').map(({ properties }) => kindOf(properties.AlarmName)))];

describe('the runbook', () => {
  it('has a section for every alarm, and none for an alarm that is gone', () => {
    expect(kinds().sort()).toEqual([...headings].sort());
  });

  it('is named in every alarm, with the section', () => {
    for (const { properties } of plain.all('AWS::CloudWatch::Alarm')) {
      expect(properties.AlarmDescription).toContain(`RUNBOOK.md, "${kindOf(properties.AlarmName)}"`);
    }
  });

  it('says what to do in each section', () => {
    for (const section of alarms.split(/^## /m).slice(1)) expect(section).toMatch(/^1\. /m);
  });

  it('explains every setting', () => {
    const keys = Object.keys(STAGE.shape);
    expect(() => readSettings(FULL)).not.toThrow();
    expect(keys.filter((key) => !(key in FULL || ['account', 'region', 'stackName'].includes(key)))).toEqual([]);
    expect(keys.filter((key) => !operating.includes(`\`${key}\``))).toEqual([]);
  });

  it('names outputs that are there', () => {
    const outputs = Object.keys(plain.template.findOutputs('*'));
    const named = [...runbook.matchAll(/\$\(out (\w+)\)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !outputs.includes(name ?? ''))).toEqual([]);
  });
});

describe('alarms', () => {
  const named = (name: string) =>
    plain.all('AWS::CloudWatch::Alarm').find(({ properties }) => properties.AlarmName === `Mostrador-${name}`);

  it.each(FUNCTION_NAMES)('watch %s for errors, and for what its row says it does', (name) => {
    const isScheduled = REGISTRY[name].everyMinutes !== undefined;
    const isRepeated = isScheduled || (REGISTRY[name].asynchronous && REGISTRY[name].routes.length === 0);
    const writes = REGISTRY[name].rights.includes('table:write');
    expect(named(`errors-${name}`)?.properties.MetricName).toBe(isRepeated || !writes ? undefined : 'Errors');
    expect(named(`slow-runs-${name}`)?.properties.MetricName).toBe(name === 'watch' ? 'Duration' : undefined);
    expect(named(`schedule-stopped-${name}`) !== undefined).toBe(REGISTRY[name].everyMinutes === 1);
  });

  it('watch the one queue of all runs that failed', () => {
    expect(named('dead-letters')?.properties.MetricName).toBe('ApproximateNumberOfMessagesVisible');
    const asynchronous = plain.all('AWS::Lambda::EventInvokeConfig');
    expect(asynchronous).toHaveLength(FUNCTION_NAMES.filter((name) => REGISTRY[name].asynchronous).length);
    const queue = { 'Fn::GetAtt': [plain.one('AWS::SQS::Queue').id, 'Arn'] };
    for (const { properties } of asynchronous) {
      expect(properties.DestinationConfig).toEqual({ OnFailure: { Destination: queue } });
    }
  });

  it('take silence of a schedule for a failure, and of everything else for peace', () => {
    for (const { properties } of plain.all('AWS::CloudWatch::Alarm')) {
      const expected = kindOf(properties.AlarmName) === 'schedule-stopped' ? 'breaching' : 'notBreaching';
      expect([properties.AlarmName, properties.TreatMissingData]).toEqual([properties.AlarmName, expected]);
    }
  });

  it('are told to a topic, when they begin and when they end', () => {
    const topic = [{ Ref: plain.one('AWS::SNS::Topic').id }];
    for (const { properties } of plain.all('AWS::CloudWatch::Alarm')) {
      expect(properties).toMatchObject({ AlarmActions: topic, OKActions: topic });
    }
  });

  it('get through: CloudWatch may publish to the topic, which has no key that it could not use', () => {
    expect(plain.one('AWS::SNS::Topic').properties.KmsMasterKeyId).toBeUndefined();
    const granted = list(record(plain.one('AWS::SNS::TopicPolicy').properties.PolicyDocument).Statement)
      .map(record)
      .filter(({ Effect, Principal }) => Effect === 'Allow' && record(Principal).Service === 'cloudwatch.amazonaws.com')
      .flatMap(({ Action }) => list(Action));
    expect(granted).toEqual(['sns:Publish']);
  });

  it('reach whoever is named', () => {
    expect(plain.all('AWS::SNS::Subscription')).toEqual([]);
    expect(full.one('AWS::SNS::Subscription').properties).toMatchObject({ Protocol: 'email', Endpoint: 'ops@example.com' });
  });

  it('watch every figure that functions record; they are ten at most', () => {
    const watched = plain
      .all('AWS::CloudWatch::Alarm')
      .filter(({ properties: { Namespace } }) => Namespace === 'Mostrador/Mostrador')
      .map(({ properties: { MetricName } }) => MetricName);
    expect(watched.sort()).toEqual(Object.keys(METRICS).sort());
    expect(Object.keys(METRICS).length).toBeLessThanOrEqual(10);
    for (const name of ['relay', 'watch'])
      expect(plain.environment(name)).toMatchObject({ METRICS_NAMESPACE: 'Mostrador/Mostrador' });
  });

  it('cost no more than 1.60 dollars a month beyond the ten that are free, and 4 without these', () => {
    const { alarmMetrics = 0, keys = 0 } = fixedUse(plain);
    expect(keys).toBe(0);
    expect((alarmMetrics - 10) * 0.1).toBeLessThanOrEqual(1.61);
    expect(alarmMetrics * 0.1).toBeLessThanOrEqual(3);
  });
});
