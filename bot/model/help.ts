/** The path below which the site shows the help pages, and with which their keys begin where they are objects. */
export const HELP_PREFIX = 'help/';

/** The page, of a language or of them all, that is sent for one that is not there. No id has a `~`. */
export const MISSING_PAGE = '~404.html';

/** Colours of the help pages that an organisation may replace, as the style sheet has them; a test holds the two together. */
export const HELP_PALETTE = {
  light: {
    paper: '#faf8f4',
    surface: '#ffffff',
    sunken: '#f3efe8',
    hover: '#efeae1',
    line: '#e4ddd2',
    edge: '#847c70',
    ink: '#211e1a',
    soft: '#5f584e',
    accent: '#0f6b5c',
    'accent-strong': '#0a5347',
    'accent-wash': '#e2f0ec',
  },
  dark: {
    paper: '#181714',
    surface: '#21201c',
    sunken: '#131210',
    hover: '#2b2924',
    line: '#393530',
    edge: '#8d8578',
    ink: '#ede9e2',
    soft: '#b1a99c',
    accent: '#63c7b2',
    'accent-strong': '#8ad9c8',
    'accent-wash': '#1b352f',
  },
} as const;

export type HelpScheme = keyof typeof HELP_PALETTE;
export type HelpColour = keyof (typeof HELP_PALETTE)[HelpScheme];
export type HelpColours = Readonly<Partial<Record<HelpColour, string>>>;

/** How the help pages look; what is absent stays as it is. */
export interface HelpTheme {
  readonly light?: HelpColours;
  readonly dark?: HelpColours;
  /** Names of fonts as CSS lists them. */
  readonly font?: string;
}
