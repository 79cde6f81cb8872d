import type { LambdaEvent } from 'hono/aws-lambda';
import { apiGatewaySockets } from '../../bot/adapters/aws/sockets';
import { MostradorError } from '../../bot/model/errors';
import { createApp, lambda } from '../api/app';
import { serve } from '../api/endpoint';
import { logged } from '../api/log';
import { trustedOrigins } from '../api/origins';
import { throughEdge } from '../edge';
import { runtime } from '../runtime';
import { LIVE_ENDPOINTS } from './endpoints';
import { type LivePorts, serveLive } from './serve';

let made: LivePorts | undefined;

function ports(): LivePorts {
  if (made === undefined) {
    const { config, store, live, knowledge, clock, digest } = runtime();
    const { liveEndpoint } = config;
    if (liveEndpoint === undefined) {
      throw new MostradorError('CONFIGURATION_INVALID', 'LIVE_ENDPOINT is not set; it is where the sockets are managed.', {
        variable: 'LIVE_ENDPOINT',
      });
    }
    made = {
      store: { ...store, ...live },
      clock,
      knowledge,
      digest,
      sockets: apiGatewaySockets(liveEndpoint),
      trusted: trustedOrigins(runtime),
    };
  }
  return made;
}

const passes = lambda(serve(createApp(trustedOrigins(runtime)), LIVE_ENDPOINTS, runtime));
const sockets = serveLive(ports);

/** Desks ask for a pass over HTTP; everything else comes through sockets, or from other functions. */
export const handler = logged(
  'live',
  throughEdge(
    async (event: object) => (isHttp(event) ? passes(event) : sockets(event)),
    () => runtime().config,
  ),
);

function isHttp(event: object): event is LambdaEvent {
  return 'rawPath' in event && 'requestContext' in event;
}
