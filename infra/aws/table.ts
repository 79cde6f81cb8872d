import { CfnParameter, CfnRule, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, type TablePropsV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { TABLE } from '../../bot/adapters/dynamodb/table/schema';
import type { Settings } from './settings';

export interface TableProps extends Pick<Settings, 'deletionProtection' | 'backups'> {
  readonly restoredTable?: string | undefined;
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** Names the table in use, so that CloudFormation can compare it with that of the deployment before. */
const TABLE_PARAMETER = 'TableInUse';
/** The value of the parameter for the table that the stack made itself. */
const OWN_TABLE = 'own';

/**
 * The single table, with the schema of the adapter. It outlives the stack, unless the deployment that created it failed;
 * while it is protected, nobody can delete it. A restored table belongs to the stack as well, so that later indexes reach it.
 */
export class Table extends Construct {
  /** The table that functions use: this one, or one restored from a backup. */
  readonly tableName: string;
  readonly tableArn: string;
  readonly indexArns: readonly string[];
  readonly indexNames: readonly string[] = TABLE.indexes.map(({ name }) => name);

  constructor(scope: Construct, id: string, { restoredTable, deletionProtection, backups }: TableProps) {
    super(scope, id);
    const protectedTable = deletionProtection === 'on';
    const rest = {
      deletionProtection: protectedTable,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: backups === 'on' },
    };
    if (backups === 'off') {
      Validations.of(this).acknowledge({ id: 'AwsSolutions-DDB3', reason: 'The operator has set `backups: off`.' });
    }
    const own = this.#table('Items', rest);
    // Its id follows from its name: with another name it is another resource, and the one before stays as it is.
    const used =
      restoredTable === undefined ? own : this.#table(`Restored-${restoredTable}`, { ...rest, tableName: restoredTable });
    this.tableName = used.tableName;
    this.tableArn = used.tableArn;
    this.indexArns = this.indexNames.map((name) => `${this.tableArn}/index/${name}`);
    this.#refuseSwitch(restoredTable ?? OWN_TABLE);
  }

  #table(
    id: string,
    props: Pick<TablePropsV2, 'tableName' | 'deletionProtection' | 'pointInTimeRecoverySpecification'>,
  ): TableV2 {
    return new TableV2(this, id, {
      ...props,
      partitionKey: text(TABLE.partitionKey),
      sortKey: text(TABLE.sortKey),
      timeToLiveAttribute: TABLE.ttl,
      globalSecondaryIndexes: TABLE.indexes.map((index) => ({
        indexName: index.name,
        partitionKey: text(index.partitionKey),
        sortKey: text(index.sortKey),
        ...(index.include.length === 0
          ? { projectionType: ProjectionType.KEYS_ONLY }
          : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...index.include] }),
      })),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }

  /**
   * A deployment with another table would show an empty desk, or old conversations. `cdk deploy` passes a parameter's value
   * of the deployment before unless it is given another, so CloudFormation refuses the switch before it changes anything.
   */
  #refuseSwitch(table: string): void {
    const stack = Stack.of(this);
    const before = new CfnParameter(stack, TABLE_PARAMETER, {
      type: 'String',
      default: table,
      description: 'The table in use. Name another one only to switch to it.',
    });
    new CfnRule(stack, 'TableStays', {
      assertions: [
        {
          assert: Fn.conditionEquals(before.valueAsString, table),
          assertDescription:
            `This deployment would switch to the table "${table}". If restoredTable was lost, put it back into the ` +
            `settings. If the switch is meant, name the table: npx cdk deploy --parameters ${TABLE_PARAMETER}=${table}`,
        },
      ],
    });
  }
}
