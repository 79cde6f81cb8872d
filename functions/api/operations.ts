import { CHAT_ENDPOINTS } from '../chat/endpoints';
import { DESK_ENDPOINTS } from '../desk/endpoints';
import { HEALTH_ENDPOINTS } from '../health/endpoints';
import { INSIGHTS_ENDPOINTS } from '../insights/endpoints';
import { KNOWLEDGE_ENDPOINTS } from '../knowledge/endpoints';
import { LIVE_ENDPOINTS } from '../live/endpoints';
import type { FunctionName } from '../registry';
import type { Operation } from './endpoint';

/** Every operation of the API, by the function that answers it. */
export const OPERATIONS = {
  chat: CHAT_ENDPOINTS,
  desk: DESK_ENDPOINTS,
  knowledge: KNOWLEDGE_ENDPOINTS,
  live: LIVE_ENDPOINTS,
  insights: INSIGHTS_ENDPOINTS,
  health: HEALTH_ENDPOINTS,
} as const satisfies Readonly<Partial<Record<FunctionName, readonly Operation[]>>>;
