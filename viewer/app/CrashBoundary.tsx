import { Component, type ReactNode } from 'react';
import type { Locale } from '../locale/index.ts';
import { Notice } from '../widgets/Notice.tsx';

/** Says in words that the program has failed, instead of leaving an empty page. */
export class CrashBoundary extends Component<{ text: Locale; children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { text, children } = this.props;
    if (!error) return children;
    return (
      <main className="page" id="main">
        <Notice title={text.load.crash.title} text={text.load.crash.text} alert>
          <pre>{error.message}</pre>
          <button type="button" className="button" onClick={() => window.location.reload()}>
            {text.load.retry}
          </button>
        </Notice>
      </main>
    );
  }
}
