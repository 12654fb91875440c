// What does one text name, and where exactly? node examples/one-document.mjs
import { extract } from 'zhengmai';

const text = '平凉市政府工作报告\n2021年1月26日\n全市扎实做好“六稳”工作，投资3亿元的长河大桥建成通车。';
const record = extract({ id: 'example', path: 'example.txt', text });

for (const { entity, start, end } of record.mentions) {
  const { kind, name, attributes } = record.entities[entity];
  console.log(`${kind}\t${name}\t${text.slice(start, end)}\t${attributes.status ?? ''}\t${attributes.investment ?? ''}`);
}
