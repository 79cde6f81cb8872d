export { lambdaChannelDelivery } from './channel-delivery';
export { lambdaOutboxTrigger } from './outbox-trigger';
