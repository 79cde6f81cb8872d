import type { Role } from '../../../bot/model/service';

/** Who may sign in on one machine. On AWS the people are in Cognito. */
export interface DemoPerson {
  readonly login: string;
  readonly role: Role;
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { login: 'ana', role: 'staff' },
  { login: 'luis', role: 'lead' },
  { login: 'admin', role: 'admin' },
];

export function personOf(login: string): DemoPerson | undefined {
  return DEMO_PEOPLE.find((person) => person.login === login);
}
