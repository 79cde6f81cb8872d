import { fileMailer, sesMailer } from '../../bot/adapters/email';
import { lambdaChannelDelivery } from '../../bot/adapters/lambda';
import { MostradorError } from '../../bot/errors';
import type { ChannelDelivery, Mailer } from '../../bot/ports';
import type { Config } from '../config';

const LOCAL_SENDER = 'mostrador@localhost';

/** Files where a folder is named, SES otherwise. Without a sender, each mail fails where it can be seen: in the outbox. */
export function mailerOf({ mailDirectory, mailFrom }: Config): Mailer {
  if (mailDirectory !== undefined) return fileMailer({ directory: mailDirectory, from: mailFrom ?? LOCAL_SENDER });
  if (mailFrom !== undefined) return sesMailer({ from: mailFrom });
  return {
    send: async () => {
      throw missing('MAIL_FROM', 'the address that mail comes from');
    },
  };
}

export function channelOf({ teamsFunction, lambdaEndpoint }: Config): ChannelDelivery {
  if (teamsFunction !== undefined) {
    return lambdaChannelDelivery({
      functionName: teamsFunction,
      ...(lambdaEndpoint === undefined ? {} : { endpoint: lambdaEndpoint }),
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
