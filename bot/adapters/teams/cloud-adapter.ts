import {
  type Activity,
  ActivityEventNames,
  CloudAdapter,
  type ConversationReference,
  type InvokeResponse,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import {
  type AuthenticateRequestResult,
  BotFrameworkAuthentication,
  BotFrameworkAuthenticationFactory,
  type ClaimsIdentity,
  ConnectorFactory,
  PasswordServiceClientCredentialFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { MostradorError } from '../../model/errors';
import { type ConnectorOptions, connectorClient } from './outbound/connector-client';

export type TurnLogic = (context: TurnContext) => Promise<void>;

/** The botbuilder adapter: it runs turns for activities that we admitted, and sends through our own connector client. */
export class TeamsAdapter extends CloudAdapter {
  readonly #identity: ClaimsIdentity;
  readonly #result: AuthenticateRequestResult;

  constructor(appId: string, scope: string, connector: ConnectorOptions) {
    const factory = new TeamsConnectors(connector);
    super(new NoAuthentication(factory));
    this.#identity = this.createClaimsIdentity(appId);
    this.#result = { audience: scope, claimsIdentity: this.#identity, connectorFactory: factory };
  }

  /** Runs one turn for an admitted activity. */
  async runTurn(activity: Partial<Activity>, logic: TurnLogic): Promise<InvokeResponse | undefined> {
    return this.processActivity(this.#result, activity as Activity, logic);
  }

  /** A turn that the bot starts replies to nothing; botbuilder would send it as a reply to an activity that does not exist. */
  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const isOwn = context.activity.name === ActivityEventNames.ContinueConversation;
    return super.sendActivities(context, isOwn ? activities.map(({ replyToId: _, ...activity }) => activity) : activities);
  }

  /** Runs a turn that the bot starts. */
  async startTurn(reference: Partial<ConversationReference>, logic: TurnLogic): Promise<void> {
    await this.continueConversationAsync(this.#identity, reference, logic);
  }
}

class TeamsConnectors extends ConnectorFactory {
  constructor(private readonly options: ConnectorOptions) {
    super();
  }

  override async create(serviceUrl: string) {
    return connectorClient(serviceUrl, this.options);
  }
}

/** Disables the adapter's own entry points: activities enter only through `admit`. */
class NoAuthentication extends BotFrameworkAuthentication {
  readonly #stock: BotFrameworkAuthentication;

  constructor(private readonly connectors: ConnectorFactory) {
    super();
    this.#stock = BotFrameworkAuthenticationFactory.create(
      '',
      true,
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      new PasswordServiceClientCredentialFactory('', ''),
      { requiredEndorsements: [] },
    );
  }

  override async authenticateRequest(): Promise<AuthenticateRequestResult> {
    throw shut();
  }

  override async authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    throw shut();
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.connectors;
  }

  /** botbuilder gives every turn a user token client; we sign nobody in with it. */
  override async createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    return this.#stock.createUserTokenClient(identity);
  }
}

function shut(): MostradorError {
  return new MostradorError('UNAUTHENTICATED', 'Activities come in through one door only.');
}
