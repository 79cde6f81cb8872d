import type { Endpoint } from '../../api/endpoint';
import type { DeskDependencies } from '../endpoint';
import { actionEndpoints, bulkEndpoints } from './actions';
import { notificationEndpoints } from './notifications';
import { presenceEndpoints } from './presence';
import { savedReplyEndpoints } from './saved-replies';
import { staffEndpoints } from './staff';
import { ticketEndpoints } from './tickets';
import { viewEndpoints } from './views';

export const DESK_ENDPOINTS: readonly Endpoint<DeskDependencies>[] = [
  ...ticketEndpoints,
  ...bulkEndpoints,
  ...actionEndpoints,
  ...presenceEndpoints,
  ...staffEndpoints,
  ...viewEndpoints,
  ...savedReplyEndpoints,
  ...notificationEndpoints,
];
