import { list, record } from '../deployed';
import { add, at, type Constraint, each, repeated, set, setWhere, within } from './template/constraint';
import { filledIn } from './template/filled-in';
import { allows, policiesOf, statementsIn } from './template/policies';
import { madeBefore, namedIn } from './template/references';

const FUNCTION = 'AWS::Lambda::Function';
const ASYNCHRONOUS = 'AWS::Lambda::EventInvokeConfig';
const PERMISSION = 'AWS::Lambda::Permission';
const QUEUE = 'AWS::SQS::Queue';

const GUIDE = 'https://docs.aws.amazon.com/lambda/latest/dg';
const API = 'https://docs.aws.amazon.com/lambda/latest/api';
const QUOTAS = `${GUIDE}/gettingstarted-limits.html`;

const RESERVED =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_REGION|REGION|EXECUTION_ENV|ACCESS_KEY|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|LAMBDA_.*)|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

export const lambda: readonly Constraint[] = [
  each(FUNCTION, {
    rule: 'the environment of a function has up to 4 KB, with everything filled in',
    source: QUOTAS,
    check: ({ properties }, resources) => {
      const variables = Object.entries(record(at(properties, 'Environment.Variables')));
      return Buffer.byteLength(variables.map(([name, value]) => name + filledIn(value, resources)).join('')) <= 4_096;
    },
    refused: [set(FUNCTION, 'Environment.Variables.MORE', 'v'.repeat(4_096))],
  }),
  each(FUNCTION, {
    rule: 'a variable begins with a letter, has two characters or more, and is none that Lambda keeps for itself',
    source: `${GUIDE}/configuration-envvars.html`,
    check: ({ properties }) =>
      Object.keys(record(at(properties, 'Environment.Variables'))).filter(
        (name) => !/^[A-Za-z]\w+$/.test(name) || RESERVED.test(name),
      ),
    refused: ['AWS_REGION', 'AWS_LAMBDA_FUNCTION_NAME', '_TABLE', 'TABLE-NAME', 'X'].map((name) =>
      set(FUNCTION, 'Environment.Variables', { [name]: 'value' }),
    ),
  }),
  each(FUNCTION, {
    rule: 'a function has 128 to 3,008 MB, which is what new accounts get, 1 to 900 seconds, and 5 layers at most',
    source: QUOTAS,
    check: ({ properties }) =>
      within(properties.MemorySize ?? 128, 128, 3_008) &&
      within(properties.Timeout ?? 3, 1, 900) &&
      list(properties.Layers).length <= 5,
    refused: [
      set(FUNCTION, 'MemorySize', 3_009),
      set(FUNCTION, 'Timeout', 901),
      set(FUNCTION, 'Layers', Array(6).fill('arn:aws:lambda:eu-west-1:111122223333:layer:cli:1')),
    ],
  }),
  {
    rule: 'a function has a name of its own of up to 64 letters, digits, hyphens and underscores, and a short description',
    source: `${API}/API_CreateFunction.html`,
    faults: (resources) => {
      const functions = resources.filter(({ type }) => type === FUNCTION);
      const names = functions.flatMap(({ properties }) => {
        const { FunctionName } = properties;
        return FunctionName === undefined ? [] : [filledIn(FunctionName, resources)];
      });
      return [
        ...repeated(names),
        ...names.filter((name) => !/^[\w-]{1,64}$/.test(name)),
        ...functions
          .filter(({ properties }) => filledIn(properties.Description ?? '', resources).length > 256)
          .map(({ id }) => id),
      ];
    },
    refused: [
      setWhere(FUNCTION, 'FunctionName', 'FunctionName', 'n'.repeat(65)),
      setWhere(FUNCTION, 'FunctionName', 'FunctionName', 'our desk'),
      setWhere(FUNCTION, 'FunctionName', 'Description', 'd'.repeat(257)),
    ],
  },
  each(FUNCTION, {
    rule: 'a function runs on one architecture, and its handler is written without spaces',
    source: `${API}/API_CreateFunction.html`,
    check: ({ properties }) =>
      ['arm64', 'x86_64', ''].includes(list(properties.Architectures).join()) && /^\S{1,128}$/.test(String(properties.Handler)),
    refused: [
      set(FUNCTION, 'Architectures', ['arm64', 'x86_64']),
      set(FUNCTION, 'Architectures', ['arm']),
      set(FUNCTION, 'Handler', 'index handler'),
    ],
  }),
  each(FUNCTION, {
    // "The role defined for the function cannot be assumed by Lambda."
    rule: 'Lambda may take the role of a function',
    source: `${GUIDE}/lambda-intro-execution-role.html`,
    check: ({ properties }, resources) => {
      const [role] = namedIn(properties.Role);
      const trust = resources.find(({ id }) => id === role)?.properties.AssumeRolePolicyDocument;
      return statementsIn(trust).some(
        ({ Effect, Action, Principal }) =>
          Effect === 'Allow' &&
          list(Action).includes('sts:AssumeRole') &&
          list(record(Principal).Service).includes('lambda.amazonaws.com'),
      );
    },
    refused: [
      set(FUNCTION, 'Role', { 'Fn::GetAtt': ['Nobody', 'Arn'] }),
      (resources) =>
        resources.map((resource) =>
          resource.type === 'AWS::IAM::Role'
            ? { ...resource, properties: { AssumeRolePolicyDocument: { Statement: [] } } }
            : resource,
        ),
    ],
  }),
  each(ASYNCHRONOUS, {
    // Lambda checks this while it is set: "does not have permissions to call SendMessage on the specified resource".
    rule: 'a role may send to the queue of failed runs of its function, and has its rights before that is set',
    source: `${GUIDE}/invocation-async-retain-records.html`,
    check: (resource, resources) => {
      const [queue] = namedIn(at(resource.properties, 'DestinationConfig.OnFailure.Destination'));
      if (queue === undefined) return true;
      const [functionId] = namedIn(resource.properties.FunctionName);
      const owner = resources.find(({ id }) => id === functionId);
      const [name] = namedIn(owner?.properties.Role);
      const role = resources.find(({ id }) => id === name);
      return (
        role !== undefined &&
        allows(role, 'sqs:SendMessage', queue, resources) &&
        policiesOf(role, resources).every(({ id }) => madeBefore(resource, resources).has(id))
      );
    },
    refused: [
      (resources) => resources.map((other) => (other.type === 'AWS::IAM::Policy' ? { ...other, properties: {} } : other)),
      (resources) =>
        resources.map((other) => (other.type === FUNCTION ? { ...other, raw: { ...other.raw, DependsOn: [] } } : other)),
    ],
  }),
  each(ASYNCHRONOUS, {
    rule: 'an asynchronous call is tried again up to twice, within 60 seconds to 6 hours',
    source: `${API}/API_PutFunctionEventInvokeConfig.html`,
    check: ({ properties }) =>
      within(properties.MaximumRetryAttempts, 0, 2) && within(properties.MaximumEventAgeInSeconds, 60, 21_600),
    refused: [set(ASYNCHRONOUS, 'MaximumRetryAttempts', 3), set(ASYNCHRONOUS, 'MaximumEventAgeInSeconds', 59)],
  }),
  each('AWS::Lambda::EventSourceMapping', {
    rule: 'a queue hides a message for as long as the function that reads it may run',
    source: `${GUIDE}/services-sqs-configure.html`,
    check: ({ properties }, resources) => {
      const queue = resources.find(({ id, type }) => type === QUEUE && namedIn(properties.EventSourceArn).includes(id));
      const reader = resources.find(({ id, type }) => type === FUNCTION && namedIn(properties.FunctionName).includes(id));
      return queue === undefined || Number(queue.properties.VisibilityTimeout ?? 30) >= Number(reader?.properties.Timeout ?? 3);
    },
    refused: [
      (resources) => {
        const name = (kind: string) => resources.find(({ type }) => type === kind)?.id;
        return add('AWS::Lambda::EventSourceMapping', {
          EventSourceArn: { 'Fn::GetAtt': [name(QUEUE), 'Arn'] },
          FunctionName: { Ref: name(FUNCTION) },
        })(set(FUNCTION, 'Timeout', 60)(resources));
      },
    ],
  }),
  {
    // An account that is new may have 10 in all: then nothing can be reserved, and nothing is unless an operator sets it.
    rule: 'reserved concurrency leaves 100 of the 1,000 that an account has to those that reserve none',
    source: `${GUIDE}/configuration-concurrency.html`,
    faults: (resources) => {
      const reserved = resources.flatMap(({ type, properties }) =>
        type === FUNCTION && properties.ReservedConcurrentExecutions !== undefined
          ? [Number(properties.ReservedConcurrentExecutions)]
          : [],
      );
      const sum = reserved.reduce((total, places) => total + places, 0);
      return sum <= 900 && reserved.every((places) => within(places, 1, 900)) ? [] : [`${sum} reserved`];
    },
    refused: [
      setWhere(FUNCTION, 'FunctionName', 'ReservedConcurrentExecutions', 901),
      setWhere(FUNCTION, 'Layers', 'ReservedConcurrentExecutions', -1),
    ],
  },
  {
    rule: 'what calls a function by itself has a permission for it',
    source: `${GUIDE}/access-control-resource-based.html`,
    faults: (resources) => {
      const called = resources.flatMap(({ type, properties }) => {
        if (type === 'AWS::ApiGatewayV2::Integration')
          return [{ by: 'apigateway.amazonaws.com', target: namedIn(properties.IntegrationUri) }];
        if (type !== 'AWS::Events::Rule') return [];
        return [{ by: 'events.amazonaws.com', target: namedIn(list(properties.Targets).map((target) => record(target).Arn)) }];
      });
      return called
        .filter(
          ({ by, target }) =>
            !resources.some(
              ({ type, properties }) =>
                type === PERMISSION &&
                properties.Principal === by &&
                namedIn(properties.FunctionName).some((name) => target.includes(name)),
            ),
        )
        .map(({ by, target }) => `${by} -> ${target}`);
    },
    refused: [set(PERMISSION, 'Principal', 'sns.amazonaws.com'), set(PERMISSION, 'FunctionName', { Ref: 'Other' })],
  },
  {
    rule: 'what a function says about who may call it has up to 20 KB',
    source: QUOTAS,
    faults: (resources) =>
      resources
        .filter(({ type }) => type === FUNCTION)
        .filter(({ id }) => {
          const permissions = resources.filter(
            ({ type, properties }) => type === PERMISSION && namedIn(properties.FunctionName).includes(id),
          );
          // Of each, Lambda makes a statement with the ARN of the function, the source and an id: 400 characters and the source.
          const bytes = permissions.map(({ properties }) => 400 + filledIn(properties.SourceArn ?? '', resources).length);
          return bytes.reduce((sum, length) => sum + length, 0) > 20_480;
        })
        .map(({ id }) => id),
    refused: [
      (resources) => {
        const FunctionName = { Ref: resources.find(({ type }) => type === FUNCTION)?.id };
        return add(PERMISSION, { FunctionName, Principal: 'apigateway.amazonaws.com' }, 60)(resources);
      },
    ],
  },
];
