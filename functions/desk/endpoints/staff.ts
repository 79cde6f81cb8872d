import * as z from 'zod';
import { SET_AVAILABILITY, setAvailability } from '../../../bot/tickets/assignment/availability';
import { LIST_STAFF, listStaff } from '../../../bot/tickets/assignment/list-staff';
import { INPUT_PROBLEMS } from '../../api/endpoint';
import * as schemas from '../../api/schemas';
import { STAFF_PROBLEMS, type StaffCall } from '../../api/staff-endpoint';
import { type DeskDependencies, deskEndpoint } from '../endpoint';

/** The team, and who takes tickets. */
export const staffEndpoints = [
  deskEndpoint({
    method: 'GET',
    path: '/v1/staff',
    permission: LIST_STAFF,
    summary: 'Who is asking, and who is in the team: who takes tickets, and how many each has',
    status: 200,
    response: schemas.staffList,
    problems: STAFF_PROBLEMS,
    handle: respondWithStaff,
  }),
  deskEndpoint({
    method: 'PUT',
    path: '/v1/staff/me',
    permission: SET_AVAILABILITY,
    summary: 'Says whether one takes tickets; whoever goes away has theirs taken on by others',
    body: z.strictObject({ available: z.boolean() }),
    example: { available: false },
    status: 200,
    response: schemas.staffList,
    problems: [...INPUT_PROBLEMS, ...STAFF_PROBLEMS],
    handle: async (call) => {
      await setAvailability(call.runtime, call.actor, call.service, call.body.available);
      return respondWithStaff(call);
    },
  }),
];

async function respondWithStaff({
  c,
  runtime,
  actor,
  service,
}: Pick<StaffCall<DeskDependencies, unknown, unknown>, 'c' | 'runtime' | 'actor' | 'service'>): Promise<Response> {
  const { me, staff } = await listStaff(runtime, actor, service);
  return c.json({
    me,
    // Fields are listed one by one, so that other data of the service file, such as addresses, is not exposed by accident.
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
