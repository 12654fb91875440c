import { describe, expect, it } from 'vitest';
import { firstVerb, startsWithVerb, statusVerbs, tellingVerbs } from '../../src/recognize/project-verbs.ts';

describe('startsWithVerb, firstVerb', () => {
  it.each(['建成投用', '开工建设', '全线贯通'])('%s is a verb of undertakings', (after) => expect(startsWithVerb(after)).toBe(true));
  it.each(['服务水平', '的建设', '周边', '创建'])('%s is none', (after) => expect(startsWithVerb(after)).toBe(false));
  it('finds where the verb of a list begins', () => {
    expect(firstVerb('长河大桥建成通车')).toBe(4);
    expect(firstVerb('长河大桥')).toBe(4);
  });
});

it('keeps faint verbs for the status alone', () => {
  expect(statusVerbs().after.begins('创建')).toBe(true);
  expect(tellingVerbs().after.begins('创建')).toBe(false);
});
