import { deploy, SYNTHESIS_MS } from './deployed';

jest.setTimeout(SYNTHESIS_MS);

describe('mail that comes back', () => {
  const withMail = () => deploy({ mailFrom: 'help@example.com' });

  it('is told by SES to the outbox worker: bounces and complaints of our own configuration set', () => {
    const at = withMail();
    const set = { Ref: at.one('AWS::SES::ConfigurationSet').id };
    expect(at.one('AWS::SES::ConfigurationSetEventDestination').properties).toMatchObject({
      ConfigurationSetName: set,
      EventDestination: { Enabled: true, MatchingEventTypes: ['bounce', 'complaint'], EventBridgeDestination: {} },
    });
    const rule = at.all('AWS::Events::Rule').find(({ properties }) => properties.EventPattern !== undefined);
    expect(rule?.properties).toMatchObject({
      EventPattern: {
        source: ['aws.ses'],
        'detail-type': ['Email Bounced', 'Email Complaint Received'],
        detail: { mail: { tags: { 'ses:configuration-set': [set] } } },
      },
      Targets: [{ Arn: { 'Fn::GetAtt': [at.functionId('relay'), 'Arn'] } }],
    });
    expect(at.environment('relay').MAIL_CONFIGURATION_SET).toEqual(set);
  });

  it('needs the right to send with that configuration set, and nobody else gets it', () => {
    const at = withMail();
    const statement = at.statements('relay').find(({ actions }) => actions.includes('ses:SendEmail'));
    expect(statement?.resources.join()).toContain('configuration-set');
    expect(at.statements('chat').some(({ actions }) => actions.some((action) => action.startsWith('ses:')))).toBe(false);
  });

  it('costs nothing where no mail is sent', () => {
    expect(deploy().all('AWS::SES::ConfigurationSet')).toEqual([]);
  });
});
