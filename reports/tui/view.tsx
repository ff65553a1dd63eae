/** The view: a frame, drawn. Holds nothing and decides nothing. */
import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { frameText } from './frame.ts';
import { type Canvas, fullCanvas } from './paint.ts';
import type { State } from './state.ts';

/** The whole screen, as one text: the frame is laid out already, and Ink has nothing to measure. */
export function View({ state, canvas = fullCanvas }: { readonly state: State; readonly canvas?: Canvas }): ReactNode {
  return (
    <Box width={state.size.columns}>
      <Text>{frameText(state, canvas)}</Text>
    </Box>
  );
}
