import { add, type Constraint, repeated, set } from './template/constraint';
import { filledIn } from './template/filled-in';

const LOG = 'AWS::Logs::LogGroup';

const API = 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference';

const RETENTIONS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

export const logs: readonly Constraint[] = [
  {
    rule: 'a log has a name of its own of up to 512 characters that does not begin with aws/, and is kept for a time that is on the list',
    source: `${API}/API_CreateLogGroup.html`,
    faults: (resources) => {
      const logs = resources.filter(({ type }) => type === LOG).map(({ properties }) => properties);
      const names = logs.flatMap(({ LogGroupName }) => (LogGroupName === undefined ? [] : [filledIn(LogGroupName, resources)]));
      return [
        ...repeated(names),
        ...names.filter((name) => !/^(?!aws\/)[\w./#-]{1,512}$/.test(name)),
        ...logs
          .map(({ RetentionInDays }) => Number(RetentionInDays ?? 1))
          .flatMap((days) => (RETENTIONS.includes(days) ? [] : [`${days} days`])),
      ];
    },
    refused: [
      set(LOG, 'LogGroupName', 'aws/desk'),
      set(LOG, 'LogGroupName', 'the desk'),
      set(LOG, 'RetentionInDays', 91),
      (resources) => {
        const log = resources.find(({ type, properties }) => type === LOG && properties.LogGroupName !== undefined);
        return add(LOG, log?.properties ?? {})(resources);
      },
    ],
  },
];
