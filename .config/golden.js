/**
 * Rewrites the golden files from the present output of the built command line, and the pictures of README and guide
 * from them.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Golden file → the arguments of `tongka`. A test runs the same. */
const golden = JSON.parse(readFileSync('reports/golden/golden.json', 'utf8'));

for (const [file, words] of Object.entries(golden)) {
  const env = { ...process.env, COLUMNS: '100', NO_COLOR: '1' };
  writeFileSync(
    `reports/golden/${file}`,
    execFileSync('node', ['dist/tongka.js', ...words], { env, encoding: 'utf8' }),
  );
}

const guide = readdirSync('reports/guide').map(name => `reports/guide/${name}`);
const picture = /(<!-- (reports\/golden\/\S+) -->\n+```text\n)[\s\S]*?(?=```)/g;
for (const page of ['README.md', ...guide]) {
  const text = readFileSync(page, 'utf8');
  writeFileSync(
    page,
    text.replace(picture, (_, head, file) => head + readFileSync(file, 'utf8')),
  );
}
