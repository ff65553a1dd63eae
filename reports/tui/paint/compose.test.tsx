// Goal: lines appear inside the boxes that Ink has laid out, and only there. Method: boxes that are too small, and
// gaps.
import { Box, type DOMElement, renderToString } from 'ink';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { expect, test } from 'vitest';
import { composed } from './compose.ts';
import { span } from './line.ts';
import { Lines } from './lines.tsx';

const size = { width: 12, height: 4 };
const letters = (text: string) => text.split(' ').map(word => [span(word)]);

/** The rows of a screen as text. */
function rowsOf(inside: ReactNode): readonly string[] {
  let rows: readonly string[] = [];
  function Screen(): ReactNode {
    const box = useRef<DOMElement>(null);
    useLayoutEffect(() => {
      rows = composed(box.current!, size).map(line => line.map(({ text }) => text).join(''));
    });
    return (
      <Box ref={box} position="absolute" width={size.width} height={size.height}>
        {inside}
      </Box>
    );
  }
  const printed = renderToString(<Screen />, { columns: size.width });
  // Ink itself prints nothing.
  expect(printed).toBe('');
  return rows;
}

test('boxes side by side are separated by blanks, no row ends in blanks, and a line that is too long is cut', () => {
  const rows = rowsOf(
    <>
      <Lines rect={{ width: 5, height: 3 }} lines={letters('one threefour')} />
      <Box width={2} flexShrink={0} />
      <Lines rect={{ width: 5, height: 4 }} lines={letters('a b c d')} />
    </>,
  );
  expect(rows).toEqual(['one    a', 'thre…  b', '       c', '       d']);
});

test('lines are clipped to the enclosing box and to the screen', () => {
  const rows = rowsOf(
    <Box flexDirection="column" height={3} flexShrink={0}>
      <Lines rect={{ width: 4, height: 2 }} lines={letters('a b too-many')} />
      <Lines rect={{ width: 4, height: 9 }} lines={letters('c d e f g')} />
    </Box>,
  );
  expect(rows).toEqual(['a', 'b', 'c', '']);
});
