/**
 * What the bot needs from the outside world. Everywhere, `undefined` means absent and throwing means broken (`UNAVAILABLE`
 * where trying again is safe).
 */
export * from './conversation-store';
export * from './customer-page-store';
export * from './delivery';
export * from './help';
export * from './insights-store';
export * from './knowledge';
export * from './knowledge-folder';
export * from './knowledge-versions';
export * from './live';
export * from './mail-address-store';
export * from './outbox';
export * from './recent-turns';
export * from './request-store';
export * from './saved-store';
export * from './staff-store';
export * from './store';
export * from './system';
export * from './ticket-store';
export * from './transaction';
