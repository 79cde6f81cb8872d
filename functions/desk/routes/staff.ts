import { authorize } from '../../../bot/desk/authorize';
import type { App } from '../../api/app';
import { callerOf, type DeskRuntime } from '../caller';

/** Who is in the team. */
export function staffRoutes(app: App, runtime: () => DeskRuntime): void {
  app.get('/v1/staff', async (c) => {
    const { actor, service } = await callerOf(c, runtime());
    authorize(actor, 'staff.list');
    const staff = service.team.map(({ login, name, role, skills, languages }) => ({ login, name, role, skills, languages }));
    return c.json({ me: actor, staff });
  });
}
