export { askForPerson, reopenConversation } from './ask-for-person';
export { authorizeConversation } from './authorize';
export { giveFeedback } from './give-feedback';
export { openConversation } from './open-conversation';
export { eraseConversation, exportConversation } from './own-data';
export { rateConversation } from './rate-conversation';
export type { ConversationPorts, Outcome } from './settle';
export { takeTurn } from './take-turn';
