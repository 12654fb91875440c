import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Given } from '../../model/types.ts';

/** Elements that end a paragraph. */
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TD TH TR UL'.split(
    ' ',
  ),
);
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'IFRAME', 'OBJECT', 'SVG', 'HEAD', 'SELECT', 'BUTTON']);
/** A main text shorter than this share of the page's words was probably misjudged. */
const MIN_SHARE = 0.25;
/** Browsers nest no page's elements deeper. */
const MAX_DEPTH = 512;

/** The main text of a page, a paragraph per line, and what its metadata tell. */
export function textOfPage(markup: string): { text: string; given?: Given } {
  const { document } = parseHTML(/<html[\s>]/i.test(markup) ? markup : `<!doctype html><html><body>${markup}</body></html>`);
  const whole = paragraphsOf(document.body ?? document.documentElement);
  const publisher = metaOf(document, ['ContentSource', 'source', 'og:site_name', 'SiteName']);
  const date = /\d{4}-\d{2}-\d{2}/.exec(metaOf(document, ['PubDate', 'publishdate', 'article:published_time']))?.[0] ?? '';
  // Readability changes the document that it reads.
  const article = articleOf(document);
  const main = article?.content ? paragraphsOf(parseHTML(`<!doctype html><html><body>${article.content}</body></html>`).document.body) : '';
  const body = main.length >= whole.length * MIN_SHARE ? main : whole;
  const title = (article?.title ?? '').replace(/\s+/g, ' ').trim();
  // The headline stands outside what Readability takes for the text; without it the text has no title.
  const text = title && !body.slice(0, 400).includes(title.slice(0, 12)) ? `${title}\n${body}` : body;
  return {
    text: text.trim(),
    ...(publisher || date ? { given: { ...(date ? { published: date } : {}), ...(publisher ? { publisher } : {}) } } : {}),
  };
}

/** What Readability takes for the article; null where it finds none, or would take forever. */
function articleOf(document: Document): { readonly title?: string | null; readonly content?: string | null } | null {
  if (isDeeper(document, MAX_DEPTH)) return null;
  return new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], { charThreshold: 200 }).parse();
}

/** Whether elements stand within each other to more than so many levels. */
function isDeeper(root: Node, levels: number): boolean {
  const ahead: [Node, number][] = [[root, 0]];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const [node, level] = next;
    if (level > levels) return true;
    for (let child = node.firstChild; child; child = child.nextSibling) if (child.nodeType === 1) ahead.push([child, level + 1]);
  }
  return false;
}

function metaOf(document: Document, names: readonly string[]): string {
  for (const name of names) {
    const content = document.querySelector(`meta[name="${name}" i], meta[property="${name}" i]`)?.getAttribute('content')?.trim();
    if (content) return content;
  }
  return '';
}

/** The words below a node, a line per block. */
function paragraphsOf(root: Node | null): string {
  const lines: string[] = [];
  let line = '';
  const flush = () => {
    const text = line.replace(/[ \t\r\n\f]+/g, ' ').trim();
    if (text) lines.push(text);
    line = '';
  };
  // A list of what is still to be read, and not a function that calls itself: pages nest as deeply as they like.
  const ahead: (Node | 'end of block')[] = root ? [root] : [];
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (node === 'end of block') flush();
    else if (node.nodeType === 3) line += node.textContent ?? '';
    else if (node.nodeType === 1 || node.nodeType === 9 || node.nodeType === 11) {
      const name = node.nodeName.toUpperCase();
      if (SILENT.has(name)) continue;
      if (BLOCKS.has(name)) {
        flush();
        ahead.push('end of block');
      }
      for (let child = node.lastChild; child; child = child.previousSibling) ahead.push(child);
    }
  }
  flush();
  return lines.join('\n');
}
