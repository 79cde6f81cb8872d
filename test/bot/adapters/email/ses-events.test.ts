import { isSesEvent, readSesEvent } from '../../../../bot/adapters/email';

const mail = {
  messageId: '0100',
  destination: ['eva@example.com'],
  headers: [{ name: 'x-mostrador-event', value: 'k1#3#customer_mail#reply' }],
  tags: { 'ses:configuration-set': ['Mail'] },
};
const event = (detail: object) => ({ version: '0', source: 'aws.ses', 'detail-type': 'Email Bounced', detail });
const bounce = (bounceType: string) =>
  event({
    eventType: 'Bounce',
    bounce: { bounceType, bounceSubType: 'General', bouncedRecipients: [{ emailAddress: 'Eva <eva@example.com>' }] },
    mail,
  });

describe('what SES says of our mail', () => {
  it('is a bounce for good, of the mail that it names', () => {
    expect(readSesEvent(bounce('Permanent'))).toEqual({
      kind: 'bounce',
      addresses: ['eva@example.com'],
      eventId: 'k1#3#customer_mail#reply',
    });
  });

  it('is a complaint', () => {
    const complaint = { complainedRecipients: [{ emailAddress: 'eva@example.com' }], complaintFeedbackType: 'abuse' };
    expect(readSesEvent(event({ eventType: 'Complaint', complaint, mail: {} }))).toEqual({
      kind: 'complaint',
      addresses: ['eva@example.com'],
    });
  });

  it.each(['Transient', 'Undetermined'])('is nothing to act on when it may pass: %s', (bounceType) => {
    expect(readSesEvent(bounce(bounceType))).toBeUndefined();
  });

  it.each([
    event({ eventType: 'Delivery', mail }),
    event({ eventType: 'Bounce', mail }),
    event({ eventType: 'Complaint', mail, complaint: { complainedRecipients: 'eva@example.com' } }),
    event(null as never),
  ])('is refused when it is none that we know: %j', (unknown) => {
    expect(isSesEvent(unknown)).toBe(true);
    expect(() => readSesEvent(unknown)).toThrow();
  });

  it.each([undefined, null, 'x', {}, { source: 'aws.events' }, { source: 'mostrador' }])('is not %j', (other) => {
    expect(isSesEvent(other)).toBe(false);
  });
});
