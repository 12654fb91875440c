import { wordAt } from '../segment/words.ts';
import { boundsNames } from './chunk.ts';
import type { Context } from './context.ts';
import type { Closer, Start } from './coordination.ts';
import type { HeadMatch, ProjectHead } from './heads.ts';
import type { Identity } from './identity.ts';
import type { Governance } from './project-attributes.ts';
import type { ProjectName } from './project-names.ts';

/** One name of a list, as the text writes it. */
export interface Item {
  readonly start: number;
  readonly end: number;
  /** The head noun that the item itself ends with. */
  readonly head: HeadMatch<ProjectHead> | null;
  /** What the item shares with the list's last item and has to be given back: 赤城、邵寨[煤矿]. */
  readonly shared: string;
}

/** A name that may be a project's, with what speaks for it and against it. */
export interface Candidate {
  readonly item: Item;
  /** End of the name with its tail. */
  readonly end: number;
  readonly name: ProjectName;
  readonly tells: Identity;
  /** Why the name may begin where it does. */
  readonly by: Start['by'];
  readonly list: { readonly size: number; readonly closer: Closer | null; readonly start: number };
  readonly governance: Governance;
  /** A number with a classifier stands before it. */
  readonly quantified: boolean;
  readonly overlaps: 'policy' | 'honor' | 'slogan' | 'organization' | 'company' | 'brand' | 'region' | null;
  readonly claim: string;
  /** Whether another item of the list is identified. */
  readonly beside: boolean;
}

const ACTION =
  /(?:改造|治理|整治|建设|开发|修复|扩建|迁建|新建|重建|搬迁|提升|拓宽|打通|延伸|[东西南北]延|绿化|亮化|清淤|疏浚|保护|利用|发掘|造林|加固|置换|更新|贯通|征迁|技改|扩能|扩产|扩容|续建|迁改|保持|整理|综合开发|化)$/;
const AREA = /(?:区|城|带|圈|走廊|高地|新城|片区|示范区|试验区|先行区|集群|小镇|基地|枢纽|社区)$/;
const SYSTEM = /(?:平台|系统|网络|体系|网|数据库|样本库|APP|节点)$/;
const INSTITUTION = /^(?:health|education)$/;
const RANK = /^(?:国家级?|全国|省级|市级|县级|区级|世界级?|国际|全球|区域性|全省|全市|省市|区域)/;
const TITLE_VERB =
  /(?:创建|争创|创成|申建|申报|获批|获评|入选|入围|认定为?|评为|晋升为?|晋级|成为|列为|列入|命名为?|授予|荣获|达到|培育|新增)$/;
const COUNT_AFTER =
  /^(?:达到?|共|约|近|超过?|累计)?[\d.]+[多余]?(?:万|亿|千|百)?(?:个|项|条|座|处|所|家|户|台|套|件|公里|亩|平方公里|平方米|千米|米|栋|幢|辆|名|人|间|片|口|眼|吨|部|张|株|头|只|盏|批|对|支|人次|千瓦|立方米|村|%)|^[一二三四五六七八九十两几百]+(?:个|项|处|座|条|所|家)/;

const tagAfter = ({ words }: Context, end: number): string => {
  const tag = words.tags[wordAt(words, end)] ?? 'x';
  return tag.startsWith('n') ? 'noun' : tag === 'v' || tag === 'vn' ? 'verb word' : tag;
};

const bucket = (n: number): string =>
  n <= 0 ? '0' : n === 1 ? '1' : n === 2 ? '2' : n <= 4 ? '3-4' : n <= 8 ? '5-8' : n <= 14 ? '9-14' : '15+';

