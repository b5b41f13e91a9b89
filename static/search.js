/* The search page. The rule of the query is that of wardnews.search.query and .find; the folding is
   that of wardnews.text; docs/search.md describes the files that are read. Every rule here has a
   twin there, and tests hold the two together. */
(() => {
"use strict";

/* Vietnamese text */

const WORD = /[\p{L}\p{N}]+(?:[\u0300-\u036f]+[\p{L}\p{N}]*)*/gu;
const LETTERS = /[\p{L}\p{Nl}\p{No}]+(?:[\u0300-\u036f]+[\p{L}\p{Nl}\p{No}]*)*/gu;
const MARKS = /[\u0300-\u036f]+/g;
const TONES = /[\u0300\u0309\u0303\u0301\u0323]/g;
const VIETNAMESE = /[\u0300\u0309\u0303\u0301\u0323\u0302\u0306\u031bđĐðÐ]/;
const SYLLABLE = new RegExp(
  "^(qu|gi(?=[aăâeêioôơuư])|ngh?|[cknpt]h|gh|tr|[bcdđghklmnprstvx])?" +
  "([iy]êu|o[ae]o|oa[iy]|uây|uôi|uy[aêu]|ươ[iu]|a[iouy]|â[uy]|eo|êu|i[aêu]|o[aăeio]|ôi|ơi|" +
  "u[aâêiôơy]|ư[aiơu]|yê|[aăâeêioôơuưy])(ch|n[gh]?|[cmpt])?$");

const nfc = text => text.normalize("NFC");
const words = text => nfc(text).match(WORD) || [];
const hasMarks = text => VIETNAMESE.test(text.normalize("NFD"));
const fold = text => nfc(text.toLowerCase().normalize("NFD").replace(MARKS, ""))
  .replace(/[đð]/g, "d");
const canon = text => nfc(text.toLowerCase()).replace(/ð/g, "đ").replace(LETTERS, withToneInPlace);

function withToneInPlace(letters) {
  const decomposed = letters.normalize("NFD");
  const tones = decomposed.match(TONES);
  if (!tones || tones.length > 1) return letters;
  const level = nfc(decomposed.replace(TONES, ""));
  const syllable = SYLLABLE.exec(level);
  if (!syllable) return letters;
  const [, onset = "", vowels, coda] = syllable;
  const marked = [...vowels].map(vowel => "ăâêôơư".includes(vowel)).lastIndexOf(true);
  const bearer = marked >= 0 ? marked : coda ? vowels.length - 1 : (vowels.length - 1) >> 1;
  const at = onset.length + bearer + 1;
  return nfc(level.slice(0, at) + tones[0] + level.slice(at));
}

/* The query */

const JOINING = /^[-–/.:]$/;

/** What is typed → items (arrays of words) that must all be there, and whether marks count. */
function parseQuery(typed) {
  const items = [];
  nfc(typed).replace(/[“”„‟«»]/g, '"').split('"').forEach((part, place) => {
    if (place % 2) items.push(words(canon(part)));
    else for (const token of part.split(/\s+/)) items.push(...looseItems(token));
  });
  const query = { items: items.filter(item => item.length), exact: true };
  return hasMarks(typed) ? query : folded(query);
}

function looseItems(token) {
  const items = [];
  let end = 0;
  for (const match of token.matchAll(WORD)) {
    const own = words(canon(match[0]));
    const between = token.slice(end, match.index);
    const inNumber = between === "," && /\d$/.test(token.slice(0, end)) && /^\d/.test(match[0]);
    if (items.length && (inNumber || JOINING.test(between))) items[items.length - 1].push(...own);
    else items.push(own);
    end = match.index + match[0].length;
  }
  return items;
}

const folded = query => ({ items: query.items.map(item => item.map(fold)), exact: false });
const spelled = (text, exact) => exact ? canon(text) : fold(text);

/* The files of the index */

const list = document.getElementById("tim-thay");
const root = list.dataset.root;
const fromDisk = location.protocol === "file:";
const files = new Map();
const waiting = new Map();

/** An offline copy has its index in scripts, for there a page may not fetch files. */
window.wardnewsFile = (path, data) => waiting.get(path)(data);

function load(path) {
  if (!files.has(path)) files.set(path, (fromDisk ? script(path) : bytes(path)).then(inflate));
  return files.get(path);
}

async function bytes(path) {
  const response = await fetch(`${root}tim-kiem/${path}.bin`);
  if (!response.ok) throw new Error(response.status);
  return response.arrayBuffer();
}

const script = path => new Promise((resolve, reject) => {
  waiting.set(path, data => resolve(Uint8Array.from(atob(data), c => c.charCodeAt(0))));
  const element = document.createElement("script");
  element.src = `${root}tim-kiem/${path}.js`;
  element.onerror = reject;
  document.head.append(element);
});

async function inflate(data) {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const text = data => new TextDecoder().decode(data);
const json = async path => JSON.parse(text(await load(path)));

/** Columns of numbers: the lowest byte of each, then the second of each, and so on. */
function columns(data, at, width) {
  return count => {
    const column = new Uint32Array(count);
    for (let plane = 0; plane < width; plane++) {
      for (let place = 0; place < count; place++) column[place] += data[at++] << 8 * plane;
    }
    return column;
  };
}

/** What is spelled in a shard, and a function from a place there to the documents. */
function parseShard(data, documents) {
  const end = data.indexOf(0);
  const listed = text(data.subarray(0, end));
  const spellings = listed.split("\n"), folded = fold(listed).split("\n");
  let width = 1;
  while (documents >> 8 * width) width++;
  const next = columns(data, end + 1, width);
  let total = 0;
  const ends = next(spellings.length).map(count => total += count);
  let last = 0;
  const numbers = next(total).map(step => last = last + step & 2 ** (8 * width) - 1);
  return spellings.map((spelling, place) => ({
    spelling, folded: folded[place], documents: numbers.subarray(ends[place - 1] || 0, ends[place]),
  }));
}

const BLOCK = 16;
const MOST_SHARDS_OF_A_PREFIX = 8;
const shards = new Map();
const segments = new Map();

async function segment(name) {
  if (!segments.has(name)) {
    const directory = await json(`${name}/index`);
    const ranks = new Map(directory.frequent.split(" ").map((each, rank) => [each, rank]));
    let key = "";
    const keys = directory.shards.split(",").map(each => key = key.slice(0, each[0]) + each.slice(1));
    segments.set(name, { name, ranks, ...directory, shards: keys });
  }
  return segments.get(name);
}

const lastNotAfter = (sorted, key) => {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= key) low = middle + 1; else high = middle;
  }
  return low - 1;
};

/** The entries of the shards from that of `key` to that of `end`, these keys' and others'. */
async function entries(own, key, end = key) {
  const last = Math.max(lastNotAfter(own.shards, end + "\t"), 0);
  let first = Math.max(lastNotAfter(own.shards, key + "\t"), 0);
  while (first && own.shards[first] === key + "\t") first--;
  if (end !== key && last - first >= MOST_SHARDS_OF_A_PREFIX) return null;
  const paths = [];
  for (let place = first; place <= last; place++) paths.push(`${own.name}/t${place}`);
  return (await Promise.all(paths.map(async path => {
    if (!shards.has(path)) shards.set(path, parseShard(await load(path), own.documents));
    return shards.get(path);
  }))).flat();
}

const union = sets => {
  const all = new Set();
  for (const set of sets) for (const each of set) all.add(each);
  return all;
};

/** The documents of all entries under the key that are spelled, or read, as one of those wanted. */
const documentsOf = (found, fits, exact) => union(found
  .filter(entry => fits(exact ? entry.spelling : entry.folded))
  .map(entry => entry.documents));

/** The documents with the word, and those that have it in the title. */
async function lookUp(own, word, query) {
  const key = fold(word);
  const isPrefix = query.prefix === word;
  const begun = isPrefix && await entries(own, key, key + "\uffff");
  if (isPrefix && !begun && query.items.length > 1) return null;  // too many: told when typed out
  const found = begun || await entries(own, key + " ");
  return [
    read => read === word + " " || isPrefix && read.startsWith(word) && read.indexOf(" ") === read.length - 1,
    read => read === " " + word || isPrefix && read.startsWith(" " + word),
  ].map(fits => documentsOf(found, fits, query.exact));
}

async function lookUpPair(own, [first, second], query) {
  const order = [fold(first), fold(second)].map(each => [own.ranks.get(each) ?? own.ranks.size, each]);
  const [[rankA, a], [rankB, b]] = order;
  const home = rankA > rankB || rankA === rankB && a > b ? [a, b] : [b, a];
  const wanted = `${first} ${second}`;
  return documentsOf(await entries(own, home.join(" ")), read => read === wanted, query.exact);
}

async function firstOnOrAfter(own, day) {
  const after = own.days.findIndex(each => each >= day);
  let place = Math.max((after < 0 ? own.days.length : after) - 1, 0);
  for (; place < own.days.length; place++) {
    const rows = await json(`${own.name}/d${place}`);
    const offset = rows.findIndex(row => row[2].slice(0, 10) >= day);
    if (offset >= 0) return place * BLOCK + offset;
  }
  return own.documents;
}

/* The answer */

const distinct = keyed => [...new Map(keyed.map(each => [String(each), each])).values()];
const pairwise = item => item.slice(1).map((word, place) => [item[place], word]);

/** The documents of a segment that the query finds: their numbers and what ranks them. */
async function ranked(own, place, query, filters) {
  const typed = query.items.flat();
  const allWords = distinct(typed), allPairs = distinct(pairwise(typed));
  const [found, pairs, category, from, to] = await Promise.all([
    Promise.all(allWords.map(word => lookUp(own, word, query))),
    Promise.all(allPairs.map(pair => lookUpPair(own, pair, query))),
    filters.c && lookUp(own, "#" + filters.c, { exact: true }),
    filters.tu ? firstOnOrAfter(own, filters.tu) : 0,
    filters.den ? firstOnOrAfter(own, filters.den + "~") : own.documents,
  ]);
  const lists = found.filter(Boolean);
  const pairLists = new Map(allPairs.map((pair, at) => [String(pair), pairs[at]]));
  const needed = [
    ...lists.map(each => each[0]),
    ...query.items.flatMap(pairwise).map(pair => pairLists.get(String(pair))),
    ...(category ? [category[0]] : []),
  ].sort((a, b) => a.size - b.size);
  const [rarest = new Set(), ...others] = needed;
  return [...rarest]
    .filter(number => number >= from && number < to && others.every(set => set.has(number)))
    .map(number => ({
      own, place, number,
      titles: lists.filter(each => each[1].has(number)).length,
      pairs: pairs.filter(set => set.has(number)).length,
    }));
}

async function candidates(names, query, filters) {
  const opened = await Promise.all(names.map(segment));
  const found = (await Promise.all(
    opened.map((own, place) => ranked(own, place, query, filters)))).flat();
  const newest = (a, b) => b.place - a.place || b.number - a.number;
  const best = (a, b) => b.titles - a.titles || b.pairs - a.pairs || newest(a, b);
  return found.sort(filters.xep ? newest : best);
}

async function describe({ own, number }) {
  const rows = await json(`${own.name}/d${Math.floor(number / BLOCK)}`);
  const [title, slug, date, category] = rows[number % BLOCK];
  const url = `${date.slice(0, 10).replaceAll("-", "/")}/${slug}.html`;
  return { title: nfc(title), date, url, category: own.categories[category], own, number };
}

/** Enough of the candidates, described and with their long phrases verified, best first. */
async function verified(found, query, enough) {
  const long = query.items.filter(item => item.length > 2);
  if (!long.length) return { hits: await Promise.all(found.slice(0, enough).map(describe)), rest: 0 };
  const hits = [];
  let at = 0;
  while (at < found.length && hits.length < enough) {
    const some = await Promise.all(found.slice(at, at += 10).map(describe));
    const held = await Promise.all(some.map(async hit => {
      const blocks = [hit.title, ...await blocksOf(hit)]
        .map(block => ` ${words(spelled(block, query.exact)).join(" ")} `);
      return long.every(item => blocks.some(block => block.includes(` ${item.join(" ")} `)));
    }));
    hits.push(...some.filter((_, place) => held[place]));
  }
  return { hits, rest: Math.max(0, found.length - at), counted: hits.length };
}

async function answer(names, query, filters, enough) {
  const found = await candidates(names, query, filters);
  const result = await verified(found, query, enough);
  const count = result.counted ?? found.length;
  if (!count && query.exact) {
    return { ...await answer(names, folded(query), filters, enough), approximate: true };
  }
  return { ...result, count, query };
}

/* The text of a result: its own page, which the reader's browser then has */

const INLINE = new Set(
  "a abbr b cite code del em i ins kbd mark q s small span strong sub sup u".split(" "));
const pages = new Map();

function blocksOf(hit) {
  if (!pages.has(hit.url)) pages.set(hit.url, fromDisk ? blocksOnDisk(hit) : blocksOnline(hit));
  return pages.get(hit.url);
}

async function blocksOnline({ url }) {
  const response = await fetch(root + url);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const blocks = [""];
  for (const part of page.querySelectorAll("[data-searched]")) {
    blocks.push("");
    gather(part, blocks);
  }
  return blocks.filter(block => block.trim());
}

const blocksOnDisk = async ({ own, number }) =>
  (await json(`${own.name}/x${Math.floor(number / BLOCK)}`))[number % BLOCK];

function gather(element, blocks) {
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      blocks[blocks.length - 1] += node.data.replaceAll("\n", " ");
    } else if (node.localName === "br") blocks[blocks.length - 1] += " ";
    else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(".footnote-ref,.footnote-backref")) {
      const own = !INLINE.has(node.localName);
      if (own) blocks.push("");
      gather(node, blocks);
      if (own) blocks.push("");
    }
  }
}

