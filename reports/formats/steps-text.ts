/** Steps as a numbered list, one sentence each. */
import type { Choice, Step } from '#sim';

/** One choice as a sentence fragment. */
export function choiceSays(choice: Choice): string {
  const { kind, party } = choice;
  switch (kind) {
    case 'deliver':
      return `${party} receives ${choice.envelope.message.type} from ${choice.envelope.from}`;
    case 'lose':
      return `${choice.envelope.message.type} from ${choice.envelope.from} to ${party} is lost`;
    case 'copy':
      return `${choice.envelope.message.type} from ${choice.envelope.from} to ${party} is copied`;
    case 'proceed':
      return `${party} goes on from ${choice.state}`;
    case 'expire':
      return `${party}: the timer ${choice.timer} expires`;
    case 'intend':
      return `${party} intends ${choice.intent.type}`;
    case 'crash':
      return choice.lost ? `${party} crashes, and ${choice.lost.message.type} is lost` : `${party} crashes`;
    case 'tear':
      return `${party} loses power`;
    case 'power-up':
      return `${party} powers up`;
    case 'restart':
      return `${party} restarts`;
  }
}

/** The numbered list; a cycle is told as what repeats for ever. */
export function stepsText(steps: readonly Step[], stemSteps: number): string {
  const wide = String(steps.length).length;
  return steps
    .flatMap(({ choice }, at) => [
      ...(at === stemSteps ? ['for ever:'] : []),
      `${String(at + 1).padStart(wide)}  ${choiceSays(choice)}`,
    ])
    .join('\n');
}
