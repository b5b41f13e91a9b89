/* The search page. Its rules have twins in wardnews.search.query, .find and wardnews.text;
   docs/search.md describes the files. */
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
const known = new Map();
const waiting = new Map();

/** An offline copy has its index in scripts, for there a page may not fetch files. */
window.wardnewsFile = (path, data) => waiting.get(path)(data);

function once(key, work) {
  if (!known.has(key)) known.set(key, work());
  return known.get(key);
}

const load = path => once(path, () => (fromDisk ? script(path) : bytes(path)).then(inflate));

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

/** What is spelled so, and reads so without marks, with its documents. */
function entriesOf(spellings, documentsAt) {
  const folded = fold(spellings.join("\n")).split("\n");
  return spellings.map((spelling, place) =>
    ({ spelling, folded: folded[place], documents: documentsAt(place) }));
}

/** The entries of a shard: see `parts._parse_shard`. */
async function openShard(path, { documents, width }) {
  const data = await load(path);
  let at = data.indexOf(0);
  const spellings = text(data.subarray(0, at++)).split("\n");
  const counts = new Uint32Array(spellings.length);
  for (let plane = 0; plane < width; plane++) {
    counts.forEach((_, place) => counts[place] += data[at++] << 8 * plane);
  }
  at *= 8;
  const bit = () => data[at >> 3] >> (7 - at++ & 7) & 1;
  const lists = Array.from(counts, count => {
    const written = Math.min(count, documents - count);
    const bits = 32 - Math.clz32((documents - written) / (2 * written));
    let last = -1;
    const numbers = new Uint32Array(written).map(() => {
      last++;
      while (bit()) last += 1 << bits;
      for (let left = bits; left--;) last += bit() << left;
      return last;
    });
    at = at + 7 & ~7;
    if (written === count) return numbers;
    const others = new Set(numbers);  // without it: they were fewer
    return [...Array(documents).keys()].filter(number => !others.has(number));
  });
  return entriesOf(spellings, place => lists[place]);
}

/** The entries of the tail, which is written word by word. */
function tailEntries({ first, texts, words }) {
  const found = new Map();
  const add = (spelling, number) =>
    found.set(spelling, (found.get(spelling) || new Set()).add(number));
  const spelled = words.split(" ");
  texts.forEach((text, place) => text.split("|").forEach((block, inText) => {
    const typed = Array.from(block, letter => spelled[letter.codePointAt() - 256]);
    typed.forEach((word, at) => {
      add(word + " ", first + place);
      if (!inText) add(" " + word, first + place);
      if (at) add(`${typed[at - 1]} ${word}`, first + place);
    });
  }));
  const documents = [...found.values()];
  return entriesOf([...found.keys()], place => documents[place]);
}

const MOST_SHARDS_OF_A_PREFIX = 8;
const CHUNK = 128;

/** The index in the folders of these names: the past's, if there is one, and the tail's. */
async function openIndex(names) {
  const [tail, past] = names.split(" ").reverse();
  const [directory, frozen] = await Promise.all([
    json(`${tail}/index`),
    past ? json(`${past}/index`) : { frequent: "", shards: "" },
  ]);
  let key = "";
  const listed = frozen.shards.split(",").map(each => key = key.slice(0, each[0]) + each.slice(1));
  return {
    ...frozen, ...directory, past,
    keys: listed.map(each => each.replace(/[+\t]$/, "")),
    marks: listed.map(each => each.slice(-1)),
    ranks: new Map(frozen.frequent.split(" ").map((each, rank) => [each, rank])),
    chunks: directory.chunks.split(" "),
    tail: tailEntries(directory),
  };
}

const lastNotAfter = (sorted, key) => {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= key) low = middle + 1; else high = middle;
  }
  return Math.max(low - 1, 0);
};

/** The first and the last shard in which `key`, or what is between it and `end`, is. */
function placesOf({ keys, marks }, key, end = key) {
  let first = lastNotAfter(keys, key);
  while (first && keys[first] === key && marks[first] === "\t") first--;
  return [first, lastNotAfter(keys, end)];
}

