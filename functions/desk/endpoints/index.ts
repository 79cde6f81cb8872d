import type { Endpoint } from '../../api/endpoint';
import type { DeskDependencies } from '../endpoint';
import { actionEndpoints } from './actions';
import { notificationEndpoints } from './notifications';
import { presenceEndpoints } from './presence';
import { staffEndpoints } from './staff';
import { ticketEndpoints } from './tickets';
import { viewEndpoints } from './views';

export const DESK_ENDPOINTS: readonly Endpoint<DeskDependencies>[] = [
  ...ticketEndpoints,
  ...actionEndpoints,
  ...presenceEndpoints,
  ...staffEndpoints,
  ...viewEndpoints,
  ...notificationEndpoints,
];
