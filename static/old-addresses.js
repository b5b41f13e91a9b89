// On 404.html: an address of the old portal leads to where its article is now.
// The key of an address and the name of its shard are computed as in wardnews/addresses.py;
// tests/data/old-addresses.json holds the cases that both must agree on.
(() => {
  "use strict";
  const PARAMETER = "assetEntryId";

  function decoded(path) {
    try {
      return decodeURIComponent(path);
    } catch {
      return path;
    }
  }

  function keyOf(url, root) {
    const pairs = [...url.searchParams];
    const entry = pairs.find(([name, value]) =>
      name.endsWith(PARAMETER) && /^[0-9]{1,20}$/.test(value));
    if (entry) return `${PARAMETER}=${entry[1]}`;
    const own = url.pathname.startsWith(root.pathname);
    const below = own ? url.pathname.slice(root.pathname.length) : url.pathname;
    const path = "/" + decoded(below).split("/").filter(Boolean).join("/");
    if (!pairs.length) return path;
    const before = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    pairs.sort((a, b) => before(a[0], b[0]) || before(a[1], b[1]));
    return `${path}?${pairs.map(([name, value]) => `${name}=${value}`).join("&")}`;
  }

  function shardOf(key) {
    let value = 2166136261;
    for (const byte of new TextEncoder().encode(key)) {
      value = Math.imul(value ^ byte, 16777619) >>> 0;
    }
    return (value & 255).toString(16).padStart(2, "0");
  }

  async function lookUp(script, url) {
    const root = new URL(script.dataset.root, location.href);
    const key = keyOf(url, root);
    const answer = await fetch(new URL(`redirects/${shardOf(key)}.json`, root));
    if (!answer.ok) return;
    const targets = await answer.json();
    if (Object.hasOwn(targets, key)) location.replace(new URL(targets[key], root));
  }

  const script = document.currentScript;
  if (script) lookUp(script, new URL(location.href)).catch(() => {});
})();
