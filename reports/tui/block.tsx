/** Blocks: lines drawn in a room, exactly as high and never wider. */
import { Box, Text } from 'ink';
import { createContext, type ReactNode, useContext } from 'react';
import type { Room } from './arrange.ts';
import type { Line } from './line.ts';
import { drawn } from './looks.ts';

/** Whether the terminal shows colour. */
export const Colour = createContext(true);

/** One line, cut at the width it is given. */
export function LineView({ line }: { readonly line: Line }): ReactNode {
  const colour = useContext(Colour);
  const spans = line.filter(({ text }) => text !== '');
  return (
    <Text wrap="truncate-end">
      {/* Ink gives an empty line no height. */}
      {spans.length === 0 ? ' ' : null}
      {spans.map(({ text, look }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity but their place.
        <Text key={at} {...drawn(look, colour)}>
          {text}
        </Text>
      ))}
    </Text>
  );
}

/** Lines at the top of a room. */
export function Block({ lines, room }: { readonly lines: readonly Line[]; readonly room: Room }): ReactNode {
  return (
    <Box width={room.width} height={room.height} flexDirection="column" flexShrink={0} overflow="hidden">
      {lines.slice(0, room.height).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
        <LineView key={at} line={line} />
      ))}
    </Box>
  );
}

/** Text that was painted elsewhere, colours and all. */
export function Painted({ lines, room }: { readonly lines: readonly string[]; readonly room: Room }): ReactNode {
  return (
    <Box width={room.width} height={room.height} flexDirection="column" flexShrink={0} overflow="hidden">
      {lines.slice(0, room.height).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
        <Text key={at} wrap="truncate-end">
          {line === '' ? ' ' : line}
        </Text>
      ))}
    </Box>
  );
}
