import { list, type Resource, record } from '../deployed';
import { type Constraint, each, repeated, set, strings, within } from './template/constraint';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const QUOTAS = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html';
const REFERENCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html';

const indexesOf = ({ properties }: Resource) => list(properties.GlobalSecondaryIndexes).map(record);
const keysOf = (schema: unknown) => list(schema).map((key) => String(record(key).AttributeName));
const replicasOf = ({ properties }: Resource) => list(properties.Replicas).map(record);

export const dynamoDb: readonly Constraint[] = [
  each(TABLE, {
    rule: 'attributes are defined once, and those are the keys of the table and of its indexes',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html',
    check: (table) => {
      const defined = keysOf(table.properties.AttributeDefinitions);
      const keys = [...keysOf(table.properties.KeySchema), ...indexesOf(table).flatMap(({ KeySchema }) => keysOf(KeySchema))];
      return [
        ...repeated(defined),
        ...defined.filter((name) => !keys.includes(name)),
        ...keys.filter((name) => !defined.includes(name)),
      ];
    },
    refused: [
      set(TABLE, 'AttributeDefinitions.9', { AttributeName: 'search', AttributeType: 'S' }),
      set(TABLE, 'AttributeDefinitions.0.AttributeName', 'other'),
      set(TABLE, 'GlobalSecondaryIndexes.0.KeySchema.0.AttributeName', 'other'),
    ],
  }),
  each(TABLE, {
    rule: 'a key is one HASH, or one HASH and then one RANGE, of two attributes',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html',
    check: (table) =>
      [table.properties.KeySchema, ...indexesOf(table).map(({ KeySchema }) => KeySchema)].every((schema) => {
        const kinds = list(schema).map((key) => String(record(key).KeyType));
        return ['HASH', 'HASH,RANGE'].includes(kinds.join()) && repeated(keysOf(schema)).length === 0;
      }),
    refused: [
      set(TABLE, 'KeySchema.1.KeyType', 'HASH'),
      set(TABLE, 'GlobalSecondaryIndexes.0.KeySchema.0.KeyType', 'RANGE'),
      set(TABLE, 'KeySchema.1.AttributeName', 'PK'),
    ],
  }),
  each(TABLE, {
    rule: 'up to 20 indexes have names of their own, and carry 100 further attributes between them',
    source: QUOTAS,
    check: (table) => {
      const names = indexesOf(table).map(({ IndexName }) => String(IndexName));
      const carried = indexesOf(table).flatMap(({ Projection }) => strings(record(Projection).NonKeyAttributes));
      return (
        names.length <= 20 &&
        repeated(names).length === 0 &&
        names.every((name) => /^[\w.-]{3,255}$/.test(name)) &&
        carried.length <= 100
      );
    },
    refused: [
      set(TABLE, 'GlobalSecondaryIndexes.0.IndexName', 'byAssignee'),
      set(TABLE, 'GlobalSecondaryIndexes.0.IndexName', 'by'),
      set(
        TABLE,
        'GlobalSecondaryIndexes.0.Projection.NonKeyAttributes',
        Array.from({ length: 100 }, (_, index) => `a${index}`),
      ),
    ],
  }),
  each(TABLE, {
    rule: 'an index names further attributes if it includes some, and else does not',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Projection.html',
    check: (table) =>
      indexesOf(table).every(({ Projection }) => {
        const { ProjectionType, NonKeyAttributes } = record(Projection);
        return ProjectionType === 'INCLUDE' ? within(list(NonKeyAttributes).length, 1, 20) : NonKeyAttributes === undefined;
      }),
    refused: [
      set(TABLE, 'GlobalSecondaryIndexes.0.Projection.ProjectionType', 'ALL'),
      set(TABLE, 'GlobalSecondaryIndexes.0.Projection.NonKeyAttributes', []),
    ],
  }),
  each(TABLE, {
    rule: 'one replica is in the region of the stack, and more than one need a stream',
    source: REFERENCE,
    check: (table) =>
      replicasOf(table).some(({ Region }) => record(Region).Ref === 'AWS::Region') &&
      (replicasOf(table).length === 1 || table.properties.StreamSpecification !== undefined),
    refused: [
      set(TABLE, 'Replicas', []),
      set(TABLE, 'Replicas.0.Region', 'eu-west-1'),
      set(TABLE, 'Replicas.1', { Region: 'eu-west-1' }),
    ],
  }),
  each(TABLE, {
    rule: 'a replica sets indexes that the table has',
    source: REFERENCE,
    check: (table) => {
      const names = indexesOf(table).map(({ IndexName }) => String(IndexName));
      return replicasOf(table)
        .flatMap(({ GlobalSecondaryIndexes }) => list(GlobalSecondaryIndexes).map((index) => String(record(index).IndexName)))
        .filter((name) => !names.includes(name));
    },
    refused: [set(TABLE, 'Replicas.0.GlobalSecondaryIndexes.0.IndexName', 'byTime')],
  }),
  each(TABLE, {
    rule: 'a table that is paid by use has no capacity',
    source: REFERENCE,
    check: ({ properties }) =>
      properties.BillingMode !== 'PAY_PER_REQUEST' || !/Provisioned(Throughput|Capacity)/.test(JSON.stringify(properties)),
    refused: [
      set(TABLE, 'WriteProvisionedThroughputSettings', { WriteCapacityAutoScalingSettings: {} }),
      set(TABLE, 'Replicas.0.ReadProvisionedThroughputSettings', { ReadCapacityUnits: 5 }),
    ],
  }),
  each(TABLE, {
    rule: 'the attribute that says when an item expires is named while expiry is on',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-timetolivespecification.html',
    check: ({ properties }) => {
      const { AttributeName, Enabled } = record(properties.TimeToLiveSpecification);
      return Enabled !== true || /^.{1,255}$/.test(String(AttributeName ?? ''));
    },
    refused: [set(TABLE, 'TimeToLiveSpecification.AttributeName', undefined)],
  }),
];
