import { type Teams, teams } from '../../bot/adapters/teams';
import { runtime } from '../runtime';
import { readTeamsOptions } from './config';
import { serve } from './serve';

let made: Teams | undefined;

function channel(): Teams {
  if (made === undefined) {
    const ports = runtime();
    const { run, messagesPerMinute } = ports.config;
    made = teams(ports, readTeamsOptions(process.env, run), { perMinute: messagesPerMinute });
  }
  return made;
}

export const handler = serve(channel);
