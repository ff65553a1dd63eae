// Goal: each entry point exports the names listed here, and each name has a docstring. Method: the export lines are
// parsed, and each name is followed to its declaration.

import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { sourceRoot } from '../cli/spawn.test-kit.ts';
import * as cards from './cards.ts';
import * as chart from './chart.ts';
import * as checker from './checker.ts';
import * as property from './property.ts';
import * as report from './report.ts';

/** The exported names of each entry point: values and types. */
const doors = {
  checker: {
    module: checker,
    values: `HarnessError InputError Model NotHeldError aligned assertHolds calmDriver check checking choicesIn describedRun inForce initialWorld isQuiescent
      isStuck minimise modelFor readRun replay replayToken run runToText settingOf simulate simulating step tokenOf traceOf
      traceVerdictsOf viewOf`,
    types: `AssertOptions Beginning Choice ChoiceKind Clock Concluded Coverage DescribedRun Driver Explored FaultBudget FaultKind Finding Granted Limits
      Outcome Outside Parameter Progress Property Replayed SampledOutcome SavedRun Scenario Setting SettingChange Step
      StepView TokenRead Trace Verdict Walking World WorldView`,
  },
  chart: {
    module: chart,
    values: 'broadcast crash effects reply reportFrom send sendFrom senderOf',
    types:
      'ChartEvent Envelope Failure Fault Group GroupFaults Link Message Party PartyFaults PartyName Report Send System',
  },
  property: {
    module: property,
    values: `always eventually everyStep leadsTo neverStuck noMessageGoesUnheard sometimes stabilises stuckOnlyInFinalStates`,
    types: 'Breaking Form Local Observer Property StepPredicate StepView WorldPredicate WorldView',
  },
  cards: {
    module: cards,
    values: `cardFaults cardTypes cardWorld catalogue expectedOf leave mutants phone profile profileNames reinstall safeguards
      scenarios tear`,
    types: 'Card CardSystem CardType Device Mutant ProfileName Roster SafeguardName SafeguardValues',
  },
  report: {
    module: report,
    values: `coverageJson coverageText layoutOf outcomeJson outcomeText outcomesText paintMermaid paintText pictureOf promela
      sampleJson sampleText statechartMermaid transitionTablesOf`,
    types: `Arrow Box Brush Brushes ChartCoverage JsonOptions Layout PaintOptions Row TextOptions TransitionTables`,
  },
} as const;

interface Exported {
  /** Its name in the module it is exported from. */
  readonly own: string;
  readonly name: string;
  readonly isType: boolean;
  /** The file it is exported from. */
  readonly file: string;
}

const textOf = (file: string): string => readFileSync(join(sourceRoot, file), 'utf8');

/** The re-exports of a file. */
function passedOn(file: string): Exported[] {
  const lines = textOf(file).matchAll(/^export (type )?\{([^}]*)\} from [']([^']+)[']/gm);
  return [...lines].flatMap(([, ofTypes, names = '', from = '']) =>
    [...names.matchAll(/(type )?(\w+)(?: as (\w+))?/g)].map(([, isType, own = '', name = own]) => ({
      own,
      name,
      isType: Boolean(ofTypes ?? isType),
      file: from.startsWith('#') ? `${from.slice(1)}/index.ts` : normalize(join(dirname(file), from)),
    })),
  );
}

/** The comment above a name's declaration; undefined if there is none. */
function commentOf({ own, file }: Exported): string | undefined {
  const further = passedOn(file).find(({ name }) => name === own);
  if (further) return commentOf(further);
  const declared = new RegExp(
    `((?:\\*/|^.*)\\n)(?:// biome.*\\n)?export (?:async )?(?:function\\*?|const|class|interface|type) ${own}\\b`,
    'm',
  ).exec(textOf(file));
  if (!declared) throw new Error(`${own} is not declared in ${file}`);
  return declared[1]!.trim().endsWith('*/') ? declared[1] : undefined;
}

const listed = (names: string): string[] => names.split(/\s+/).sort();

test.each(Object.entries(doors))('the entry point %s exports these names', (door, { module, values, types }) => {
  const exported = passedOn(`reports/doors/${door}.ts`);
  const named = (isType: boolean) => exported.filter(each => each.isType === isType).map(({ name }) => name);
  expect(Object.keys(module).sort()).toEqual(listed(values));
  expect(named(false).sort()).toEqual(listed(values));
  expect(named(true).sort()).toEqual(listed(types));
});

test.each(Object.keys(doors))('each export of %s has a docstring', door => {
  const silent = passedOn(`reports/doors/${door}.ts`).filter(each => commentOf(each) === undefined);
  expect(silent.map(({ name, file }) => `${name} of ${file}`)).toEqual([]);
});

test('the package has these entry points and no other', () => {
  const { exports } = JSON.parse(textOf('package.json')) as { exports: Record<string, unknown> };
  const [first, ...rest] = Object.keys(doors);
  expect(first).toBe('checker');
  const paths = [['.', 'checker'] as const, ...rest.map(door => [`./${door}`, door] as const)];
  expect(exports).toEqual({
    ...Object.fromEntries(
      paths.map(([path, door]) => [
        path,
        { types: `./dist/types/reports/doors/${door}.d.ts`, default: `./dist/doors/${door}.js` },
      ]),
    ),
    './package.json': './package.json',
  });
});
