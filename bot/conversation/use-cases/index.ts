export { askForPerson, reopenConversation } from './ask-for-person';
export { giveFeedback } from './give-feedback';
export { type Limits, openConversation, rateLimited } from './open-conversation';
export { rateConversation } from './rate-conversation';
export { type ConversationPorts, conversationNotFound, type Outcome } from './settle';
export { takeTurn } from './take-turn';
