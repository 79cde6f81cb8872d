import * as z from 'zod';
import { MostradorError } from '../../../bot/model/errors';
import { MAX_NAME } from '../../../bot/model/limits';
import type { Service } from '../../../bot/model/service';
import { SET_AVAILABILITY, SET_OTHERS_AVAILABILITY, setAvailability } from '../../../bot/tickets/assignment/availability';
import { HAND_OVER, handOver, MAX_HANDED_OVER, takeBack } from '../../../bot/tickets/assignment/hand-over';
import { LIST_STAFF, listStaff } from '../../../bot/tickets/assignment/list-staff';
import type { Actor } from '../../../bot/tickets/authorize';
import type { ApiContext } from '../../api/app';
import { INPUT_PROBLEMS } from '../../api/endpoint';
import * as schemas from '../../api/schemas';
import { STAFF_PROBLEMS, type StaffCall } from '../../api/staff-endpoint';
import { type DeskDependencies, deskEndpoint } from '../endpoint';

const availability = z.strictObject({ available: z.boolean() });
const login = z.string().min(1).max(MAX_NAME);
const handedOver = z.strictObject({ number: z.string().max(40), version: z.int().min(1) });

/** The team, who takes tickets, and whose tickets go to others. */
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
    summary: 'Says whether one takes new tickets; those that one has stay',
    body: availability,
    example: { available: false },
    status: 200,
    response: schemas.staffList,
    problems: [...INPUT_PROBLEMS, ...STAFF_PROBLEMS],
    handle: async (call) => {
      await setAvailability(call.runtime, call.actor, call.service, call.body.available);
      return respondWithStaff(call);
    },
  }),
  deskEndpoint({
    method: 'PUT',
    path: '/v1/staff/{login}',
    permission: SET_OTHERS_AVAILABILITY,
    summary: 'Says whether a colleague takes new tickets',
    body: availability,
    example: { available: false },
    status: 200,
    response: schemas.staffList,
    problems: [...INPUT_PROBLEMS, ...STAFF_PROBLEMS, 'NOT_FOUND'],
    handle: async (call) => {
      await setAvailability(call.runtime, call.actor, call.service, call.body.available, memberOf(call));
      return respondWithStaff(call);
    },
  }),
  deskEndpoint({
    method: 'POST',
    path: '/v1/staff/{login}/hand-over',
    permission: HAND_OVER,
    summary: `Hands over all open tickets of \`me\`, or of a colleague as a lead: to somebody, or to whoever is free; at most ${MAX_HANDED_OVER}`,
    body: z.strictObject({ to: z.exactOptional(login) }),
    example: { to: 'eva' },
    status: 200,
    response: schemas.handedOver,
    problems: [...INPUT_PROBLEMS, ...STAFF_PROBLEMS, 'NOT_FOUND', 'NOBODY_AVAILABLE'],
    handle: async (call) => {
      const { runtime, actor, service, body, c } = call;
      return c.json({ ...(await handOver(runtime, actor, service, { from: memberOf(call), ...body })) });
    },
  }),
  deskEndpoint({
    method: 'POST',
    path: '/v1/staff/{login}/take-back',
    permission: HAND_OVER,
    summary: 'Takes a hand-over back: tickets that nobody has touched since',
    body: z.strictObject({ tickets: z.array(handedOver).min(1).max(MAX_HANDED_OVER) }),
    example: { tickets: [{ number: 'M-1A2B3C4D', version: 3 }] },
    status: 200,
    response: schemas.takenBack,
    problems: [...INPUT_PROBLEMS, ...STAFF_PROBLEMS, 'NOT_FOUND'],
    handle: async (call) => {
      const { runtime, actor, service, body, c } = call;
      return c.json({ ...(await takeBack(runtime, actor, service, { from: memberOf(call), ...body })) });
    },
  }),
];

/**
 * The login in the path: `me`, or somebody of the team.
 * @throws MostradorError NOT_FOUND
 */
function memberOf({ c, actor, service }: { readonly c: ApiContext; readonly actor: Actor; readonly service: Service }): string {
  const named = c.req.param('login') ?? '';
  if (named === 'me' || named === actor.login) return actor.login;
  if (service.team.some((member) => member.login === named)) return named;
  throw new MostradorError('NOT_FOUND', 'Nobody in the team has this login; GET /v1/staff lists those who are.');
}

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
    staff: staff.map((member) => ({
      login: member.login,
      name: member.name,
      role: member.role,
      skills: member.skills,
      languages: member.languages,
      available: member.available,
      absent: member.absent,
      openTickets: member.openTickets,
    })),
  });
}
