export { lambdaChannelDelivery } from './channel-delivery';
export { lambdaHints } from './hints';
export { lambdaOutboxTrigger } from './outbox-trigger';
