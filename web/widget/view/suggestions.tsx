import { Chips } from './chips';
import type { PartProps } from './part';

/** Entries that may be meant by what is being typed, above the field, where they do not move it; and how many, for screen readers. */
export function Suggestions(part: PartProps) {
  const { say } = part;
  const { suggestions } = part.state;
  return (
    <>
      <Chips {...part} class="related suggested" label={say('suggested')} choices={suggestions} />
      <p class="aloud" role="status">
        {suggestions.length > 0 && say('suggestions', { count: suggestions.length })}
      </p>
    </>
  );
}
