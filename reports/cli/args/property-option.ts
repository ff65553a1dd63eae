/** The option that selects properties. */
import { givenTwice } from '#sim';
import { propertyNamed } from './named.ts';
import { option } from './option.ts';

export const propertyOption = {
  property: option(
    '<name>',
    'asks for this property only; may be repeated',
    (text, flag, before: readonly string[] = []) => {
      const { name } = propertyNamed(text);
      if (before.includes(name)) throw givenTwice(flag, name);
      return [...before, name];
    },
  ),
};
