import type { TeamMember } from '../../bot/model/service';
import type { Settings } from './settings';

/** The person who is invited as the first admin. */
export interface FirstAdmin {
  readonly login: string;
  readonly email: string;
}

/**
 * Whom to invite. The login must be an admin of the team: without a row in it, everything answers 403.
 *
 * @throws Error with the remedy
 */
export function firstAdmin(
  { adminEmail, adminLogin }: Pick<Settings, 'adminEmail' | 'adminLogin'>,
  team: readonly Pick<TeamMember, 'login' | 'role'>[],
): FirstAdmin | undefined {
  if (adminEmail === undefined) return undefined;
  const member = team.find(({ login, role }) => (adminLogin === undefined ? role === 'admin' : login === adminLogin));
  if (member?.role === 'admin') return { login: member.login, email: adminEmail };
  const login = adminLogin ?? 'admin';
  throw new Error(
    member === undefined
      ? `\`adminEmail\`: nobody in the team of knowledge/service.yaml is to be the first admin. Add \`${login}: { name: …, role: admin }\` under \`team\`.`
      : `\`adminLogin\`: ${login} is ${member.role} in knowledge/service.yaml. Give them \`role: admin\` there, or name an admin.`,
  );
}

/**
 * The chat works only on pages of our own address and of `embedOrigins`: a mail must not lead anywhere else.
 *
 * @throws Error with the remedy
 */
export function refuseForeignPage(
  { customerPage, site }: Pick<Settings, 'customerPage' | 'site'>,
  embedOrigins: readonly string[],
): void {
  if (customerPage === undefined) return;
  const { origin } = new URL(customerPage);
  if ([...embedOrigins, `https://${site?.domain}`].includes(origin)) return;
  throw new Error(
    `\`customerPage\`: pages of ${origin} may not show the chat. Add "${origin}" to \`embedOrigins\` in knowledge/service.yaml.`,
  );
}
