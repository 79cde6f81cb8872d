import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import * as z from 'zod';
import { formatProblem, type KnowledgeProblem } from '../../bot/knowledge/problems';
import { type Locate, parseYaml } from '../../bot/knowledge/yaml';
import { readSettings, type Settings, STAGE, stackNameOf, stageFaults, USUAL_STAGE, type Written } from './settings';

/** The settings file, relative to the root; `-c config=PATH` names another. */
export const SETTINGS_FILE = 'mostrador.config.yaml';

/** Names of stages become part of names on AWS. */
const STAGE_NAME = /^[a-z][a-z0-9]{0,15}$/;

const FILE = z.strictObject({
  stages: z
    .record(z.string().regex(STAGE_NAME, 'must be a stage name of small letters and digits, at most 16, such as prod'), STAGE)
    .refine((stages) => Object.keys(stages).length > 0, 'is empty: name at least one stage, such as `prod: {}`'),
});

export interface Deployment {
  readonly stage: string;
  readonly settings: Settings;
  /** What the operator should know before it is deployed. */
  readonly notes: readonly string[];
}

/**
 * The settings of the stage that is being deployed: those of its section in the settings file, with those given by `-c` over
 * them. The whole file is checked, so that a fault in one stage is found while another is deployed.
 *
 * @throws Error with `file:line:column` and the remedy of each fault
 */
export function readDeployment(context: Readonly<Record<string, unknown>>, root: string): Deployment {
  const { stage: wanted, config, ...flags } = ourKeys(context);
  const file = readStages(config, root);
  const stage = chooseStage(wanted, file);
  const written = file?.stages[stage] ?? {};
  return {
    stage,
    settings: readSettings({ ...written, ...flags }, stage),
    notes: Object.keys(flags).map((key) => noteOn(key, file?.name ?? SETTINGS_FILE, stage)),
  };
}

/** Our keys look like `alarmEmail`; those of CDK contain `:`, `/` or `-`. */
function ourKeys(context: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(context).filter(([key]) => /^[a-z][A-Za-z0-9]*$/.test(key)));
}

interface Stages {
  /** As messages name it. */
  readonly name: string;
  readonly stages: Readonly<Record<string, Written>>;
}

function readStages(config: unknown, root: string): Stages | undefined {
  if (config === undefined && !existsSync(resolve(root, SETTINGS_FILE))) return undefined;
  const path = resolve(root, String(config ?? SETTINGS_FILE));
  const name = relative(root, path).startsWith('..') ? path : relative(root, path);
  if (!existsSync(path)) throw new Error(`There is no settings file ${name}: correct \`-c config\`, or create it.`);
  const parsed = parseYaml({ file: name, text: readFileSync(path, 'utf8'), linesBefore: 0 }, FILE);
  if ('problems' in parsed) throw unusable(parsed.problems);
  const { stages } = parsed.value;
  const problems = [
    ...Object.entries(stages).flatMap(([stage, written]) =>
      stageFaults(written).map(({ key, message }) => parsed.at(['stages', stage, key], `${message}.`)),
    ),
    ...collisions(stages, parsed.at),
  ];
  if (problems.length > 0) throw unusable(problems);
  return { name, stages };
}

function unusable(problems: readonly KnowledgeProblem[]): Error {
  return new Error(problems.map(formatProblem).join('\n'));
}

/** What two stages may not share, and where it must be unique. */
const UNIQUE: readonly {
  readonly key: keyof Written;
  readonly read: (stage: string, written: Written) => string | undefined;
  readonly within: readonly ('account' | 'region')[];
  readonly remedy: string;
}[] = [
  {
    key: 'stackName',
    read: stackNameOf,
    within: ['account', 'region'],
    remedy: 'one would replace the other. Give each its own, or its own `account` or `region`.',
  },
  {
    key: 'restoredTable',
    read: (_stage, { restoredTable }) => restoredTable,
    within: ['account', 'region'],
    remedy: 'a table belongs to one stack. Restore one for each.',
  },
  {
    key: 'loginPrefix',
    read: (_stage, { loginPrefix }) => loginPrefix,
    within: ['region'],
    remedy: 'it is part of an address. Give each its own.',
  },
  {
    key: 'siteDomain',
    read: (_stage, { siteDomain }) => siteDomain,
    within: [],
    remedy: 'a domain leads to one site. Give each its own.',
  },
];

function collisions(stages: Stages['stages'], at: Locate): readonly KnowledgeProblem[] {
  const named = Object.entries(stages);
  return UNIQUE.flatMap(({ key, read, within, remedy }) =>
    named.flatMap(([stage, written], index) => {
      const value = read(stage, written);
      const [earlier] =
        named.slice(0, index).find(([name, other]) => {
          // Without an account or region, a stage may go anywhere.
          const apart = within.some((place) => {
            const [here, there] = [written[place], other[place]];
            return here !== undefined && there !== undefined && here !== there;
          });
          return value !== undefined && read(name, other) === value && !apart;
        }) ?? [];
      if (earlier === undefined) return [];
      return [
        at(['stages', stage, key], `The stages \`${earlier}\` and \`${stage}\` have the same \`${key}\`, ${value}: ${remedy}`),
      ];
    }),
  );
}

function chooseStage(wanted: unknown, file: Stages | undefined): string {
  const stages = Object.keys(file?.stages ?? { [USUAL_STAGE]: {} });
  const [only, ...others] = stages;
  if (wanted === undefined && only !== undefined && others.length === 0) return only;
  const found = stages.find((stage) => stage === wanted);
  if (found !== undefined) return found;
  const where = file?.name ?? SETTINGS_FILE;
  if (wanted === undefined)
    throw new Error(`${where} has the stages ${stages.join(', ')}: choose one with -c stage=${stages[0]}.`);
  throw new Error(`${where} has no stage ${String(wanted)}, but ${stages.join(', ')}: correct \`-c stage\`, or add a section.`);
}

function noteOn(key: string, file: string, stage: string): string {
  return `\`${key}\` comes from -c or cdk.json and holds for this deployment only. To keep it, write it into ${file}, under stages.${stage}. A later version will no longer take it from there.`;
}
