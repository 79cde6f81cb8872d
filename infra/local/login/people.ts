import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { ROLES, type Role } from '../../../bot/model/service';
import { hasCode } from '../system-error';

/** Who may sign in on one machine: the team of the knowledge in use. On AWS, users are in Cognito. */
export interface Person {
  readonly login: string;
  readonly role: Role;
}

const knowledge = z.object({
  service: z.object({ team: z.array(z.object({ login: z.string(), role: z.enum(ROLES) })) }),
});

/** Reads the team from the compiled knowledge each time, so that changes to the service file take effect immediately. */
export class Team {
  /** @param compiled the folder of compiled versions, with the file `current` */
  constructor(private readonly compiled: string) {}

  /** In the order of the service file; empty before there is a first version. */
  async people(): Promise<readonly Person[]> {
    try {
      const version = (await readFile(join(this.compiled, 'current'), 'utf8')).trim();
      const { service } = knowledge.parse(JSON.parse(await readFile(join(this.compiled, version, 'knowledge.json'), 'utf8')));
      return service.team;
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return [];
      throw error;
    }
  }

  async personOf(login: string): Promise<Person | undefined> {
    return (await this.people()).find((person) => person.login === login);
  }
}