/** The words of a text with their places, and which item of the query begins where. */
function matches(block, query) {
  const found = [...nfc(block).matchAll(WORD)].map(match => ({
    start: match.index, end: match.index + match[0].length, word: spelled(match[0], query.exact),
  }));
  const fits = (word, wanted) => word === wanted || wanted === query.prefix && word.startsWith(wanted);
  found.forEach((each, at) => {
    each.items = query.items.filter(item =>
      item.every((wanted, place) => found[at + place] && fits(found[at + place].word, wanted)));
    for (const item of each.items) {
      each.until = Math.max(each.until || 0, found[at + item.length - 1].end);
    }
  });
  return found;
}

const EXCERPT = 40, BEFORE = 8;

/** The passage that shows most of the query: [block, its words, first, last word]. */
function excerpt(blocks, query) {
  let best = null, most = -1;
  for (const block of blocks) {
    const found = matches(block, query);
    found.forEach((each, at) => {
      if (at && !each.items.length) return;
      const first = Math.max(0, Math.min(at - BEFORE, found.length - EXCERPT));
      const shown = found.slice(first, first + EXCERPT);
      const count = new Set(shown.flatMap(word => word.items.map(String))).size;
      if (count > most) [best, most] = [[nfc(block), found, first, first + shown.length - 1], count];
    });
  }
  return best;
}

