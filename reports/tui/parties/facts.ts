/** Facts: the context of a party as plain text, without styles and widths. Pure. */
import type { Envelope } from '#machines';
import type { World, WorldView } from '#sim';

/** A value in one line, without JSON quotes. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '""' : value;
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).map(([name, inner]) => `${name}: ${valueText(inner)}`);
  return `{${fields.join(', ')}}`;
}

/** A fact of a party's context: its path (`durable.rows.1.state`) and its value. */
export interface Fact {
  readonly depth: number;
  readonly name: string;
  readonly value: string | undefined;
  readonly path: string;
}

/**
 * A party's context as an indented list; below the first level a value of at most `inlineMax` letters stays on one
 * line.
 */
export function factsOf(context: unknown, inlineMax: number, depth = 0, above = ''): readonly Fact[] {
  if (!isOpen(context)) return [];
  return Object.entries(context).flatMap(([name, inner]): readonly Fact[] => {
    const path = above === '' ? name : `${above}.${name}`;
    const text = valueText(inner);
    const short = text.length <= inlineMax - 2 * depth - name.length && (depth > 0 || Array.isArray(inner));
    if (short || !isOpen(inner)) return [{ depth, name, value: text, path }];
    return [{ depth, name, value: undefined, path }, ...factsOf(inner, inlineMax, depth + 1, path)];
  });
}

function isOpen(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** All messages in flight, inbox by inbox in the order of the parties. */
export function inFlight({ model }: World, view: WorldView): readonly Envelope[] {
  return model.parties.flatMap(({ name }) => view.inbox(name));
}