/** The entries from one shard to another, and those of the tail. */
async function entries(own, [first, last]) {
  const found = [own.tail];
  for (let place = first; own.past && place <= last; place++) {
    found.push(once("t" + place, () => openShard(`${own.past}/t${place}`, own)));
  }
  return (await Promise.all(found)).flat();
}

/** The documents of all entries that are spelled, or read, as one of those wanted. */
function documentsOf(found, fits, exact) {
  const all = new Set();
  for (const entry of found) {
    if (fits(exact ? entry.spelling : entry.folded)) for (const each of entry.documents) all.add(each);
  }
  return all;
}

/** The documents with the word, and those that have it in the title; `places` hold it whole. */
async function lookUp(own, word, places, query) {
  const key = fold(word);
  const isPrefix = query.prefix === word;
  const begun = placesOf(own, key, key + "\uffff");
  const isFew = begun[1] - begun[0] < MOST_SHARDS_OF_A_PREFIX;
  if (isPrefix && !isFew && query.items.length > 1) return null;  // too many: told when typed out
  const whole = places || placesOf(own, `${key} ${query.exact ? "!" + word : ""}`);
  const found = await entries(own, isPrefix && isFew ? begun : whole);
  const fits = read => read === word || isPrefix && read.startsWith(word);
  return [
    read => read.endsWith(" ") && fits(read.slice(0, -1)),
    read => read.startsWith(" ") && fits(read.slice(1)),
  ].map(each => documentsOf(found, each, query.exact));
}

/** The word under which a pair is filed, and the other one, both without marks. */
function homeFirst({ ranks }, pair) {
  const order = fold(pair).split(" ").map(word => [ranks.get(word) ?? ranks.size, word]);
  const [[rankA, a], [rankB, b]] = order;
  return rankA > rankB || rankA === rankB && a > b ? [a, b] : [b, a];
}

/** Which documents may be found: a function of their numbers. */
async function allowed(own, { c, tu, den }) {
  if (!c && !tu && !den) return () => true;
  const dayOf = date => Date.parse(date) / 864e5;
  let days = own.days.map(dayOf), folders = own.folders;
  if (own.past) {
    const facets = await json(`${own.past}/loc`);
    let day = dayOf(facets.day);
    days = facets.steps.map(step => day += step).concat(days);
    folders = facets.places.map(place => facets.folders[place]).concat(folders);
  }
  const from = tu ? dayOf(tu) : -Infinity, to = den ? dayOf(den) : Infinity;
  return number => from <= days[number] && days[number] <= to && (!c || folders[number] === c);
}

/* The answer */

const pairwise = item => item.slice(1).map((word, place) => `${item[place]} ${word}`);

/** The numbers of the documents that the query finds, best first. */
async function candidates(own, query, filters) {
  const typed = query.items.flat();
  const allWords = [...new Set(typed)], allPairs = [...new Set(pairwise(typed))];
  const homes = new Map();
  const placed = allPairs.map(pair => {
    const home = homeFirst(own, pair), places = placesOf(own, home.join(" "));
    if (own.marks[places[0]] === "+") homes.set(home[0], places);  // with the words of the home
    return places;
  });
  const [found, pairs, isAllowed] = await Promise.all([
    Promise.all(allWords.map(word => lookUp(own, word, homes.get(fold(word)), query))),
    Promise.all(allPairs.map(async (pair, at) =>
      documentsOf(await entries(own, placed[at]), read => read === pair, query.exact))),
    allowed(own, filters),
  ]);
  const lists = found.filter(Boolean);
  const pairLists = new Map(allPairs.map((pair, at) => [pair, pairs[at]]));
  const needed = [
    ...lists.map(each => each[0]),
    ...query.items.flatMap(pairwise).map(pair => pairLists.get(pair)),
  ].sort((a, b) => a.size - b.size);
  const [rarest = new Set(), ...others] = needed;
  const scored = [...rarest]
    .filter(number => isAllowed(number) && others.every(set => set.has(number)))
    .map(number => [
      lists.filter(each => each[1].has(number)).length,
      pairs.filter(set => set.has(number)).length,
      number,
    ]);
  const best = (a, b) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2];
  return scored.sort(filters.xep ? (a, b) => b[2] - a[2] : best).map(each => each[2]);
}

