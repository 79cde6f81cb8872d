/**
 * The part of Adaptive Cards 1.4 that is used. TextBlock and FactSet are left out: their text is Markdown. A TextRun is
 * plain text, so text of customers and of the knowledge needs no escaping.
 * https://learn.microsoft.com/adaptive-cards/schema-explorer/text-run
 */
export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly size?: 'Small' | 'Medium';
  readonly italic?: true;
  readonly isSubtle?: true;
  readonly fontType?: 'Monospace';
  readonly selectAction?: OpenUrl;
}

type Spacing = 'None' | 'Small' | 'Medium';

export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: Spacing;
}

export interface Column {
  readonly type: 'Column';
  readonly width: 'auto' | 'stretch';
  readonly items: readonly CardElement[];
}

export interface ColumnSet {
  readonly type: 'ColumnSet';
  readonly columns: readonly Column[];
  readonly spacing?: Spacing;
}

export interface Container {
  readonly type: 'Container';
  readonly items: readonly CardElement[];
  readonly style?: 'emphasis';
  readonly spacing?: Spacing;
}

export interface ActionSet {
  readonly type: 'ActionSet';
  readonly actions: readonly (Submit | OpenUrl)[];
  readonly spacing?: Spacing;
}

export interface Picture {
  readonly type: 'Image';
  readonly url: string;
  readonly altText: string;
  readonly size: 'Large';
}

export type CardElement = RichTextBlock | ColumnSet | Container | ActionSet | Picture;

export interface OpenUrl {
  readonly type: 'Action.OpenUrl';
  readonly title?: string;
  readonly url: string;
}

export interface Submit {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Card {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.4';
  readonly body: readonly CardElement[];
}

export function card(body: readonly CardElement[]): Card {
  return { type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: '1.4', body };
}
