import { add, at, type Constraint, type Resources, setAttribute } from './template/constraint';
import { madeBefore, namedIn } from './template/references';

const DELETION_POLICY =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html';
const UPLOAD = 'Custom::CDKBucketDeployment';
/** Publishes the first version of the knowledge into its bucket. */
const SEEDING = 'Custom::AWS';
const EMPTIER = 'Custom::S3AutoDeleteObjects';
const TABLE = 'AWS::DynamoDB::GlobalTable';
const POOL = 'AWS::Cognito::UserPool';

/** What a deployment that fails has to take back, and what deleting the stack has to take away. */
export const rollback: readonly Constraint[] = [
  {
    // With `Retain`, each attempt at a first deployment would leave another empty table, pool and bucket behind.
    rule: 'what outlives the stack is taken back if the deployment that made it fails',
    source: DELETION_POLICY,
    faults: (resources) => resources.filter(({ raw }) => raw.DeletionPolicy === 'Retain').map(({ id }) => id),
    refused: [setAttribute(TABLE, 'DeletionPolicy', 'Retain'), setAttribute(POOL, 'DeletionPolicy', 'Retain')],
  },
  {
    rule: 'what outlives the stack also outlives being replaced',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html',
    faults: (resources) =>
      resources
        .filter(({ raw }) => raw.DeletionPolicy === 'RetainExceptOnCreate' && raw.UpdateReplacePolicy !== 'Retain')
        .map(({ id }) => id),
    refused: [setAttribute(TABLE, 'UpdateReplacePolicy', 'Delete'), setAttribute(POOL, 'UpdateReplacePolicy', undefined)],
  },
  {
    // S3 refuses with BucketNotEmpty. Versions count too, so that emptying the bucket of objects would not be enough.
    rule: 'a bucket that outlives the stack is filled after everything else, when nothing is left that could fail',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html',
    faults: (resources) =>
      [...uploadsInto(resources, 'RetainExceptOnCreate'), ...resources.filter(({ type }) => type === SEEDING)].flatMap(
        (upload) => {
          const before = madeBefore(upload, resources);
          const waits = resources.filter((other) => madeBefore(other, resources).has(upload.id));
          return resources
            .filter((other) => other !== upload && !before.has(other.id) && !waits.includes(other) && !isLayer(other))
            .map(({ id }) => `${upload.id} may come before ${id}`);
        },
      ),
    refused: [add('AWS::SNS::Topic', {}), inNoOrder],
  },
  {
    // `retainOnDelete: false` does not do it: https://github.com/aws/aws-cdk/issues/33397
    rule: 'a bucket that goes with the stack is emptied by it, and was about to be before anything was put into it',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html',
    faults: (resources) =>
      uploadsInto(resources, 'Delete').flatMap((upload) => {
        const bucket = bucketOf(upload, resources);
        const emptier = resources.find(
          ({ type, properties }) => type === EMPTIER && namedIn(properties.BucketName).includes(bucket?.id ?? ''),
        );
        if (emptier === undefined) return [`${bucket?.id} is not emptied`];
        return madeBefore(upload, resources).has(emptier.id) ? [] : [`${upload.id} may come before ${emptier.id}`];
      }),
    refused: [
      (resources) => resources.filter(({ type }) => type !== EMPTIER),
      (resources) => resources.map((one) => (one.type === EMPTIER ? ofAnotherBucket(one) : one)),
      inNoOrder,
    ],
  },
];

/** What would still stand in the way of taking back a table or a pool: nobody may delete them while they are protected. */
export function protectedAgainstDeletion(resources: Resources): readonly string[] {
  return resources
    .filter(
      ({ properties }) =>
        properties.DeletionProtection === 'ACTIVE' ||
        properties.DeletionProtectionEnabled === true ||
        at(properties, 'Replicas.0.DeletionProtectionEnabled') === true,
    )
    .map(({ type }) => type);
}

function ofAnotherBucket(emptier: Resources[number]): Resources[number] {
  return { ...emptier, properties: { ...emptier.properties, BucketName: { Ref: 'Other' } } };
}

/** Without any order but that of references. */
function inNoOrder(resources: Resources): Resources {
  return resources.map((resource) => ({ ...resource, raw: { ...resource.raw, DependsOn: undefined } }));
}

function uploadsInto(resources: Resources, deletionPolicy: string): Resources {
  return resources.filter(
    (resource) => resource.type === UPLOAD && bucketOf(resource, resources)?.raw.DeletionPolicy === deletionPolicy,
  );
}

function bucketOf(upload: Resources[number], resources: Resources) {
  const [bucket] = namedIn(upload.properties.DestinationBucketName);
  return resources.find(({ id }) => id === bucket);
}

/** CDK gives each upload a layer; those after the first are used by nothing. */
function isLayer({ type }: Resources[number]): boolean {
  return type === 'AWS::Lambda::LayerVersion';
}
