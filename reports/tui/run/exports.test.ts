import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import { readRun, regressionStatusOf, scenarios, traceOf } from '#sim';
import { reduce } from '../app/reduce.ts';
import { type ExportFormat, exportFormats } from '../state/export-format.ts';
import { initialState } from '../state/opening.ts';
import { exported } from './exports.ts';

const trace = traceOf('lossy-bind@published/0.0.0.0.0.1.0', scenarios);
const end = reduce(initialState({ scenarios, catalogue, trace }, { columns: 100, rows: 30 }), { kind: 'end' });
const textOf = (format: ExportFormat): string => {
  const command = exported(end.run!, format, 100);
  return command.kind === 'export' ? command.text : '';
};

test.each(Object.keys(exportFormats) as ExportFormat[])('the format %s has its own file name', format => {
  const command = exported(end.run!, format, 100);
  expect(command).toMatchObject({ file: expect.stringMatching(/^tongka-lossy-bind-2d7f\.[a-z.]+$/) });
  if (command.kind === 'export') expect(command.text).toMatch(/\S\n$/);
});

test('each format has the text its readers expect', () => {
  expect(textOf('text')).toContain('replyTimeout expires');
  expect(textOf('mermaid')).toMatch(/^sequenceDiagram/);
  expect(textOf('statecharts')).toContain('stateDiagram-v2');
  const told = JSON.parse(textOf('json'));
  expect(told.steps).toHaveLength(7);
  expect(told.properties).toContainEqual(
    expect.objectContaining({ name: 'one-live-row-per-card', state: 'violated', since: 7 }),
  );
  const saved = readRun('x', textOf('run'), scenarios);
  expect(regressionStatusOf(saved, catalogue)).toMatchObject({ answer: 'still fails', step: 7 });
});