/** What is shown of a document. */
async function describe(own, number) {
  const chunk = Math.floor(number / CHUNK);
  const [title, slug, date, folder, blocks] =
    await json(`x${chunk}-${own.chunks[chunk]}/${number % CHUNK}`);
  const url = `${date.slice(0, 10).replaceAll("-", "/")}/${slug}.html`;
  return { title: nfc(title), date, url, category: own.categories[folder], blocks };
}

/** Enough of the candidates whose text holds the long phrases of the query, best first. */
async function verified(own, found, query, enough) {
  const long = query.items.filter(item => item.length > 2);
  if (!long.length) return { numbers: found, count: found.length, rest: false };
  const numbers = [];
  let at = 0;
  while (at < found.length && numbers.length < enough) {
    const some = found.slice(at, at += 10);
    const held = await Promise.all(some.map(async number => {
      const { title, blocks } = await describe(own, number);
      const read = [title, ...blocks].map(block => ` ${words(spelled(block, query.exact)).join(" ")} `);
      return long.every(item => read.some(block => block.includes(` ${item.join(" ")} `)));
    }));
    numbers.push(...some.filter((_, place) => held[place]));
  }
  return { numbers, count: numbers.length, rest: at < found.length };
}

async function answer(query, filters, enough) {
  const names = list.dataset.segments;
  const own = await once(names, () => openIndex(names));
  const result = await verified(own, await candidates(own, query, filters), query, enough);
  if (!result.count && query.exact) {
    return { ...await answer(folded(query), filters, enough), approximate: true };
  }
  return { ...result, own, query };
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
  const best = excerpt(hit.blocks, query);
  if (!best) return item;
  const [block, found, first, last] = best;
  const start = first ? found[first].start : 0;
  const end = last + 1 < found.length ? found[last].end : block.length;
  if (first) summary.append("… ");
  appendMarked(summary, block, found, start, end);
  if (end < block.length) summary.append(" …");
  return item;
}

function showPages(values, page, last, more, dau) {
  const link = (number, label) =>
    make("a", { href: address(values, { trang: number, dau }) }, label);
  nav.replaceChildren(
    ...(page > 1 ? [link(page - 1, "Trang trước")] : []),
    make("span", {}, more ? `Trang ${page}` : `Trang ${page} trên ${last}`),
    ...(page < last || more ? [link(page + 1, "Trang sau")] : []));
  nav.hidden = last < 2 && !more;
}

function showNothing(values) {
  const tries = [];
  if (/["“”]/.test(values.q)) {
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
    const { numbers, count, rest, approximate, own: source, query: answered } =
      await answer(query, values, page * PAGE);
    const shown = numbers.slice((page - 1) * PAGE, page * PAGE).map(each => describe(source, each));
    for (const each of shown) {
      const hit = await each;
      if (own !== turn) return;
      list.append(result(hit, answered));
    }
    if (own !== turn) return;
    const nearly = approximate && count ? " gần đúng (khác dấu với từ đã gõ)" : "";
    status.textContent = !count ? `Không tìm thấy bài nào có “${values.q.trim()}”.`
      : `Tìm thấy${rest ? " ít nhất" : ""} ${count} kết quả${nearly}.`;
    if (!count) showNothing(values);
    showPages(values, page, Math.ceil(count / PAGE), rest, isTyping);
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
  known.clear();
  if (list.dataset.segments !== before) return show(values, page);
  status.textContent = "Không tải được dữ liệu tìm kiếm. Mời thử lại, hoặc tìm theo các cách dưới đây.";
  elsewhere.hidden = false;
}

function read() {
  const query = new URLSearchParams(location.search);
  for (const key of KEYS) form.elements[key].value = query.get(key) || "";
  if (KEYS.slice(1).some(key => query.get(key))) form.querySelector("details").open = true;
  const page = Math.floor(Number(query.get("trang"))) || 1;
  return show(typed(), Math.max(1, page), query.get("dau"));
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
const find = (q, values) => answer(parseQuery(q), { ...typed(), ...values }, Infinity);
window.wardnewsText = { canon, fold, words, hasMarks, parseQuery, find };
read();
})();