/** Appends the text to the element with every match in <mark>. */
function appendMarked(element, block, found, start, end) {
  let at = start;
  for (const each of found) {
    if (!each.until || each.start < at || each.until > end) continue;
    const mark = document.createElement("mark");
    mark.textContent = block.slice(each.start, each.until);
    element.append(block.slice(at, each.start), mark);
    at = each.until;
  }
  element.append(block.slice(at, end));
}

/* The page */

const PAGE = 10;
const form = document.getElementById("tim-kiem");
const status = document.getElementById("tim-so");
const nav = document.getElementById("tim-trang");
const elsewhere = document.getElementById("tim-khac");
const KEYS = ["q", "c", "tu", "den", "xep"];

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

function address(values, changes = {}) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...values, ...changes })) {
    if (value && (key !== "trang" || value > 1)) query.set(key, value);
  }
  return `?${query}`;
}

function result(hit, query) {
  const link = make("a", { href: root + hit.url });
  appendMarked(link, hit.title, matches(hit.title, query), 0, hit.title.length);
  const day = hit.date.slice(0, 10).split("-").reverse().join("/");
  const time = make("time", { dateTime: hit.date }, day);
  const summary = make("p", { className: "summary" });
  const item = make("li", { className: "entry" }, make("h2", {}, link),
    make("p", { className: "meta" }, time, ` | ${hit.category}`), summary);
  blocksOf(hit).then(blocks => {
    const best = excerpt(blocks, query);
    if (!best) return;
    const [block, found, first, last] = best;
    const start = first ? found[first].start : 0;
    const end = last + 1 < found.length ? found[last].end : block.length;
    if (first) summary.append("… ");
    appendMarked(summary, block, found, start, end);
    if (end < block.length) summary.append(" …");
  }).catch(() => summary.remove());
  return item;
}