/** What of a candidate the acceptance model weighs: names of binary features. */
export function featuresOf(context: Context, candidate: Candidate): string[] {
  const { text } = context;
  const { item, end, name, tells, list, governance, overlaps } = candidate;
  const { head, stem, tail } = name;
  const features: string[] = [];
  const strength = head?.strength ?? (item.shared || list.closer ? 'listed' : 'none');
  const identity = tells ?? 'nothing';
  const identified = tells !== null && tells !== 'level';
  const sense =
    head === null
      ? 'none'
      : ACTION.test(stem)
        ? 'action'
        : SYSTEM.test(stem)
          ? 'system'
          : AREA.test(stem)
            ? 'area'
            : INSTITUTION.test(head.sector ?? '')
              ? 'institution'
              : 'thing';
  const governed = governance.position === null ? 'free' : `${governance.position}-${governance.firm ? 'firm' : 'soft'}`;
  features.push(`head:${strength}`, `sense:${sense}`, `identity:${identity}`, `governed:${governed}`);
  features.push(`head+identity:${strength}+${identity}`, `sense+governed:${sense}+${governed}`, `head+governed:${strength}+${governed}`);
  features.push(`sense+identified:${sense}+${identified}`, `identified+governed:${identified}+${governed}`);
  if (governance.adjacent) features.push(`adjacent:${governance.position}`);
  features.push(
    `modifier:${bucket(stem.length - (head ? Math.min(head.head.length, stem.length - 2, 4) : 0))}`,
    `length:${bucket(name.name.length)}`,
  );
  features.push(`list:${list.size === 1 ? 'one' : list.size === 2 ? 'two' : 'more'}`);
  if (list.closer)
    features.push(
      `closer:${list.closer.head.strength}`,
      `closed+identified:${identified}`,
      ...(list.closer.counted ? ['closer:counted'] : []),
    );
  if (list.closer && !/(?:项目|工程)$/.test(list.closer.head.head)) features.push('closer:class');
  if (item.shared) features.push('shared');
  features.push(
    `tail:${/项目$/.test(tail) ? 'project' : /工程$/.test(tail) ? 'works' : /期/.test(tail) ? 'phase' : tail.startsWith('（') ? 'bracket' : tail ? 'other' : 'none'}`,
  );
  if (candidate.beside) features.push('beside identified');
  if (RANK.test(name.name)) features.push('rank', `rank+governed:${governed}`);
  const before = text.slice(Math.max(0, item.start - 4), item.start).replace(/[“”]/g, '');
  if (TITLE_VERB.test(before)) features.push('title verb', ...(RANK.test(name.name) ? ['title verb+rank'] : []));
  if (candidate.quantified) features.push('counted');
  if (/一批|一系列|多个|各类|各级|所有|每/.test(text.slice(Math.max(0, item.start - 4), item.start))) features.push('quantity before');
  const after = text.slice(end, end + 16);
  if (!list.closer && COUNT_AFTER.test(after)) features.push('quantity after');
  if (/^(?:、|，|。|；|！|：|\n|$)/.test(after)) features.push('after:mark');
  else if (/^(?:等|和|及|与|以及)/.test(after)) features.push('after:joint');
  else if (/^的/.test(after)) features.push('after:of');
  else if (governance.position === 'after' && governance.adjacent) features.push('after:verb');
  else if (/^(?:建设|前期|项目|主体)/.test(after)) features.push('after:building');
  else features.push('after:other', `after:${tagAfter(context, end)}`);
  if (overlaps) features.push(`overlaps:${overlaps}`, `overlaps+governed:${overlaps}+${governed}`);
  if (/”$/.test(text.slice(item.start, end - tail.length)) || text[item.start - 1] === '“')
    features.push('quoted whole', ...(tail ? [`quoted+${/工程/.test(tail) ? 'works' : 'tail'}`] : []));
  if (/《/.test(text.slice(Math.max(0, item.start - 30), item.start).replace(/《[^》]*》/g, ''))) features.push('in title');
  if (boundsNames(stem.slice(0, 2)) || /^[和与及的了]/.test(stem)) features.push('begins with verb');
  if (/建设$/.test(tail)) features.push('tail:building');
  features.push(`by:${candidate.by}`, `by+head:${candidate.by}+${strength}`);
  const inside = text.slice(item.start, item.end);
  if (/[和与及]/.test(inside.slice(1, -1))) features.push('joint inside');
  if (/的/.test(inside)) features.push('of inside');
  if (/[，；。]/.test(inside)) features.push('mark inside');
  const left = text[item.start - 1] ?? '\n';
  features.push(
    `left:${/[、]/.test(left) ? 'comma' : /[，。；：！\n]/.test(left) ? 'mark' : /[和与及]/.test(left) ? 'joint' : left === '的' ? 'of' : left === '“' ? 'quote' : 'word'}`,
  );
  features.push(`claim:${candidate.claim}`);
  return features;
}
