export type Colour = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

/** Select Graphic Rendition (ECMA-48): what begins a colour, and what ends it. */
const CODES: Readonly<Record<Colour, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  cyan: [36, 39],
};

/** Where a command writes. */
export interface Terminal {
  /** A line for people; nothing with `--json`. */
  line(text?: string): void;
  /** Progress, and why something failed: the standard error, whoever reads the rest. */
  note(text: string): void;
  /** The result for programs; nothing without `--json`. */
  data(value: unknown): void;
  /** In colour on a terminal, plain everywhere else and with NO_COLOR. */
  paint(colour: Colour, text: string): string;
  readonly json: boolean;
  /** Of a line, in columns. */
  readonly width: number;
}

export interface Streams {
  readonly stdout: Output & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Output;
}

interface Output {
  write(text: string): boolean;
}

const USUAL_WIDTH = 120;

export function openTerminal({ stdout, stderr }: Streams, json: boolean, environment: NodeJS.ProcessEnv): Terminal {
  // https://no-color.org: any value that is not empty.
  const coloured = stdout.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb' && !json;
  return {
    json,
    width: Math.max(60, Math.min(stdout.columns ?? USUAL_WIDTH, 160)),
    line: (text = '') => {
      if (!json) stdout.write(`${text}\n`);
    },
    note: (text) => {
      stderr.write(`${text}\n`);
    },
    data: (value) => {
      if (json) stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    paint: (colour, text) => {
      const [on, off] = CODES[colour];
      return coloured ? `\x1b[${on}m${text}\x1b[${off}m` : text;
    },
  };
}
