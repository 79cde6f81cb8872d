import type { RelayPorts } from '../../bot/desk/relay';
import { runtime } from '../runtime';
import { relayHandler } from './run';
import { channelOf, mailerOf } from './surroundings';

let made: RelayPorts | undefined;

function ports(): RelayPorts {
  const { config, ...rest } = runtime();
  made ??= { ...rest, mailer: mailerOf(config), channel: channelOf(config), siteUrl: config.siteUrl };
  return made;
}

export const handler = relayHandler(ports);
