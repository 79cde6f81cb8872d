/** What EventBridge sends to the target of a schedule. */
export interface ScheduledEvent {
  readonly source: 'aws.events';
  /** When the run was due; ISO 8601. */
  readonly time: string;
}

export function isScheduled(event: unknown): event is ScheduledEvent {
  return typeof event === 'object' && event !== null && Reflect.get(event, 'source') === 'aws.events' && 'time' in event;
}
