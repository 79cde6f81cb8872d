import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createTransport } from 'nodemailer';
import type { Mailer } from '../../ports';
import { clientOptions } from '../aws/client-options';
import { envelope } from './envelope';

const SEND_MS = 10_000;

/**
 * Sends through Amazon SES. The address or domain of `from` must be verified there.
 *
 * @param options `configurationSet`: the one through which SES says that mail came back
 * @throws the errors of SES; the outbox tries again
 */
export function sesMailer(options: {
  readonly from: string;
  readonly endpoint?: string;
  readonly configurationSet?: string;
}): Mailer {
  const { from, endpoint, configurationSet } = options;
  const transport = createTransport({
    SES: { sesClient: new SESv2Client(clientOptions(endpoint, SEND_MS)), SendEmailCommand },
  });
  return {
    send: async (mail) => {
      const set = configurationSet === undefined ? {} : { ses: { ConfigurationSetName: configurationSet } };
      await transport.sendMail({ ...envelope(mail, from), ...set });
    },
  };
}
