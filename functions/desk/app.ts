import { type App, createApp } from '../api/app';
import type { DeskRuntime } from './caller';
import { actionRoutes } from './routes/actions';
import { notificationRoutes } from './routes/notifications';
import { presenceRoutes } from './routes/presence';
import { staffRoutes } from './routes/staff';
import { ticketRoutes } from './routes/tickets';

/** The queue and the tickets, for support staff. */
export function deskApp(runtime: () => DeskRuntime): App {
  const app = createApp();
  ticketRoutes(app, runtime);
  actionRoutes(app, runtime);
  presenceRoutes(app, runtime);
  notificationRoutes(app, runtime);
  staffRoutes(app, runtime);
  return app;
}
