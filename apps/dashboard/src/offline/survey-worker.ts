/*
 * Lets the form for surveys in the street open without a connection, and nothing else: it keeps the page itself and the files of the build that this
 * page needs. No answer of the server is ever kept: whatever is not one of these files passes it by untouched.
 */

/** Files of the build; the build writes them here (offline-files.ts). */
declare const OFFLINE_FILES: readonly string[];

/** What the types of a page lack. */
interface Lifecycle {
  readonly waitUntil: (work: Promise<unknown>) => void;
}
interface Asked {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
}
interface Worker {
  readonly location: Location;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  addEventListener(event: 'activate' | 'install', listener: (event: Lifecycle) => void): void;
  addEventListener(event: 'fetch', listener: (event: Asked) => void): void;
}
const worker = globalThis as unknown as Worker;

const PAGE = '/app/accessibility/survey';
const KEPT = 'elektron-survey';
/** Whatever the browser says of itself beside the address. */
const AS_IT_IS: CacheQueryOptions = { ignoreVary: true };
/** On a bad line nobody waits longer for a page that the phone has. */
const PATIENCE_MILLISECONDS = 4_000;

worker.addEventListener('install', (event) => {
  event.waitUntil(keep().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(newestPage(request));
  else if (OFFLINE_FILES.includes(pathname)) event.respondWith(keptFile(request, pathname));
});

/** The page as the server has it now, where that answers in time; otherwise as the phone has it. */
async function newestPage(request: Request): Promise<Response> {
  const kept = await (await caches.open(KEPT)).match(PAGE, AS_IT_IS);
  if (kept === undefined) return fetch(request);
  const late = new Promise<Response>((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS, kept));
  const newest = fetch(request).then(
    (response) => (response.ok ? response : kept.clone()),
    () => kept.clone(),
  );
  return Promise.race([newest, late]);
}

/** Names carry a digest of their content: what is kept is what the server would send. */
async function keptFile(request: Request, pathname: string): Promise<Response> {
  return (await (await caches.open(KEPT)).match(pathname, AS_IT_IS)) ?? fetch(request);
}

async function keep(): Promise<void> {
  const cache = await caches.open(KEPT);
  await cache.addAll([PAGE, ...OFFLINE_FILES].map((path) => new Request(path, { cache: 'no-cache', credentials: 'omit' })));
}

/** Files of builds before this one. */
async function forgetOthers(): Promise<void> {
  const cache = await caches.open(KEPT);
  const old = (await cache.keys()).filter(({ url }) => ![PAGE, ...OFFLINE_FILES].includes(new URL(url).pathname));
  await Promise.all(old.map((request) => cache.delete(request)));
}
