export { lambdaChannelDelivery } from './channel-delivery';
export { writeDeliveryError } from './delivery-error';
export { lambdaHints } from './hints';
export { lambdaOutboxTrigger } from './outbox-trigger';
