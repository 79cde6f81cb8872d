import { Arn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { TABLE } from '../../bot/adapters/dynamodb/table/schema';
import type { Settings } from './settings';

export interface TableProps extends Pick<Settings, 'deletionProtection'> {
  readonly restoredTable?: string | undefined;
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * The single table, with the schema of the adapter. It outlives the stack, unless the deployment that created it failed;
 * while it is protected, nobody can delete it.
 */
export class Table extends Construct {
  /** The table that functions use: this one, or one restored from a backup. */
  readonly tableName: string;
  readonly tableArn: string;
  readonly indexArns: readonly string[];
  readonly indexNames: readonly string[] = TABLE.indexes.map(({ name }) => name);

  constructor(scope: Construct, id: string, { restoredTable, deletionProtection }: TableProps) {
    super(scope, id);
    const own = new TableV2(this, 'Items', {
      partitionKey: text(TABLE.partitionKey),
      sortKey: text(TABLE.sortKey),
      timeToLiveAttribute: TABLE.ttl,
      globalSecondaryIndexes: TABLE.indexes.map((index) => ({
        indexName: index.name,
        partitionKey: text(index.partitionKey),
        sortKey: text(index.sortKey),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: [...index.include],
      })),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: deletionProtection === 'on',
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.tableName = restoredTable ?? own.tableName;
    this.tableArn =
      restoredTable === undefined
        ? own.tableArn
        : Arn.format({ service: 'dynamodb', resource: 'table', resourceName: restoredTable }, Stack.of(this));
    this.indexArns = this.indexNames.map((name) => `${this.tableArn}/index/${name}`);
  }
}
