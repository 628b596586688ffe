import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

import { offlineFiles } from './offline-files.ts';

const API = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

/** As the server does (apps/api/src/common/dashboard-files.ts): /app and what is below it is the workspace, the rest the public site. */
const workspaceAddresses: Plugin = {
  name: 'elektron-workspace-addresses',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _response, next) => {
      if (/^\/app(\/|\?|$)/.test(request.url ?? '')) request.url = '/app.html';
      next();
    });
  },
};

export default defineConfig({
  plugins: [react(), offlineFiles(), workspaceAddresses],
  // Workspace packages are read from their sources: one build, no stale dist.
  resolve: { conditions: ['@elektron/source', ...defaultClientConditions] },
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: true },
  // The host stays that of the page: the API takes actions from pages of its own host only.
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/api', '/health', '/open', '/site.json'].map((path) => [path, { target: API, changeOrigin: false }]),
    ),
  },
});
