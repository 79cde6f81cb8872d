import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionRow } from '../../../functions/registry';
import { allowedTo } from '../../../infra/aws/rights';

const things = {
  table: 'arn:table',
  indexes: ['arn:table/index/a', 'arn:table/index/b'],
  mail: { from: 'help@example.com', resources: ['arn:identity/*'] },
  webhookSecrets: ['arn:secret'],
  knowledgeBucket: 'arn:knowledge',
  helpBucket: 'arn:help',
  sockets: ['arn:sockets'],
  functionArn: (name: string) => `arn:function:${name}`,
};
const allowed = (row: Partial<Pick<FunctionRow, 'rights' | 'invokes'>>) => allowedTo({ rights: [], invokes: [], ...row }, things);
const actions = (row: Parameters<typeof allowed>[0]) => allowed(row).flatMap((statement) => statement.actions);

/** What IAM asks for, for what the adapter sends. A transaction's parts are asked for one by one. */
const ACTIONS_OF: Readonly<Record<string, readonly string[]>> = {
  BatchGetItemCommand: ['BatchGetItem'],
  BatchWriteItemCommand: ['BatchWriteItem'],
  DeleteItemCommand: ['DeleteItem'],
  GetItemCommand: ['GetItem'],
  PutItemCommand: ['PutItem'],
  QueryCommand: ['Query'],
  ScanCommand: ['Scan'],
  TransactGetItemsCommand: ['GetItem'],
  TransactWriteItemsCommand: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
  UpdateItemCommand: ['UpdateItem'],
};

/** The SDK's commands that the adapter imports, under the SDK's names. */
function commandsSent(): readonly string[] {
  const folder = join(__dirname, '../../../bot/adapters/dynamodb');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const imports = files.flatMap((file) => [
    ...readFileSync(join(folder, file), 'utf8').matchAll(/import \{([^}]+)\} from '@aws-sdk\/client-dynamodb'/g),
  ]);
  return [
    ...new Set(imports.flatMap(([, names = '']) => [...names.matchAll(/(?<!\bas )\b\w+Command\b/g)].map(([name]) => name))),
  ];
}

describe('the rights of a function', () => {
  it('are none without a row that says so', () => {
    expect(allowed({})).toEqual([]);
  });

  it('to read are no rights to write', () => {
    expect(actions({ rights: ['table:read'] })).toEqual(expect.arrayContaining(['dynamodb:GetItem', 'dynamodb:Query']));
    expect(actions({ rights: ['table:read'] }).join()).not.toMatch(/Put|Update|Delete|Write|Scan/);
  });

  it('to write are no rights to make, change or drop a table, nor to read', () => {
    expect(actions({ rights: ['table:write'] }).join()).not.toMatch(/Table|Get|Query|Scan|PartiQL/);
  });

  it('reach indexes by query only', () => {
    const onIndexes = allowed({ rights: ['table:read', 'table:write'] }).filter(({ resources }) =>
      resources.includes('arn:table/index/a'),
    );
    expect(onIndexes).toEqual([{ actions: ['dynamodb:Query'], resources: things.indexes }]);
  });

  it('let it call the named functions and no others', () => {
    expect(allowed({ invokes: ['teams', 'relay'] })).toEqual([
      { actions: ['lambda:InvokeFunction'], resources: ['arn:function:teams', 'arn:function:relay'] },
    ]);
  });

  it('let it send mail from one address, to anybody, and not at all where there is none', () => {
    expect(allowed({ rights: ['mail:send'] })).toEqual([
      {
        actions: ['ses:SendEmail', 'ses:SendRawEmail'],
        resources: ['arn:identity/*'],
        conditions: { StringEquals: { 'ses:FromAddress': 'help@example.com' } },
      },
    ]);
    const { mail, ...without } = things;
    expect(allowedTo({ rights: ['mail:send'], invokes: [] }, without)).toEqual([]);
  });

  it('let it read the secret that webhooks are signed with, and nothing where there is none', () => {
    expect(allowed({ rights: ['webhook:call'] })).toEqual([
      { actions: ['secretsmanager:GetSecretValue'], resources: ['arn:secret'] },
    ]);
    expect(allowedTo({ rights: ['webhook:call'], invokes: [] }, { ...things, webhookSecrets: [] })).toEqual([]);
  });

  it('cover every command that the store sends, so that none is refused on AWS alone', () => {
    const sent = commandsSent();
    expect(sent).toContain('TransactWriteItemsCommand');
    const asked = sent.flatMap((command) => ACTIONS_OF[command] ?? [`${command} is unknown`]);
    const granted = actions({ rights: ['table:read', 'table:write'] });
    expect(asked.map((action) => `dynamodb:${action}`).filter((action) => !granted.includes(action))).toEqual([]);
  });
});
