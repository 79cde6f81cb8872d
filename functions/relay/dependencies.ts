import { systemClock } from '../../bot/adapters/crypto';
import { fileMailer, sesMailer, smtpMailer } from '../../bot/adapters/email';
import { lambdaChannelDelivery } from '../../bot/adapters/lambda';
import { httpWebhook } from '../../bot/adapters/webhook';
import { compact } from '../../bot/model/compact';
import { MostradorError } from '../../bot/model/errors';
import type { ChannelDelivery, Mailer, Webhook } from '../../bot/ports';
import { correlationId } from '../api/log';
import type { Config } from '../config';
import { secretFrom } from '../secret';

const LOCAL_SENDER = 'mostrador@localhost';

/**
 * An SMTP server or a folder of files when one is configured, otherwise SES. Without a sender, each mail fails visibly in
 * the outbox.
 */
export function mailerOf({ run, smtpUrl, mailDirectory, mailFrom, mailConfigurationSet }: Config): Mailer {
  const from = mailFrom ?? (run === 'local' ? LOCAL_SENDER : undefined);
  if (smtpUrl !== undefined && from !== undefined) return smtpMailer({ url: smtpUrl, from });
  if (mailDirectory !== undefined) return fileMailer({ directory: mailDirectory, from: from ?? LOCAL_SENDER });
  if (from !== undefined) return sesMailer({ from, ...compact({ configurationSet: mailConfigurationSet }) });
  return {
    send: async () => {
      throw missing('MAIL_FROM', 'the address that mail comes from');
    },
  };
}

/** Calls are signed when there is a secret. */
export function webhookOf({ webhookSecret, webhookSecretArn, webhookAllowLocal }: Config): Webhook {
  const secret = webhookSecretArn === undefined ? async () => webhookSecret : secretFrom(webhookSecretArn, 'WEBHOOK_SECRET_ARN');
  return httpWebhook({ clock: systemClock, secret: () => secret(), allowLocal: webhookAllowLocal });
}

export function channelOf({ teamsFunction, lambdaEndpoint }: Config): ChannelDelivery {
  if (teamsFunction !== undefined) {
    return lambdaChannelDelivery({
      functionName: teamsFunction,
      correlationId,
      ...compact({ endpoint: lambdaEndpoint }),
    });
  }
  return {
    deliver: async () => {
      throw missing('FUNCTION_TEAMS', 'the name of the teams function');
    },
  };
}

function missing(variable: string, meaning: string): MostradorError {
  return new MostradorError('CONFIGURATION_INVALID', `${variable} is not set; it is ${meaning}.`, { variable });
}
