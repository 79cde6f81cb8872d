import type { Service } from '../../../bot/model/service';
import { setAvailability } from '../../../bot/tickets/assignment/availability';
import { listStaff } from '../../../bot/tickets/assignment/list-staff';
import type { Actor } from '../../../bot/tickets/authorize';
import { type ApiContext, type App, readBody } from '../../api/app';
import { callerOf } from '../../api/caller';
import * as schemas from '../../api/schemas';
import type { DeskRuntime } from '../caller';

/** Who is in the team, and who takes tickets. */
export function staffRoutes(app: App, runtime: () => DeskRuntime): void {
  app.get('/v1/staff', async (c) => {
    const { actor, service } = await callerOf(c, runtime());
    return respondWithStaff(c, actor, service);
  });

  app.put('/v1/staff/me', async (c) => {
    const { actor, service } = await callerOf(c, runtime());
    const { available } = await readBody(c, schemas.setAvailability);
    await setAvailability(runtime(), actor, service, available);
    return respondWithStaff(c, actor, service);
  });

  async function respondWithStaff(c: ApiContext, actor: Actor, service: Service): Promise<Response> {
    const { me, staff } = await listStaff(runtime(), actor, service);
    return c.json({
      me,
      // Field by field: what else the service file says of somebody, such as their address, is not shown by chance.
      staff: staff.map(({ login, name, role, skills, languages, available, openTickets }) => ({
        login,
        name,
        role,
        skills,
        languages,
        available,
        openTickets,
      })),
    });
  }
}
