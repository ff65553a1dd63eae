/** The messages in flight: whether each can be delivered now, and which faults can affect it. Pure. */
import type { Envelope } from '#machines';
import { type Choice, viewOf } from '#sim';
import { envelopeText } from '../../sequence/sent-steps.ts';
import { titleOf, wordingOf } from '../../sequence/words.ts';
import { type Line, span, truncated } from '../paint/line.ts';
import { symbols } from '../paint/theme.ts';
import { inFlight } from '../parties/facts.ts';
import { offeredIn, type Run, worldOf } from '../run/run.ts';

/** A message in flight. */
export interface Waiting {
  readonly envelope: Envelope;
  /** The choice that delivers it; undefined if another message precedes it. */
  readonly at: number | undefined;
  /** The faults that can affect it, with their choices. */
  readonly faults: readonly { readonly kind: string; readonly at: number }[];
}

/** Every message in flight, inbox by inbox. */
export function flightIn(run: Run): readonly Waiting[] {
  const world = worldOf(run);
  const offered = offeredIn(run);
  return inFlight(world, viewOf(world)).map(envelope => {
    const text = envelopeText(envelope);
    const about = offered.filter(({ choice }) => 'envelope' in choice && envelopeText(choice.envelope) === text);
    const kindOf = ({ choice }: { readonly choice: Choice }): string => choice.kind;
    return {
      envelope,
      at: about.find(each => kindOf(each) === 'deliver')?.at,
      faults: about.filter(({ fault }) => fault).map(each => ({ kind: kindOf(each), at: each.at })),
    };
  });
}

/** One line for each message. */
export function flightLines(run: Run, width: number, cursor?: number): readonly Line[] {
  const waiting = flightIn(run);
  if (waiting.length === 0) return [[span('  nothing is under way', 'quiet')]];
  return waiting.map(({ envelope: { from, to, message }, at, faults }, place) => {
    const here = place === cursor;
    const { label, detail } = wordingOf(message, [from, to]);
    const ways = faults.map(({ kind, at: fault }) => span(` ${kind} ${fault}`, 'fault'));
    return truncated(
      [
        span(here ? `${symbols.cursor} ` : '  ', 'here'),
        span(at === undefined ? '·  ' : `${String(at).padEnd(2)} `, 'quiet'),
        span(label, here ? 'here' : at === undefined ? 'quiet' : 'caution'),
        span(detail === '' ? '' : ` ${detail}`),
        span(`  ${titleOf(from)} → ${titleOf(to)} `, 'quiet'),
        ...ways,
      ],
      width,
    );
  });
}
