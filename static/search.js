/* The search page. Its rules have twins in wardnews.search.query, .find and wardnews.text;
   docs/search.md describes the files. */
(() => {
"use strict";

/* Vietnamese text */

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f\xad\u200b-\u200f\u2060\ufeff]*/gu;
const LETTERS = /[\p{L}\p{Nl}\p{No}][\p{L}\p{Nl}\p{No}\u0300-\u036f]*/gu;
const MARKS = /[\u0300-\u036f]+/g;
const UNSEEN = /[\xad\u200b-\u200f\u2060\ufeff]+/g;
const TONES = /[\u0300\u0309\u0303\u0301\u0323]/g;
const VIETNAMESE = /[\u0300\u0309\u0303\u0301\u0323\u0302\u0306\u031bđĐðÐ]/;
const SYLLABLE = new RegExp(
  "^(qu|gi(?=[aăâeêioôơuư])|ngh?|[cknpt]h|gh|tr|[bcdđghklmnprstvx])?" +
  "([iy]êu|o[ae]o|oa[iy]|uây|uôi|uy[aêu]|ươ[iu]|a[iouy]|â[uy]|eo|êu|i[aêu]|o[aăeio]|ôi|ơi|" +
  "u[aâêiôơy]|ư[aiơu]|yê|[aăâeêioôơuưy])(ch|n[gh]?|[cmpt])?$");

const nfc = text => text.normalize("NFC");
const words = text => nfc(text).match(WORD) || [];
const hasMarks = text => VIETNAMESE.test(text.normalize("NFD"));
const seen = text => nfc(text.replace(UNSEEN, ""));
const fold = text => seen(text.toLowerCase().normalize("NFD").replace(MARKS, ""))
  .replace(/[đð]/g, "d");
const canon = text => seen(text.toLowerCase()).replace(/ð/g, "đ").replace(LETTERS, withToneInPlace);

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

const QUOTES = /["“”„‟«»]/;
/* Words that signs make one thing: 09-QC/TW, 16/10/2020, 1.656. */
const JOINED = new RegExp(`${WORD.source}([-–/.:]${WORD.source})*`, "gu");

/** What is typed → items (arrays of words) that must all be there, and whether marks count. */
function parseQuery(typed) {
  const items = seen(typed).split(QUOTES).flatMap((part, place) => {
    const found = place % 2 ? [part] : part.replace(/(\d),(?=\d)/g, "$1.").match(JOINED) || [];
    return found.map(each => words(canon(each)));
  });
  const query = { items: items.filter(item => item.length), exact: true };
  return hasMarks(typed) ? query : folded(query);
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

/** A file of the index, inflated. */
async function load(path) {
  const file = await (fromDisk ? script(path) : fetch(`${root}tim-kiem/${path}.bin`));
  if (!file.ok) throw new Error(file.status);
  return new Response(file.body.pipeThrough(new DecompressionStream("deflate")));
}

const json = path => once(path, async () => (await load(path)).json());

const script = path => new Promise((resolve, reject) => {
  waiting.set(path, data =>
    resolve(new Response(Uint8Array.from(atob(data), c => c.charCodeAt(0)))));
  document.head.append(make("script", { src: `${root}tim-kiem/${path}.js`, onerror: reject }));
});

/** What is spelled so, and reads so without marks, with its documents. */
function entriesOf(spellings, documents) {
  const folded = fold(spellings.join("\n")).split("\n");
  return spellings.map((spelling, place) =>
    ({ spelling, folded: folded[place], documents: documents[place] }));
}

/** The entries of a shard: see `parts._parse_shard`. */
async function openShard(path, { documents, width }) {
  const data = new Uint8Array(await (await load(path)).arrayBuffer());
  let at = data.indexOf(0);
  const spellings = new TextDecoder().decode(data.subarray(0, at++)).split("\n");
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
  return entriesOf(spellings, lists);
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
  return entriesOf([...found.keys()], [...found.values()]);
}

const MOST_SHARDS_OF_A_PREFIX = 8;
const CHUNK = 128;

/** The index in the folders of these names: the past's, if there is one, and the tail's. */
async function openIndex(names) {
  const [tail, past] = names.split(" ").reverse();
  const newest = json(`${tail}/index`);  // the shards of a query are asked for without it
  const frozen = past ? await json(`${past}/index`) : { frequent: "", shards: "" };
  let key = "";
  const listed = frozen.shards.split(",").map(each => key = key.slice(0, each[0]) + each.slice(1));
  return {
    ...frozen, past, newest,
    keys: listed.map(each => each.replace(/[+\t]$/, "")),
    marks: listed.map(each => each.slice(-1)),
    ranks: new Map(frozen.frequent.split(" ").map((each, rank) => [each, rank])),
  };
}

const lastNotAfter = (sorted, key) =>
  Math.max(0, sorted.filter(each => each <= key).length - 1);

/** The first and the last shard in which `key`, or what is between it and `end`, is. */
function placesOf({ keys, marks }, key, end = key) {
  let first = lastNotAfter(keys, key);
  while (first && keys[first] === key && marks[first] === "\t") first--;
  return [first, lastNotAfter(keys, end)];
}

/** The entries from one shard to another, and those of the tail. */
async function entries(own, [first, last]) {
  const found = [];
  for (let place = first; own.past && place <= last; place++) {
    found.push(once("t" + place, () => openShard(`${own.past}/t${place}`, own)));
  }
  found.push(once("tail", () => own.newest.then(tailEntries)));
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
  let { days, folders } = await own.newest;
  days = days.map(dayOf);
  if (own.past) {
    const facets = await json(`${own.past}/loc`);
    let day = dayOf(facets.day);
    days = facets.steps.map(step => day += step).concat(days);
    folders = facets.places.map(place => facets.folders[place]).concat(folders);
  }
  const from = dayOf(tu), to = dayOf(den);  // NaN where it is empty: no day is before or after that
  return number => !(days[number] < from || days[number] > to) && (!c || folders[number] === c);
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
  const lists = found.filter(Boolean), titles = lists.map(each => each[1]);
  const inItems = query.items.flatMap(pairwise);
  const needed = [
    ...lists.map(each => each[0]),
    ...pairs.filter((_, at) => inItems.includes(allPairs[at])),
  ].sort((a, b) => a.size - b.size);
  const [rarest = new Set(), ...others] = needed;
  const count = (sets, number) => filters.xep ? 0 : sets.filter(set => set.has(number)).length;
  return [...rarest]
    .filter(number => isAllowed(number) && others.every(set => set.has(number)))
    .map(number => [count(titles, number), count(pairs, number), number])
    .sort((a, b) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2])
    .map(each => each[2]);
}

/** What is shown of a document. */
const describe = (own, number) => once(number, async () => {
  const { chunks, categories } = await own.newest;
  const chunk = Math.floor(number / CHUNK);
  const [title, slug, date, folder, blocks] =
    await json(`x${chunk}-${chunks.split(" ")[chunk]}/${number % CHUNK}`);
  const url = `${date.slice(0, 10).replaceAll("-", "/")}/${slug}.html`;
  return { title: nfc(title), date, url, category: categories[folder], blocks: blocks.map(nfc) };
});

/** Whether the text holds each of the phrases. */
function holds({ title, blocks }, phrases, exact) {
  const read = [title, ...blocks].map(block => ` ${words(spelled(block, exact)).join(" ")} `);
  return phrases.every(item => read.some(block => block.includes(` ${item.join(" ")} `)));
}

/** Tells of what the query finds, best first, until that is enough: long phrases need the texts. */
async function answer(query, filters, enough, tell) {
  const names = list.dataset.segments;
  const own = await once(names, () => openIndex(names));
  const found = await candidates(own, query, filters);
  const long = query.items.filter(item => item.length > 2);
  const numbers = [];
  let at = 0;
  for (; at < found.length && numbers.length < enough; at++) {
    if (long.length) {
      const ahead = Math.min(PAGE, enough + at - 2 * numbers.length);  // one more for each in vain
      for (const number of found.slice(at, at + ahead)) describe(own, number);
      if (!holds(await describe(own, found[at]), long, query.exact)) continue;
    }
    numbers.push(found[at]);
    tell(own, found[at], query, numbers.length);
  }
  if (!numbers.length && query.exact) {
    return { ...await answer(folded(query), filters, enough, tell), approximate: true };
  }
  return long.length ? { numbers, count: numbers.length, rest: at < found.length }
    : { numbers, count: found.length };
}

/** The words of a text with their places, and which item of the query begins where. */
function matches(block, query) {
  const found = [...block.matchAll(WORD)].map(match => ({
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

/** The passage that shows most of the query: as `appendMarked` wants it. */
function excerpt(blocks, query) {
  let best = null, most = -1;
  for (const block of blocks) {
    const found = matches(block, query);
    found.forEach((each, at) => {
      if (at && !each.items.length) return;
      const first = Math.max(0, Math.min(at - BEFORE, found.length - EXCERPT));
      const shown = found.slice(first, first + EXCERPT);
      const count = new Set(shown.flatMap(word => word.items.map(String))).size;
      if (count <= most) return;
      const isLast = first + EXCERPT >= found.length;
      best = [block, found, first && shown[0].start, isLast ? block.length : shown[shown.length - 1].end];
      most = count;
    });
  }
  return best;
}

/** Appends a part of the text to the element, with every match in <mark>. */
function appendMarked(element, [block, found, start, end]) {
  let at = start;
  if (start) element.append("… ");
  for (const each of found) {
    if (!each.until || each.start < at || each.until > end) continue;
    const mark = make("mark", {}, block.slice(each.start, each.until));
    element.append(block.slice(at, each.start), mark);
    at = each.until;
  }
  element.append(block.slice(at, end), end < block.length ? " …" : "");
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

function address(values, changes) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...values, ...changes })) {
    if (value && (key !== "trang" || value > 1)) query.set(key, value);
  }
  return `?${query}`;
}

const link = (label, values, changes) => make("a", { href: address(values, changes) }, label);

function result(hit, query) {
  const link = make("a", { href: root + hit.url });
  appendMarked(link, [hit.title, matches(hit.title, query), 0, hit.title.length]);
  const day = hit.date.slice(0, 10).split("-").reverse().join("/");
  const time = make("time", { dateTime: hit.date }, day);
  const summary = make("p", { className: "summary" });
  const item = make("li", { className: "entry" }, make("h2", {}, link),
    make("p", { className: "meta" }, time, ` | ${hit.category}`), summary);
  const best = excerpt(hit.blocks, query);
  if (best) appendMarked(summary, best);
  return item;
}

function showPages(values, page, last, more, dau) {
  const to = (trang, label) => link(label, values, { trang, dau });
  nav.replaceChildren(
    ...(page > 1 ? [to(page - 1, "Trang trước")] : []),
    make("span", {}, more ? `Trang ${page}` : `Trang ${page} trên ${last}`),
    ...(page < last || more ? [to(page + 1, "Trang sau")] : []));
  nav.hidden = last < 2 && !more;
}

function showNothing(values) {
  const tries = ["Gõ ít từ hơn, hoặc gõ không dấu."];
  if (values.c || values.tu || values.den) {
    tries.unshift(link("Tìm trong mọi chuyên mục, mọi ngày", values, { c: "", tu: "", den: "" }));
  }
  const q = values.q.split(QUOTES).join("");
  if (q !== values.q) tries.unshift(link("Tìm từng từ, bỏ ngoặc kép", values, { q }));
  list.replaceChildren(...tries.map(each => make("li", {}, each)));
}

let turn = 0;

/** Answers the query and shows it; `isTyping` takes the last word as the beginning of one. */
async function show(values, page, isTyping, enough = page * PAGE) {
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
    let shown;
    const { count, rest, approximate } =
      await answer(query, values, enough, (source, number, answered, place) => {
        if (place <= (page - 1) * PAGE) return;
        const before = shown, hit = describe(source, number);
        shown = (async () => {
          await before;
          const item = result(await hit, answered);
          if (own === turn) list.append(item);
        })();
      });
    await shown;
    if (own !== turn) return;
    const last = Math.ceil(count / PAGE);
    if (page > last && last) return show(values, last, isTyping, enough);
    const nearly = approximate && count ? " gần đúng (khác dấu với từ đã gõ)" : "";
    status.textContent = !count ? `Không tìm thấy bài nào có “${values.q.trim()}”.`
      : `Tìm thấy${rest ? " ít nhất" : ""} ${count} kết quả${nearly}.`;
    if (!count) showNothing(values);
    showPages(values, page, last, rest, isTyping);
    elsewhere.hidden = count > 0;
  } catch {
    if (own === turn) await recover();
  }
}

/** A tab that was open while news came in has the addresses of an index that is gone. */
async function recover() {
  const before = list.dataset.segments;
  if (!fromDisk) {
    try {
      const response = await fetch(location.pathname, { cache: "reload" });
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
      list.dataset.segments = fresh.getElementById("tim-thay").dataset.segments;
    } catch { /* told below */ }
  }
  known.clear();
  if (list.dataset.segments !== before) return read();
  status.textContent = "Không tải được dữ liệu tìm kiếm. Mời thử lại, hoặc tìm theo các cách dưới đây.";
  elsewhere.hidden = false;
}

function read() {
  const query = new URLSearchParams(history.state ?? location.search);
  for (const key of KEYS) form.elements[key].value = query.get(key) || "";
  if (KEYS.slice(1).some(key => query.get(key))) form.querySelector("details").open = true;
  return show(typed(), Math.max(1, parseInt(query.get("trang"))) || 1, query.get("dau"));
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

/** Searches while typing; what was typed is kept with the page, for the way back to it. */
function showTyped() {
  history.replaceState(address(typed(), { dau: 1 }), "");
  read();
}

form.addEventListener("submit", event => {
  clearTimeout(pause);
  visit(event, address(typed()));
});
addEventListener("click", event => {
  const link = event.target.closest('a[href^="?"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  visit(event, link.getAttribute("href"));
  status.focus();
  status.scrollIntoView();
});
let pause;
form.elements.q.addEventListener("input", () => {
  clearTimeout(pause);
  if (form.elements.q.value.trim().length > 2) pause = setTimeout(showTyped, 500);
});
addEventListener("popstate", read);
/* What tests hold against the twins in Python. */
const find = (q, values) =>
  answer(parseQuery(q), { ...typed(), ...values }, Infinity, () => {});
window.wardnewsText = { canon, fold, words, hasMarks, parseQuery, find };
read();
})();
