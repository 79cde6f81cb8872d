import { handoffAction, reopenAction } from './ask-for-person';
import { feedbackAction } from './give-feedback';
import { ratingAction } from './rate-conversation';
import { messageAction } from './take-turn';

/** All customer actions on a conversation. To add one, see docs/architecture.md. */
export const CUSTOMER_ACTIONS = [messageAction, feedbackAction, handoffAction, ratingAction, reopenAction] as const;
