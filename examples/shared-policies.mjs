// Which policies and 提法 do two regions share, and what does each say? node examples/shared-policies.mjs
import { readFileSync } from 'node:fs';
import { buildGraph, extract, readAdoptions, sharedPolicies } from 'zhengmai';

const read = (name) => extract({ id: name, path: name, text: readFileSync(new URL(`../seeds/${name}.txt`, import.meta.url), 'utf8') });

const { graph } = buildGraph([read('pingliang-2021-01-26'), read('yuanqu-2021-04-28')]);
const { common } = sharedPolicies(readAdoptions(graph), { regions: ['region:6208', 'region:140827'] });
for (const { label } of common) console.log(label);
