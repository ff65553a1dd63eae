/** `tongka diagram`: the statecharts of a scenario, or regions of them, as diagrams. */
import { layerNames } from '#machines';
import { InputError, oneOf } from '#sim';
import { print, printJson } from '../../host/streams.ts';
import { makeFolder, writeText } from '../../host/whole-file.ts';
import {
  type Diagram,
  type DiagramFormat,
  diagramEndings,
  diagramFormats,
  diagramName,
  diagramsOf,
  diagramText,
} from '../../statechart/diagram.ts';
import { defineVerb, optional } from '../args/define-verb.ts';
import { scenarioNamed } from '../args/named.ts';
import { choice, type OptionsOf, option, place } from '../args/option.ts';
import { jsonOptions } from '../args/output-options.ts';
import { partyOptions, regionWanted, systemWith, usualScenario } from '../args/party-options.ts';
import { changeOf, settingOptions } from '../args/setting-options.ts';

const usualFormat: DiagramFormat = 'mermaid';
const formatNames = diagramFormats.join(', ');

const ownOptions = {
  layer: option('<name>', `draws up to this layer: ${layerNames.join(', ')} (default: all)`, choice(layerNames)),
  format: option('<name>', `prints ${formatNames} (default: ${usualFormat})`, choice(diagramFormats)),
  report: option(
    '<list>',
    `writes files in these formats, such as ${formatNames.replaceAll(' ', '')}; with --out`,
    formats,
  ),
  out: option('<folder>', 'the folder of these files', place),
};
const groups = [settingOptions, jsonOptions, partyOptions, ownOptions] as const;
type Options = OptionsOf<typeof groups>;

export const addDiagram = defineVerb({
  name: 'diagram',
  says: 'draws the statecharts of the parties, or regions of them',
  arguments: [optional('scenario', 'see tongka list scenarios', scenarioNamed)],
  options: groups,
  act: async (scenario = usualScenario(), options) => {
    const { format, report, out, layer = 'all' } = options;
    if (report && format)
      throw new InputError('--format prints one format and --report writes files; give one of them');
    if (report && out === undefined) throw new InputError('--report writes files; say with --out into which folder');
    const { parties, kinds = {} } = systemWith(scenario, changeOf(options), options.party, layer);
    const isWanted = options.region === undefined ? undefined : regionWanted(parties, options.region);
    const diagrams = parties.flatMap(({ name, chart }) => diagramsOf({ party: name, chart, layer }, kinds, isWanted));
    if (out !== undefined) return write(diagrams, report ?? [format ?? usualFormat], out, options);
    return printAs(diagrams, format ?? usualFormat, options);
  },
});

function formats(text: string, flag: string): readonly DiagramFormat[] {
  const all = text.split(',').map(name => oneOf('format', name, diagramFormats));
  const twice = all.find((name, at) => all.indexOf(name) !== at);
  if (twice !== undefined) throw new InputError(`${flag} names ${twice} twice`);
  return all;
}

async function printAs(diagrams: readonly Diagram[], format: DiagramFormat, { json }: Options): Promise<void> {
  if (format === 'svg' && diagrams.length > 1 && !json) {
    const names = diagrams.map(diagramName).join(', ');
    throw new InputError(
      `one SVG shows one diagram, and these are ${diagrams.length} (${names}); add --party or --region, or --out <folder>`,
    );
  }
  const texts = await Promise.all(diagrams.map(diagram => diagramText(diagram, format)));
  if (json) return printJson(diagrams.map(({ picture, ...rest }, at) => ({ ...rest, [format]: texts[at] })));
  // A comment separates the diagrams, so that each can be cut out.
  const comment = { mermaid: '%% ', dot: '// ', svg: undefined }[format];
  const parts = diagrams.map((diagram, at) =>
    comment === undefined ? texts[at]!.trimEnd() : `${comment}${diagramName(diagram)}\n${texts[at]!.trimEnd()}`,
  );
  print(parts.join('\n\n'));
}

/** Writes a file for each diagram and format, and prints their places. */
async function write(
  diagrams: readonly Diagram[],
  all: readonly DiagramFormat[],
  folder: string,
  { json }: Options,
): Promise<void> {
  makeFolder('--out', folder);
  const files: (Omit<Diagram, 'picture' | 'alike'> & { format: DiagramFormat; file: string })[] = [];
  for (const diagram of diagrams)
    for (const format of all) {
      const { party, region, layer } = diagram;
      const parts = [party, ...(region === party ? [] : [region]), ...(layer === 'all' ? [] : [layer])];
      const name = parts
        .filter(part => part !== undefined)
        .join('.')
        .replaceAll(/[^\w.-]/g, '-');
      const file = `${folder.replace(/\/+$/, '')}/${name}.${diagramEndings[format]}`;
      writeText('--out', file, await diagramText(diagram, format));
      files.push({ party, region, layer, format, file });
    }
  if (json) printJson(files);
  else print(files.map(({ file }) => file).join('\n'));
}
