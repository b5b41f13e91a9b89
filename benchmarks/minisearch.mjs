// MiniSearch with our folding: reads {documents: [[id, text]…], queries: [[word…]…]} from a file,
// writes {found: [[id…]…], bytes, seconds, megabytes}: what a reader would load, and what it took.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

const MiniSearch = createRequire(import.meta.url)("minisearch");
const { documents, queries } = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const fold = word => word.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")
  .replace(/[đð]/g, "d");
const started = performance.now();
const index = new MiniSearch({
  fields: ["text"],
  tokenize: text => text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) || [],
  processTerm: fold,
});
index.addAll(documents.map(([id, text]) => ({ id, text })));
const bytes = gzipSync(JSON.stringify(index)).length;
const seconds = (performance.now() - started) / 1000;
const found = queries.map(words =>
  index.search(words.join(" "), { combineWith: "AND" }).map(hit => hit.id));
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ found, bytes, seconds, megabytes }));
