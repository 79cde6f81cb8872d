import { add, type Constraint, setAttribute } from './template/constraint';
import { madeBefore, namedIn } from './template/references';

const QUOTAS = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html';

/** What CloudFormation itself checks before it makes anything. */
export const stack: readonly Constraint[] = [
  {
    rule: 'a template has up to 500 resources, with ids of up to 255 letters and digits',
    source: QUOTAS,
    faults: (resources) => [
      ...(resources.length > 500 ? [`${resources.length} resources`] : []),
      ...resources.map(({ id }) => id).filter((id) => !/^[A-Za-z0-9]{1,255}$/.test(id)),
    ],
    refused: [
      (resources) => [...resources, { id: 'of-the-desk', type: 'AWS::SNS::Topic', properties: {}, raw: {} }],
      add('AWS::SNS::Topic', {}, 501),
    ],
  },
  {
    rule: 'a template has up to 1 MB',
    source: QUOTAS,
    faults: (resources) => {
      const bytes = Buffer.byteLength(JSON.stringify(resources.map(({ raw }) => raw)));
      return bytes > 1_048_576 ? [`${bytes} bytes`] : [];
    },
    refused: [setAttribute('AWS::SNS::Topic', 'Metadata', 'm'.repeat(1_048_576))],
  },
  {
    rule: 'what is named is there, and nothing waits for itself',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
    faults: (resources) => {
      const known = new Set(resources.map(({ id }) => id));
      return resources.flatMap((resource) => [
        ...namedIn(resource.properties)
          .filter((name) => !name.startsWith('AWS::') && !known.has(name))
          .map((name) => `${resource.id} names ${name}`),
        ...(madeBefore(resource, resources).has(resource.id) ? [`${resource.id} waits for itself`] : []),
      ]);
    },
    refused: [
      add('AWS::SNS::TopicPolicy', { Topics: [{ Ref: 'Nobody' }] }),
      (resources) => {
        const topic = resources.find(({ type }) => type === 'AWS::SNS::Topic');
        const policy = resources.find(({ type }) => type === 'AWS::SNS::TopicPolicy');
        return resources.map((resource) =>
          resource === topic ? { ...resource, raw: { ...resource.raw, DependsOn: [policy?.id] } } : resource,
        );
      },
    ],
  },
];
