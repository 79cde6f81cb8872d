import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as ToLambda } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ConfigurationSet, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';

/** What SES says of mail that came back: a configuration set that sends bounces and complaints to the account's event bus. */
export class ReturnedMail extends Construct {
  readonly configurationSet: ConfigurationSet;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const bus = EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    this.configurationSet = new ConfigurationSet(this, 'Mail');
    this.configurationSet.addEventDestination('Returned', {
      destination: EventDestination.eventBus(bus),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
  }

  /** Has a function hear of it; of this configuration set's mail only. */
  tell(scope: Construct, heard: IFunction): void {
    new Rule(scope, 'returned-mail', {
      eventPattern: {
        source: ['aws.ses'],
        detailType: ['Email Bounced', 'Email Complaint Received'],
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } } },
      },
      targets: [new ToLambda(heard)],
    });
  }
}
