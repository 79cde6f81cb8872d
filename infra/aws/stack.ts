import { Arn, Aws, CfnOutput, Duration, Fn, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as ToLambda } from 'aws-cdk-lib/aws-events-targets';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { FUNCTION_NAMES, REGISTRY } from '../../functions/registry';
import { Alarms } from './alarms/alarms';
import { alarmTopic } from './alarms/topic';
import { watchedThings } from './alarms/watched';
import { Api } from './api';
import type { Assets } from './assets';
import { addBudget } from './budget';
import { Overview } from './dashboard';
import { DeployedKnowledge } from './deployed-knowledge';
import { DeskFunction, deadLetterQueue, functionArnOf, functionNameOf } from './desk-function';
import { environmentOf, isTeams } from './environment';
import { partsInFindings } from './findings';
import { HelpBucket } from './help-bucket';
import { KnowledgeBucket } from './knowledge-bucket';
import { Live } from './live';
import { Login } from './login';
import { ReturnedMail } from './returned-mail';
import { allowedTo, type RightsOf } from './rights';
import type { FirstAdmin } from './service-file';
import type { Settings } from './settings';
import { apiPatterns, Site } from './site/site';
import { uploadSite } from './site/upload';
import { Table } from './table';
import { Uploads } from './uploads';

export interface MostradorProps extends StackProps {
  readonly settings: Settings;
  readonly assets: Assets;
  /** Other origins whose pages may embed the chat. */
  readonly embedOrigins: readonly string[];
  /** The version that is deployed. */
  readonly version?: string;
  /** Who is invited as the first admin. */
  readonly admin?: FirstAdmin;
  /** The certificate of the domain, when it comes from another stack. */
  readonly certificate?: ICertificate;
}

const MAIL_RESOURCES = ['identity', 'configuration-set'];

const ROUTES = FUNCTION_NAMES.flatMap((name) => REGISTRY[name].routes);

/** What functions are told of. */
interface Parts {
  readonly table: Table;
  readonly site: Site;
  readonly live: Live;
  readonly knowledge: KnowledgeBucket;
  readonly help: HelpBucket;
  readonly edgeKey: string;
  readonly version: string | undefined;
  readonly returned: ReturnedMail | undefined;
  readonly deadLetters: Queue;
}

/**
 * Everything on AWS. Routes, permissions and schedules come from `functions/registry.ts`.
 *
 * The order avoids circular dependencies: the API's address goes into the distribution, the distribution's into the login
 * client and the functions, and these into the routes.
 */
