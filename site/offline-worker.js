// The service worker of the site. The build writes VERSION and FILES above this line.
/* global VERSION, FILES */

const scope = new URL('./', self.location.href);

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(VERSION);
      await cache.addAll(FILES.map((path) => new URL(path, scope).href));
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name.startsWith('selfman-') && name !== VERSION).map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || !url.href.startsWith(scope.href)) return;
  event.respondWith(answer(event.request, url));
});

/** Files of this version come from the cache; others from the network, and are kept for later. */
async function answer(request, url) {
  const cache = await caches.open(VERSION);
  const kept = await cache.match(asFile(url), { ignoreSearch: true });
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(asFile(url), answer.clone());
  return answer;
}

function asFile({ href, pathname }) {
  const bare = href.split(/[?#]/)[0];
  return pathname.endsWith('/') ? `${bare}index.html` : bare;
}
