import type { Endpoint } from '../../api/endpoint';
import type { ChatDependencies } from '../dependencies';
import { actionEndpoints, newsEndpoint, ownDataEndpoints } from './conversation';
import { helpEndpoints } from './help';
import { openingEndpoints } from './open';

export const CHAT_ENDPOINTS: readonly Endpoint<ChatDependencies>[] = [
  ...openingEndpoints,
  ...actionEndpoints,
  newsEndpoint,
  ...ownDataEndpoints,
  ...helpEndpoints,
];
