import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { zhengmai } from './run.ts';

const COMMANDS = readdirSync(new URL('../../src/cli/commands', import.meta.url)).map((file) => file.replace('.ts', ''));
const HAN = /[\u4e00-\u9fff]/;

/** The entries of a help's lists: what an option, an argument or a command is, each on one line. */
function entriesOf(help: string): string[] {
  const lists = help.split(/\n\n(?=\S+ (?:Arguments|Options|Commands):)/).slice(1);
  return lists.flatMap((list) =>
    list
      .replace(/\n {4,}/g, ' ')
      .split('\n')
      .slice(1)
      .filter((line) => line.trim() !== ''),
  );
}

it('lists every command, each with what it does in both languages', async () => {
  const { code, out } = await zhengmai(['--help']);
  expect(code).toBe(0);
  const entries = entriesOf(out);
  for (const command of COMMANDS) expect(entries.filter((entry) => entry.trim().startsWith(`${command} `))).toHaveLength(1);
  for (const entry of entries) expect(entry).toMatch(/[\u4e00-\u9fff].* \| .*[a-z]/);
});

it.each(COMMANDS)('%s says in both languages what it does, and what each argument and option is', async (command) => {
  const { code, out } = await zhengmai([command, '--help']);
  expect(code).toBe(0);
  const [usage = '', does = ''] = out.split('\n\n');
  expect(usage).toContain(`zhengmai ${command}`);
  expect(does.replaceAll('\n', ' ')).toMatch(/[\u4e00-\u9fff].* \| .*[a-z]/);
  const entries = entriesOf(out);
  expect(entries.length).toBeGreaterThan(1);
  for (const entry of entries) {
    const [chinese = '', english = ''] = entry.split(' | ');
    expect(HAN.test(chinese), entry).toBe(true);
    expect(/[A-Za-z]{3}/.test(english), entry).toBe(true);
  }
});
