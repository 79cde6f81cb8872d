/**
 * What the bot needs from outside. Everywhere: `undefined` means absent, throwing means broken (`StoreUnavailable` where
 * trying again is safe).
 */
export * from './conversation-store';
export * from './customer-page-store';
export * from './delivery';
export * from './knowledge';
export * from './outbox';
export * from './staff-store';
export * from './store';
export * from './system';
export * from './ticket-store';
export * from './transaction';