function showPages(values, page, last, more) {
  const link = (number, label) =>
    make("a", { href: address(values, { trang: number }) }, label);
  nav.replaceChildren(
    ...(page > 1 ? [link(page - 1, "Trang trước")] : []),
    make("span", {}, more ? `Trang ${page}` : `Trang ${page} trên ${last}`),
    ...(page < last || more ? [link(page + 1, "Trang sau")] : []));
  nav.hidden = last < 2 && !more;
}

function showNothing(values) {
  const tries = [];
  if (values.q.search(/["“”]/) >= 0) {
    tries.push(["Tìm từng từ, bỏ ngoặc kép", { q: values.q.replace(/["“”]/g, "") }]);
  }
  if (values.c || values.tu || values.den) {
    tries.push(["Tìm trong mọi chuyên mục, mọi ngày", { c: "", tu: "", den: "" }]);
  }
  list.replaceChildren(
    ...tries.map(([label, changes]) =>
      make("li", {}, make("a", { href: address(values, changes) }, label))),
    make("li", {}, "Gõ ít từ hơn, hoặc gõ không dấu."));
}

let turn = 0;

/** Answers the query and shows it; `isTyping` takes the last word as the beginning of one. */
async function show(values, page, isTyping) {
  const own = ++turn;
  const query = parseQuery(values.q);
  elsewhere.hidden = query.items.length > 0;
  list.replaceChildren();
  nav.hidden = true;
  status.textContent = query.items.length ? "Đang tìm…" : "";
  if (!query.items.length) return;
  const lastItem = query.items[query.items.length - 1];
  if (isTyping && lastItem.length === 1 && /[\p{L}]$/u.test(values.q)) query.prefix = lastItem[0];
  try {
    const names = list.dataset.segments.split(" ").filter(Boolean);
    const { hits, count, rest, approximate, query: answered } =
      await answer(names, query, values, page * PAGE);
    if (own !== turn) return;
    const shown = hits.slice((page - 1) * PAGE, page * PAGE);
    const nearly = approximate && count ? " gần đúng (khác dấu với từ đã gõ)" : "";
    status.textContent = !count ? `Không tìm thấy bài nào có “${values.q.trim()}”.`
      : `Tìm thấy${rest ? " ít nhất" : ""} ${count} kết quả${nearly}.`;
    if (!count) showNothing(values);
    else list.replaceChildren(...shown.map(hit => result(hit, answered)));
    showPages(values, page, Math.ceil(count / PAGE), rest > 0);
    elsewhere.hidden = count > 0;
  } catch (error) {
    if (own === turn) await recover(error, values, page);
  }
}

/** A tab that was open while news came in has the addresses of an index that is gone. */
async function recover(error, values, page) {
  const before = list.dataset.segments;
  if (!fromDisk) {
    try {
      const response = await fetch(location.pathname, { cache: "reload" });
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
      list.dataset.segments = fresh.getElementById("tim-thay").dataset.segments;
    } catch { /* told below */ }
  }
  files.clear();
  if (list.dataset.segments !== before) return show(values, page);
  status.textContent = "Không tải được dữ liệu tìm kiếm. Mời thử lại, hoặc tìm theo các cách dưới đây.";
  elsewhere.hidden = false;
}

function read() {
  const query = new URLSearchParams(location.search);
  for (const key of KEYS) form.elements[key].value = query.get(key) || "";
  if (KEYS.slice(1).some(key => query.get(key))) form.querySelector("details").open = true;
  const page = Math.floor(Number(query.get("trang"))) || 1;
  return show(typed(), Math.max(1, page));
}

const typed = () => Object.fromEntries(KEYS.map(key => [key, form.elements[key].value]));

/** Goes to an address of this page without loading it anew, where the browser lets us. */
function visit(event, url) {
  try {
    history.pushState(null, "", url);
  } catch {
    return;
  }
  event.preventDefault();
  read();
}

form.addEventListener("submit", event => {
  clearTimeout(pause);
  visit(event, address(typed()));
});
for (const place of [nav, list]) {
  place.addEventListener("click", event => {
    const link = event.target.closest('a[href^="?"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    visit(event, link.getAttribute("href"));
    status.focus();
    status.scrollIntoView();
  });
}
let pause;
form.elements.q.addEventListener("input", () => {
  clearTimeout(pause);
  if (form.elements.q.value.trim().length > 2) pause = setTimeout(() => show(typed(), 1, true), 500);
});
addEventListener("popstate", read);
/* What tests hold against the twins in Python. */
const find = (q, values = {}) =>
  answer(list.dataset.segments.split(" "), parseQuery(q), { ...typed(), ...values }, 1e6);
window.wardnewsText = { canon, fold, words, hasMarks, parseQuery, find };
read();
})();
