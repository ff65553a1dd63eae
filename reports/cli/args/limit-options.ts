/** The options for limits and reductions, and the `Limits` they result in. */
import { InputError, type Limits } from '#sim';
import { choice, flagOf, number, type OptionDefinition, option, type ValuesOf } from './option.ts';

export const limitOptions = {
  worldsMax: option('<number>', 'stops at so many worlds', number(1)),
  stepsMax: option('<number>', 'stops at so many steps', number(1)),
  secondsMax: option('<number>', 'stops after so many seconds', number(1)),
  bytesMax: option('<number>', 'stops when the worlds take so many bytes', number(1)),
};

const onOrOff = choice(['on', 'off']);

/** The reductions: they explore fewer worlds or steps with the same verdicts. */
export const reductionOptions = {
  sleepSets: option(
    '<on|off>',
    'on: of two independent steps one order is enough, where no property looks at steps (default: on)',
    onOrOff,
  ),
  symmetry: option(
    '<on|off|claimed>',
    'on: worlds that differ only in which replica is which are one; claimed: too many replicas for a proof are alike as said (default: off)',
    choice(['on', 'off', 'claimed']),
  ),
  deadMessages: option(
    '<on|off>',
    'on: messages that will be ignored whenever they come are left out; not for liveness (default: off)',
    onOrOff,
  ),
  partialOrder: option(
    '<on|off>',
    'on: a step no property sees and nothing hinders is taken alone; not for liveness (default: off)',
    onOrOff,
  ),
  diamonds: oldWordFor('sleepSets'),
  cone: oldWordFor('deadMessages'),
};

function oldWordFor(name: string): OptionDefinition<'on' | 'off'> {
  return { ...option('<on|off>', `the old word for ${flagOf(name)}`, onOrOff), isHidden: true };
}

export const bitStateOption = {
  bitState: option(
    '<logarithm>',
    'remembers worlds by bits of a table of 2^n only, for spaces beyond memory; proves nothing then',
    number(10, 32),
  ),
};

type LimitOptions = ValuesOf<typeof limitOptions> & ValuesOf<typeof reductionOptions> & ValuesOf<typeof bitStateOption>;

/** The limits that the options set. */
export function limitsOf(options: LimitOptions): Limits {
  const { worldsMax, stepsMax, secondsMax, bytesMax, bitState, symmetry, partialOrder } = options;
  const sleepSets = eitherOf(options, 'sleepSets', 'diamonds');
  const deadMessages = eitherOf(options, 'deadMessages', 'cone');
  return {
    ...(sleepSets ? { sleepSets: sleepSets === 'on' } : {}),
    ...(symmetry ? { symmetry: symmetry === 'claimed' ? symmetry : symmetry === 'on' } : {}),
    ...(deadMessages ? { deadMessages: deadMessages === 'on' } : {}),
    ...(partialOrder ? { partialOrder: partialOrder === 'on' } : {}),
    ...(worldsMax ? { worldsMax } : {}),
    ...(stepsMax ? { stepsMax } : {}),
    ...(secondsMax ? { secondsMax } : {}),
    ...(bytesMax ? { bytesMax } : {}),
    ...(bitState ? { bitState } : {}),
  };
}

/** The value of an option, given by its name or by its old name. */
function eitherOf(options: LimitOptions, name: 'sleepSets' | 'deadMessages', old: 'diamonds' | 'cone') {
  if (options[name] !== undefined && options[old] !== undefined)
    throw new InputError(`${flagOf(old)} is the old word for ${flagOf(name)}; give its value once, by either of them`);
  return options[name] ?? options[old];
}
