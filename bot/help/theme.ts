import type { HelpTheme } from '../model/help';

/**
 * The organisation's own colours and font, as the custom properties that the pages' style sheet reads. Names and values were
 * checked when the service file was parsed.
 */
export function themeCss({ light = {}, dark = {}, font }: HelpTheme = {}): string {
  const inScheme = (scheme: 'light' | 'dark', colours: Readonly<Record<string, string | undefined>>) => {
    const lines = Object.entries(colours).flatMap(([name, value]) => (value === undefined ? [] : [`--m-${name}: ${value};`]));
    return lines.length === 0 ? '' : `@media (prefers-color-scheme: ${scheme}) { :root { ${lines.join(' ')} } }\n`;
  };
  return `${font === undefined ? '' : `:root { --m-font: ${font}; }\n`}${inScheme('light', light)}${inScheme('dark', dark)}`;
}