export class MostradorStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { settings, assets, embedOrigins, admin, certificate, version, ...props }: MostradorProps,
  ) {
    super(scope, id, props);
    const table = new Table(this, 'Table', settings);
    const api = new Api(this, 'Api', { ...settings, embedOrigins });
    const live = new Live(this, 'Live', settings);
    const login = new Login(this, 'Login', {
      ...settings,
      mfa: settings.loginMfa,
      deletionProtection: settings.deletionProtection,
      prefix: settings.loginPrefix ?? `mostrador-${api.http.apiId}`,
    });
    // Known only to people who may view the stack. It protects no data: it only decides whose statement about a caller's
    // address is trusted.
    const edgeKey = Fn.select(2, Fn.split('/', Aws.STACK_ID));
    const help = new HelpBucket(this, 'Help');
    const site = new Site(this, 'Site', {
      helpBucket: help.bucket,
      ...settings,
      ...(certificate === undefined ? {} : { certificate }),
      apiPatterns: apiPatterns(ROUTES.map(({ path }) => path)),
      apiHost: api.host,
      liveHost: live.host,
      edgeKey,
      connectOrigins: login.origins,
    });
    const client = login.deskClient(site.url);
    const returned = settings.mailFrom === undefined ? undefined : new ReturnedMail(this, 'ReturnedMail');
    const knowledge = new KnowledgeBucket(this, 'Knowledge');
    const deadLetters = deadLetterQueue(this, 'DeadLetters');
    const parts = { table, site, live, knowledge, help, edgeKey, version, returned, deadLetters };
    const functions = this.#functions(settings, assets, parts);
    const staff = api.staffOnly(login.pool, client);
    for (const { name, row, built } of functions) {
      api.serve(name, built.lambda, row.routes, staff);
      if (row.sockets === true) live.serve(built, settings);
      if (row.everyMinutes === undefined) continue;
      new Rule(this, `${name}-schedule`, {
        schedule: Schedule.rate(Duration.minutes(row.everyMinutes)),
        targets: [new ToLambda(built.lambda)],
      });
    }
    for (const { row, built } of functions) if (row.rights.includes('mail:send')) returned?.tell(this, built.lambda);
    const uploads = new Uploads(this, 'Uploads', settings);
    const pages = uploadSite({
      site,
      assets: assets.site,
      config: { api: '', login: { authority: login.authority, clientId: client.userPoolClientId, scope: 'openid' } },
      uploads,
      after: [api, live, ...functions.map(({ built }) => built)],
    });
    if (admin !== undefined) login.invite(admin, pages);
    const topic = alarmTopic(this, settings.alarmEmail === undefined ? {} : { email: settings.alarmEmail });
    const things = watchedThings({ stackName: settings.stackName, stage: api.stage, table, functions, deadLetters });
    new Alarms(this, 'Alarms', { topic, things });
    if (settings.dashboard === 'on') new Overview(this, 'Overview', { things });
    if (settings.budget !== undefined) addBudget(this, settings.budget);
    const jobs = functions.find(({ row }) => row.knowledge === 'training');
    const deployed =
      jobs &&
      new DeployedKnowledge(this, 'DeployedKnowledge', {
        jobs: jobs.built.lambda,
        version: assets.knowledgeVersion,
        publish: settings.publishKnowledge === 'on',
        logRetentionDays: settings.logRetentionDays,
      });
    deployed?.comeAfter(this.node.children);

    this.#outputs({
      SiteUrl: site.url,
      ApiUrl: `https://${api.host}`,
      ...Object.fromEntries(
        ROUTES.filter(({ auth }) => auth === 'bot_framework').map(({ path }) => ['TeamsEndpoint', `${site.url}${path}`]),
      ),
      UserPoolId: login.pool.userPoolId,
      ClientId: client.userPoolClientId,
      TableName: table.tableName,
      KnowledgeBucketName: knowledge.bucket.bucketName,
      HelpBucketName: help.bucket.bucketName,
      ...(deployed === undefined ? {} : { KnowledgeNote: deployed.note }),
      AlarmTopicArn: topic.topicArn,
    });
  }

  #functions(
    settings: Settings,
    assets: Assets,
    { table, site, live, knowledge, help, edgeKey, version, returned, deadLetters }: Parts,
  ) {
    return FUNCTION_NAMES.map((name) => {
      const row = REGISTRY[name];
      const allowed = allowedTo(row, {
        table: table.tableArn,
        indexes: table.indexArns,
        ...this.#mail(settings.mailFrom),
        webhookSecrets: settings.webhookSecretArn === undefined ? [] : [settings.webhookSecretArn],
        knowledgeBucket: knowledge.bucket.bucketArn,
        helpBucket: help.bucket.bucketArn,
        sockets: [live.connectionsArn],
        functionArn: (other) => functionArnOf(this, other),
      });
      const secret = settings.teams?.secretArn;
      const reservedConcurrency = settings.concurrency[name];
      const built = new DeskFunction(this, name, {
        name,
        row,
        folder: assets.functionFolder(name),
        environment: environmentOf(row, {
          tableName: table.tableName,
          siteUrl: site.url,
          knowledgeBucket: knowledge.bucket.bucketName,
          helpBucket: help.bucket.bucketName,
          liveEndpoint: live.endpoint,
          edgeKey,
          ...(version === undefined ? {} : { version }),
          ...(returned === undefined ? {} : { mailConfigurationSet: returned.configurationSet.configurationSetName }),
          settings,
          functionName: (other) => functionNameOf(this, other),
        }),
        allowed:
          secret !== undefined && isTeams(row)
            ? [...allowed, { actions: ['secretsmanager:GetSecretValue'], resources: [secret] }]
            : allowed,
        logRetentionDays: settings.logRetentionDays,
        deadLetters,
        ...(reservedConcurrency === undefined ? {} : { reservedConcurrency }),
      });
      if (row.rights.includes('mail:send')) this.#acknowledgeMail(built.role);
      knowledge.acknowledge(built.role);
      if (row.rights.includes('help:write')) help.acknowledge(built.role);
      return { name, row, built };
    });
  }

  /** What SES asks about when mail is sent, by all that could be its name. */
  #mail(from: string | undefined): Pick<RightsOf, 'mail'> {
    if (from === undefined) return {};
    const resources = MAIL_RESOURCES.map((resource) => Arn.format({ service: 'ses', resource, resourceName: '*' }, this));
    return { mail: { from, resources } };
  }

  #acknowledgeMail(role: Role): void {
    const { partition, region, account } = partsInFindings(this);
    for (const resource of MAIL_RESOURCES) {
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::arn:${partition}:ses:${region}:${account}:${resource}/*]`,
        reason: 'The condition on the sender limits it; in the sandbox, SES also asks about each recipient.',
      });
    }
  }

  #outputs(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}
