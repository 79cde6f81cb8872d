import { handoffAction, reopenAction } from './ask-for-person';
import { feedbackAction } from './give-feedback';
import { ratingAction } from './rate-conversation';
import { messageAction } from './take-turn';

/** All that a customer may post to a conversation. To add one: docs/architecture.md. */
export const CUSTOMER_ACTIONS = [messageAction, feedbackAction, handoffAction, ratingAction, reopenAction] as const;
