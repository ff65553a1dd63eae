/** Mutants of provisioning the universal instances. */
import type { OpenConfig } from '../mutation/open-config.ts';
import { edited, type Mutant } from './mutant.ts';

export const installsAnew: Mutant = {
  name: 'installs-anew',
  story: 'A command that comes again begins the instance anew, although it is personalised.',
  party: 'secureElement',
  mutate: chart =>
    edited(chart, config => {
      const branches = config.states.ready.on['instance.install'];
      if (!branches) return;
      config.states.ready.on['instance.install'] = branches.filter(
        ({ guard }: { guard?: string }) => guard !== 'instancePersonalised',
      );
    }),
};

export const personalisedBeforeItsData: Mutant = {
  name: 'personalised-before-its-data',
  story: 'The element calls the instance personalised, and writes its data afterwards.',
  party: 'secureElement',
  mutate: chart =>
    edited(chart, config => {
      const { selectable, loaded } = config.states.installing?.states ?? {};
      if (!selectable) return;
      const [, ...rest] = loaded.after[0].actions;
      selectable.after[0].actions = 'personalise';
      loaded.after[0].actions = ['loadData', ...rest];
    }),
};

export const halfDoneForEver: Mutant = {
  name: 'half-done-for-ever',
  story: 'The element says of an instance that was left half done that it is there.',
  party: 'secureElement',
  mutate: chart =>
    edited(chart, config => {
      const branches = config.states.ready.on['instance.install'];
      const there = branches?.find(({ guard }: { guard?: string }) => guard === 'instancePersonalised');
      if (there) there.guard = 'instanceBegun';
    }),
};

export const answersForTheElement: Mutant = {
  name: 'answers-for-the-element',
  story: 'The app tells the server that the instance is there, and asks the element nothing.',
  party: 'terminal',
  mutate: chart =>
    edited(chart, config => {
      for (const { states } of Object.values<OpenConfig>(config.states.running.states.provisioning?.states ?? {}))
        states.idle.on['instance.provision'] = [states.idle.on['instance.provision']]
          .flat()
          .map((taken: OpenConfig) => ({ ...taken, target: 'reporting' }));
    }),
};
