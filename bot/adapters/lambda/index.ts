export { lambdaChannelDelivery } from './channel-delivery';
export { lambdaKick } from './kick';
