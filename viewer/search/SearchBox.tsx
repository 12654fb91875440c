import { useEffect, useRef, useState } from 'react';
import { ComboBox, Header, Input, Label, ListBox, ListBoxItem, ListBoxSection, Popover } from 'react-aria-components';
import { useDataset } from '../data/context.ts';
import { type Locale, useText } from '../locale/index.ts';
import { selectNode } from '../state/selection.ts';
import { changeParams, openView } from '../state/use-route.ts';
import { KindDot } from '../widgets/KindDot.tsx';
import { Marked } from '../widgets/Marked.tsx';
import type { SearchName } from './search-name.ts';
import { type SearchResult, useSearch } from './use-search.ts';

/** The search box of the header: names, aliases, pinyin, initials and sentences. `/` puts the cursor in it. */
export function SearchBox() {
  const t = useText();
  const { result, prepare, search } = useSearch();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || target?.closest('input, textarea, select')) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);

  const change = (value: string) => {
    setText(value);
    search(value);
  };

  const choose = (id: string | null) => {
    if (id === null) return;
    if (id.startsWith('sentence ')) {
      const sentence = result?.sentences[Number(id.slice('sentence '.length))];
      if (sentence) openView('documents', { doc: sentence.doc, find: sentence.sentence.slice(0, 40) });
    } else changeParams(selectNode(id));
    change('');
    input.current?.blur();
  };

  const current = result?.text === text ? result : null;
  return (
    <ComboBox
      className="search"
      inputValue={text}
      onInputChange={change}
      selectedKey={null}
      onSelectionChange={(key) => choose(key === null ? null : String(key))}
      menuTrigger="input"
      // What the worker has found is what is listed: a hit by its pinyin doesn't hold the letters.
      defaultFilter={() => true}
      allowsEmptyCollection={text.trim() !== ''}
      onFocus={prepare}
    >
      <Label className="visually-hidden">{t.search.label}</Label>
      <Input ref={input} className="search-input" placeholder={t.search.placeholder} title={t.search.hint} />
      <Popover className="search-popover" offset={6} placement="bottom end">
        <Results result={current} text={text} />
      </Popover>
    </ComboBox>
  );
}

function Results({ result, text }: { result: SearchResult | null; text: string }) {
  const t = useText();
  const { documents } = useDataset();
  return (
    <ListBox
      className="search-results"
      renderEmptyState={() => <p className="search-empty">{result ? t.search.none(text) : t.search.loading}</p>}
    >
      {result && result.names.length > 0 && (
        <ListBoxSection id="names">
          <Header className="search-heading">{t.search.names}</Header>
          {result.names.map((name) => {
            const { key, label, kind, aliases } = name;
            const alias = label.includes(text) ? undefined : aliases.find((form) => form.includes(text));
            return (
              <ListBoxItem key={key} id={key} textValue={label} className="search-hit">
                <KindDot kind={kind} />
                <span className="search-name">
                  <Marked text={label} words={[text]} />
                  {alias && <small> {alias}</small>}
                </span>
                <small className="search-note">{`${t.kinds[kind]} · ${placeOf(name, t)}`}</small>
              </ListBoxItem>
            );
          })}
        </ListBoxSection>
      )}
      {result && result.sentences.length > 0 && (
        <ListBoxSection id="sentences">
          <Header className="search-heading">{t.search.sentences}</Header>
          {result.sentences.map(({ doc, sentence }, i) => (
            <ListBoxItem key={`${doc} ${sentence}`} id={`sentence ${i}`} textValue={sentence} className="search-hit search-sentence">
              <span>
                <Marked text={around(sentence, text)} words={[text]} />
              </span>
              <small className="search-note">{documents.get(doc)?.region}</small>
            </ListBoxItem>
          ))}
        </ListBoxSection>
      )}
    </ListBox>
  );
}

function placeOf({ kind, regions, documents }: SearchName, t: Locale): string {
  return kind === 'region' || regions.length === 0 ? t.search.inDocuments(documents) : regions.slice(0, 2).join(t.separator);
}

/** The part of a sentence around the words that were found. */
function around(sentence: string, words: string): string {
  const at = Math.max(0, sentence.indexOf(words));
  const start = Math.max(0, at - 16);
  const end = at + words.length + 34;
  return `${start > 0 ? '…' : ''}${sentence.slice(start, end)}${end < sentence.length ? '…' : ''}`;
}
