// Goal: nothing in the README lies. Method: run its commands, hold its picture against the golden file, follow its paths.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quoted, root, rootFile, tableUnder } from './sources.ts';

const readme = rootFile('README.md');
const { scripts } = JSON.parse(rootFile('package.json')) as { scripts: Record<string, string> };
const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'));
const commands = blocks.filter(line => line.startsWith('npx tongka'));

test('every command is one we know', () => {
  const strange = blocks.filter(line => {
    const npm = /^npm (?:run )?(\S+)(?: && npm (?:run )?(\S+))?(?: *#.*)?$/.exec(line);
    if (npm) return ![npm[1], npm[2]].every(name => name === undefined || name === 'ci' || name in scripts);
    return !line.startsWith('npx tongka');
  });
  expect(strange).toEqual([]);
  expect(blocks.slice(0, 2)).toEqual([
    expect.stringMatching(/^npm ci && npm start/),
    expect.stringMatching(/^npm ci && npm test/),
  ]);
});

test('the bundle is built', () => {
  expect(existsSync(join(root, 'dist/tongka.js')), 'run npm run build first; npm test does').toBe(true);
});

test.each(commands)('%s does what is said', line => {
  const [command = '', comment = ''] = line.split(/\s+#/);
  const code = Number(/exit (\d+)/.exec(comment)?.[1] ?? 0);
  const shell = command.replaceAll('npx tongka', 'node dist/tongka.js');
  const { status, stderr } = spawnSync('sh', ['-c', shell], { cwd: root, encoding: 'utf8' });
  // What a check finds it tells there at once.
  const said = stderr.replaceAll(/^[\w-]+: [\w-]+ is (violated|reached) after \d+ steps?: tongka replay .*\n/gm, '');
  expect({ status, said }).toEqual({ status: code, said: '' });
});

test('the picture is the golden file', () => {
  const [, name = '', picture = ''] = /<!-- (reports\/golden\/\S+) -->\n+```text\n([\s\S]*?)```/.exec(readme) ?? [];
  expect(picture, 'npm run golden rewrites both').toBe(rootFile(name));
});

test('every file and folder it names is there', () => {
  const paths = [...readme.matchAll(/`((?:machines|sim|properties|reports|\.config|\.ci)\/[\w./-]+)`/g)];
  expect(paths.map(([, path = '']) => path).filter(path => !existsSync(join(root, path)))).toEqual([]);
});

test('every link within the page leads somewhere', () => {
  const anchors = [...readme.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
  const links = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, link = '']) => link);
  expect(links.filter(link => !anchors.includes(link))).toEqual([]);
});

test('every outside library is in the list of libraries', () => {
  const { devDependencies } = JSON.parse(rootFile('package.json')) as { devDependencies: Record<string, string> };
  const told = tableUnder('Libraries').flatMap(([name = '']) => quoted(name));
  expect(told.sort()).toEqual(Object.keys(devDependencies).sort());
});
