import { add, at, type Constraint, each } from './template/constraint';

const DESTINATION = 'AWS::SES::ConfigurationSetEventDestination';
const API = 'https://docs.aws.amazon.com/ses/latest/APIReference-V2';

const BUS = 'arn:aws:events:eu-west-1:111122223333:event-bus';
const destination = (changes: Readonly<Record<string, unknown>>) =>
  add(DESTINATION, {
    EventDestination: { MatchingEventTypes: ['bounce'], EventBridgeDestination: { EventBusArn: `${BUS}/default` }, ...changes },
  });

export const ses: readonly Constraint[] = [
  each(DESTINATION, {
    rule: 'events of SES go to the default bus only, and at least one kind of them does',
    source: `${API}/API_EventBridgeDestination.html`,
    check: ({ properties }) => {
      const kinds = at(properties, 'EventDestination.MatchingEventTypes');
      const bus = at(properties, 'EventDestination.EventBridgeDestination.EventBusArn');
      return Array.isArray(kinds) && kinds.length > 0 && JSON.stringify(bus ?? '').includes('event-bus/default"');
    },
    refused: [destination({ MatchingEventTypes: [] }), destination({ EventBridgeDestination: { EventBusArn: `${BUS}/desk` } })],
  }),
];
