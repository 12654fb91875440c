/** Replaces the folder that it is given with five files that hold one number each, a higher one every time, until it is killed. */
import { join } from 'node:path';
import { writeFile } from '../../src/output/file-writer.ts';
import { replaceFolder } from '../../src/output/replace-folder.ts';

const [, , target = ''] = process.argv;
const names = ['graph.json', 'a', 'b', 'c', 'd'];
const start = Date.now();
for (let number = 0; ; number++) {
  const { folder, commit } = replaceFolder(target, new Set(names), 'graph.json');
  for (const name of names)
    writeFile(
      join(folder, name),
      Array.from({ length: 5_000 }, () => `${start + number}\n`),
    );
  commit();
  if (number === 0) process.stdout.write('ready\n');
  // Lets the output through.
  await new Promise((resume) => setImmediate(resume));
}
