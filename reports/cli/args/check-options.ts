/** The options of `tongka check`. */
import { bitStateOption, limitOptions, reductionOptions } from './limit-options.ts';
import { type OptionsOf, onSwitch, option, place } from './option.ts';
import { jsonOptions } from './output-options.ts';
import { propertyOption } from './property-option.ts';
import { settingOptions } from './setting-options.ts';
import { workerOption } from './worker-option.ts';

const ownOptions = {
  checkpoint: option(
    '<file>',
    'keeps there how far it has come, every minute and when it stops; where the file is there already, goes on from it',
    place,
  ),
  all: onSwitch('explores to the end, though every property asked for has its verdict before'),
  coverage: onSwitch('adds which states and transitions of the charts were ever used, and which were not'),
  breakdown: onSwitch('adds why there are so many worlds: who and what takes the most values'),
  expected: onSwitch('checks that every scenario does under every profile what it is expected to do'),
};

export const checkOptions = [
  settingOptions,
  limitOptions,
  reductionOptions,
  propertyOption,
  jsonOptions,
  workerOption,
  bitStateOption,
  ownOptions,
] as const;

/** The option values of `tongka check`. */
export type CheckOptions = OptionsOf<typeof checkOptions>;
