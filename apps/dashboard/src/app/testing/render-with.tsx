import './web-platform.ts';
import { LanguageProvider } from '@elektron/ui';
import type { Language } from '@elektron/domain';
import { MantineProvider } from '@mantine/core';
import { render, type RenderResult } from '@testing-library/react';
import { NuqsAdapter } from 'nuqs/adapters/react-router/v8';
import type { ReactNode } from 'react';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { SessionProvider } from '../../graphql/session.tsx';
import { i18next } from '../i18n.ts';
import type { TestServer } from './network.ts';

/** jsdom computes no layout: no media query holds and no element ever changes its size. */
function pretendLayout(): void {
  window.matchMedia = (query: string) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  window.scrollTo = () => undefined;
}

export interface RenderOptions {
  readonly server: TestServer;
  readonly language?: Language;
  readonly recordsOf?: string | null;
  /** The address; the parameters of pages are read from it as in a browser. */
  readonly at?: string;
}

/** Renders as the workspace does: a language, a session on a server, an address. */
export function renderWith(content: ReactNode, { server, language = 'en', recordsOf = null, at = '/app' }: RenderOptions): RenderResult {
  pretendLayout();
  void i18next.changeLanguage(language);
  window.history.replaceState(null, '', at);
  const element = (
    <SessionProvider recordsOf={recordsOf} network={server.network}>
      {content}
    </SessionProvider>
  );
  const router = createBrowserRouter([{ path: '*', element }]);
  return render(
    <MantineProvider env="test">
      <LanguageProvider language={language}>
        <NuqsAdapter>
          <RouterProvider router={router} />
        </NuqsAdapter>
      </LanguageProvider>
    </MantineProvider>,
  );
}
