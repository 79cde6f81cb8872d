import {
  type AttributeValue,
  type DynamoDBClient,
  ScanCommand,
  type ScanCommandInput,
  type ScanCommandOutput,
} from '@aws-sdk/client-dynamodb';

/** What some requests cost: calls to the table, and the units that DynamoDB bills. */
export interface TableUse {
  readonly calls: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** The commands in the order in which they were sent, without `Command`: `BatchGetItem`, `TransactWriteItems`. */
  readonly commands: readonly string[];
}

export interface TableMeter {
  /** What was used since the last time this was asked. */
  take(): TableUse;
}

/** Written or deleted; everything else reads. */
const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);

interface Consumed {
  readonly CapacityUnits?: number;
  readonly ReadCapacityUnits?: number;
  readonly WriteCapacityUnits?: number;
}

/** Counts every call that goes through a client, with the units that the table reports for it; each attempt is a call. */
export function meterTable(client: DynamoDBClient): TableMeter {
  let commands: string[] = [];
  let readUnits = 0;
  let writeUnits = 0;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const command = commandName.replace(/Command$/, '');
        commands.push(command);
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const result = await next(args);
        const consumed: Consumed | readonly Consumed[] | undefined = Reflect.get(result.output, 'ConsumedCapacity');
        const units = [consumed ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
        if (WRITES.has(command)) writeUnits += units;
        else readUnits += units;
        return result;
      },
    { step: 'initialize', name: 'meter', override: true },
  );
  return {
    take: () => {
      const use = { calls: commands.length, readUnits, writeUnits, commands };
      [commands, readUnits, writeUnits] = [[], 0, 0];
      return use;
    },
  };
}

/** An item of the table, and its size as DynamoDB counts it: names and values, UTF-8. */
export interface StoredItem {
  readonly key: string;
  readonly bytes: number;
}

/** Everything in the table, expired or not. */
export async function storedItems(client: DynamoDBClient, tableName: string): Promise<readonly StoredItem[]> {
  const found: StoredItem[] = [];
  let from: ScanCommandInput['ExclusiveStartKey'];
  do {
    const page: ScanCommandOutput = await client.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey: from }));
    for (const item of page.Items ?? []) found.push({ key: `${item.PK?.S} ${item.SK?.S}`, bytes: sizeOf(item) });
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return found;
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
function sizeOf(item: Readonly<Record<string, AttributeValue>>): number {
  return Object.entries(item).reduce((sum, [name, value]) => {
    const text = value.S ?? value.B ?? '';
    // A number takes a byte for every two digits, and one more.
    const number = value.N === undefined ? 0 : Math.ceil(value.N.replace(/[-.]/g, '').length / 2) + 1;
    return sum + Buffer.byteLength(name) + Buffer.byteLength(text) + number;
  }, 0);
}
