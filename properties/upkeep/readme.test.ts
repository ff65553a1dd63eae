// Goal: the README and the guide are true. Method: their commands are run, their pictures are compared with the golden
// files, and the paths, scripts, options and links that they name must exist.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tongka } from '../../reports/cli/command.test-kit.ts';
import { filesIn, type Page, pages, quoted, root, rootFile, tablesIn, tableUnder } from './sources.ts';

const readme = rootFile('README.md');
const { scripts } = JSON.parse(rootFile('package.json')) as { scripts: Record<string, string> };
const named = pages().map(page => [page.path, page] as const);

interface Command {
  readonly command: string;
  readonly path: string;
  /** The exit code that the page gives. */
  readonly code: number;
}

/** The lines of every block of commands. */
function blockLines({ text }: Page): string[] {
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'));
}

/** The commands of a page: those of its blocks, and those of tables with a column "type …". */
function commandsOf(page: Page): Command[] {
  const inBlocks = blockLines(page)
    .filter(line => line.startsWith('npx tongka'))
    .map(line => {
      const [command = '', comment = ''] = line.split(/\s+#/);
      return { command, path: page.path, code: Number(/exit (\d+)/.exec(comment)?.[1] ?? 0) };
    });
  const inTables = tablesIn(page.text).flatMap(({ headings, rows }) => {
    const [typed, exit] = [headings.indexOf('type …'), headings.indexOf('exit')];
    if (typed < 0) return [];
    return rows.map(row => ({
      command: quoted(row[typed] ?? '')[0] ?? '',
      path: page.path,
      code: Number(row[exit] ?? 0),
    }));
  });
  return [...inTables, ...inBlocks];
}

/** The words in back-ticks of a page, without its blocks. */
function wordsOf({ text }: Page): string[] {
  return quoted(text.replaceAll(/^```[\s\S]*?^```/gm, ''));
}

const commands = pages().flatMap(commandsOf);

test('the README has fewer than 200 lines', () => {
  expect(readme.split('\n').length).toBeLessThan(200);
});

test('the first two commands of the README start the program and run the tests', () => {
  expect(blockLines({ path: 'README.md', text: readme }).slice(0, 2)).toEqual([
    expect.stringMatching(/^npm ci && npm start/),
    expect.stringMatching(/^npm ci && npm test/),
  ]);
});

test('the README links to every page of the guide', () => {
  const linked = [...readme.matchAll(/\]\((reports\/guide\/[\w-]+\.md)\)/g)].map(([, path]) => path);
  expect([...new Set(linked)].sort()).toEqual(filesIn('reports/guide'));
});

test('the bundle is built', () => {
  expect(existsSync(join(root, 'dist/tongka.js')), 'run npm run build first; npm test does').toBe(true);
});

test('no command occurs twice', () => {
  const lines = commands.map(({ command }) => command);
  expect(lines.filter((line, at) => lines.indexOf(line) < at)).toEqual([]);
});

test.each(commands.map(each => [each.command, each] as const))('%s exits as the page says', async (_, given) => {
  const { status, stderr } = await calling(given);
  // A check also prints its findings there, as soon as it has them.
  const rest = stderr.replaceAll(/^[\w-]+: [\w-]+ is (violated|reached) after \d+ steps?: tongka replay .*\n/gm, '');
  expect({ status, rest }).toEqual({ status: given.code, rest: '' });
});

/** Calls a command: of the README, and where a shell has work to do, in a process; else in this one. */
async function calling({ command, path }: Command): Promise<{ status: number | null; stderr: string }> {
  expect(command).toMatch(/^npx tongka\b/);
  if (path === 'README.md' || command.includes('$')) {
    const shell = command.replaceAll('npx tongka', 'node dist/tongka.js');
    return spawnSync('sh', ['-c', shell], { cwd: root, encoding: 'utf8' });
  }
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quotes, word]) => quotes ?? word ?? '');
  const { code, err } = await tongka(words.slice(2));
  return { status: code, stderr: err };
}

describe.each(named)('%s', (_, page) => {
  test('has only commands of tongka and npm scripts', () => {
    const strange = blockLines(page).filter(line => {
      const npm = /^npm (?:run )?(\S+)(?: && npm (?:run )?(\S+))?(?: *#.*)?$/.exec(line);
      if (npm) return ![npm[1], npm[2]].every(name => name === undefined || name === 'ci' || name in scripts);
      return !line.startsWith('npx tongka');
    });
    expect(strange).toEqual([]);
  });

  test('names scripts of package.json only', () => {
    const run = wordsOf(page).flatMap(word => /^npm run (\S+)/.exec(word)?.[1] ?? []);
    expect(run.filter(name => !(name in scripts))).toEqual([]);
  });

  test('names only files and folders that exist', () => {
    const paths = wordsOf(page).filter(word =>
      /^(machines|sim|properties|reports|\.config|\.ci)\/[\w./-]+$/.test(word),
    );
    expect(paths.filter(path => !existsSync(join(root, path)))).toEqual([]);
  });

  test('has pictures that are golden files', () => {
    const pictures = [...page.text.matchAll(/<!-- (reports\/golden\/\S+) -->\n+```text\n([\s\S]*?)```/g)];
    expect(pictures.length).toBe(page.text.match(/<!--/g)?.length ?? 0);
    for (const [, name = '', picture = ''] of pictures)
      expect(picture, 'npm run golden rewrites both').toBe(rootFile(name));
  });

  test('has only links with an existing target', () => {
    const links = [...page.text.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter(link => !leadsSomewhere(link, page))).toEqual([]);
  });
});

function leadsSomewhere(link: string, page: Page): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path ? normalize(join(dirname(page.path), path)) : page.path;
  if (!existsSync(join(root, file))) return false;
  return anchor === undefined || anchorsOf(rootFile(file)).includes(anchor);
}

/** The anchors that a viewer generates from a page's headings. */
function anchorsOf(text: string): string[] {
  return [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

test('every option that a page names is an option of tongka', async () => {
  const help = async (...words: string[]): Promise<string> => (await tongka([...words, '--help'])).out;
  const verbs = [...(await help()).matchAll(/^ {2}([a-z]+) \[options\]/gm)].map(([, verb = '']) => verb);
  expect(verbs.length).toBeGreaterThan(5);
  const ours = new Set<string>();
  for (const verb of verbs) for (const option of (await help(verb)).match(/--[a-z][a-z-]*/g) ?? []) ours.add(option);
  const words = pages()
    .flatMap(wordsOf)
    .filter(word => !word.startsWith('npm run') && !word.startsWith('-- '))
    .flatMap(word => word.match(/(?<!\S)--[a-z][a-z-]*/g) ?? []);
  expect(words.filter(word => !ours.has(word))).toEqual([]);
});

test('the list of libraries contains every dependency', () => {
  const { devDependencies } = JSON.parse(rootFile('package.json')) as { devDependencies: Record<string, string> };
  const listed = tableUnder('Libraries', 'reports/guide/libraries.md').flatMap(([name = '']) => quoted(name));
  expect(listed.sort()).toEqual(Object.keys(devDependencies).sort());
});
