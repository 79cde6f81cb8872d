export { lambdaChannelDelivery } from './channel-delivery';
export { writeDeliveryError } from './delivery-error';
export { lambdaHints } from './hints';
export { lambdaJobs } from './jobs';
export { lambdaOutboxTrigger } from './outbox-trigger';
