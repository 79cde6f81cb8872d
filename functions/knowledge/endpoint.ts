import type { JobStarter, KnowledgeFolder, RollupStore } from '../../bot/ports';
import { EVERYBODY, type Permission } from '../../bot/tickets/authorize';
import type { Endpoint } from '../api/endpoint';
import { type StaffDefinition, staffEndpoint } from '../api/staff-endpoint';
import type { Runtime } from '../runtime';

export type KnowledgeDependencies = Pick<
  Runtime,
  'knowledge' | 'clock' | 'digest' | 'ids' | 'records' | 'versions' | 'recent' | 'helpFeedback'
> & {
  /** For how entries did. */
  readonly insights: Pick<RollupStore, 'listRollups'>;
  readonly jobs: JobStarter;
  /** The folder that people edit, on one machine. */
  readonly folder?: KnowledgeFolder;
};

export const READ_KNOWLEDGE: Permission = { action: 'knowledge.read', roles: EVERYBODY };
export const TRY_QUESTION: Permission = { action: 'knowledge.try', roles: EVERYBODY };
export const EDIT_KNOWLEDGE: Permission = { action: 'knowledge.edit', roles: ['admin'], purpose: 'To change the knowledge' };
export const PUBLISH_KNOWLEDGE: Permission = {
  action: 'knowledge.publish',
  roles: ['admin'],
  purpose: 'To publish knowledge',
};

export function knowledgeEndpoint<Body, Query>(
  definition: StaffDefinition<KnowledgeDependencies, Body, Query>,
): Endpoint<KnowledgeDependencies> {
  return staffEndpoint(definition);
}
