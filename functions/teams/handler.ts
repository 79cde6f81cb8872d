import { type Teams, teams } from '../../bot/adapters/teams';
import { perHour } from '../../bot/conversation/rate-limit';
import { logged } from '../api/log';
import { throughEdge } from '../edge';
import { runtime } from '../runtime';
import { readTeamsOptions } from './config';
import { serve } from './serve';

let made: Teams | undefined;

function channel(): Teams {
  if (made === undefined) {
    const ports = runtime();
    const { run, messagesPerMinute, ticketsPerHour } = ports.config;
    // Teams itself vouches for the sender: there is no address to limit.
    const writer = { limit: { perMinute: messagesPerMinute }, tickets: perHour(ticketsPerHour) };
    made = teams(ports, readTeamsOptions(process.env, run), writer);
  }
  return made;
}

const answer = serve(channel);

export const handler = logged(
  'teams',
  throughEdge(
    (event: unknown) => answer(event),
    () => runtime().config,
  ),
);
