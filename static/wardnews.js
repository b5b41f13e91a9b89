/* Comfort, not content: every page can be read and used without this file.
   Text size and contrast are kept on the reader's device and sent nowhere. */
"use strict";

(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const SIZES = [-1, 0, 1, 2, 3];

  /* A browser may refuse to remember; then a choice holds for this page. */
  const recall = (name) => { try { return localStorage.getItem(name) || ""; } catch { return ""; } };
  const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* as above */ } };

  const setSize = (size) => {
    root.dataset.size = size;
    all("[data-size-step]").forEach((button) => {
      const next = Number(root.dataset.size) + Number(button.dataset.sizeStep);
      button.setAttribute("aria-disabled", String(!SIZES.includes(next)));
    });
  };
  const setTheme = (theme) => {
    if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
  };

  const show = () => {
    setSize(SIZES.includes(Number(recall("size"))) ? Number(recall("size")) : 0);
    setTheme(["light", "dark", "contrast"].includes(recall("theme")) ? recall("theme") : "");
    all("[data-theme-choice]").forEach((choice) => { choice.value = root.dataset.theme || ""; });
  };
  show();
  /* "Back" shows a page as it was left, with what the reader had chosen then. */
  addEventListener("pageshow", (event) => { if (event.persisted) show(); });
  root.dataset.js = "";

  all("[data-size-step]").forEach((button) => button.addEventListener("click", () => {
    const step = Number(button.dataset.sizeStep);
    const size = step ? Number(root.dataset.size) + step : 0;
    if (SIZES.includes(size)) { setSize(size); keep("size", size); }
  }));
  all("[data-theme-choice]").forEach((choice) => {
    choice.addEventListener("change", () => { setTheme(choice.value); keep("theme", choice.value); });
  });

  /* What a reader can do with an article */

  const tools = one(".tools");
  const say = (words) => { one("[role=status]", tools).textContent = words; };
  const address = () => (one("link[rel=canonical]") || location).href;

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address());
    } catch { /* an old browser, or a page opened from a disk */
      const field = document.createElement("textarea");
      field.value = address();
      tools.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    say(tools.dataset.copied);
  };

  const fetched = async (url) => {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(url);
    return answer;
  };
  const asData = async (url) => {
    const blob = await (await fetched(url)).blob();
    return new Promise((done, failed) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result);
      reader.onerror = failed;
      reader.readAsDataURL(blob);
    });
  };

  /* One file that needs no other: the page with its style and its pictures inside. */
  const saved = async () => {
    /* A document of its own, in which nothing is loaded and no policy is broken. */
    const page = new DOMParser().parseFromString(root.outerHTML, "text/html");
    const images = all("main img").map((image) => image.currentSrc || image.src);
    all("main img", page).forEach((image, at) => image.setAttribute("data-at", at));
    all("script, meta[http-equiv], .scripted, .masthead, .breadcrumb, .side, .neighbours, " +
        ".footer > .wrap:first-child, source, link:not([rel=canonical])", page)
      .forEach((part) => part.remove());
    const style = await (await fetched(one("link[rel=stylesheet]").href)).text();
    for (const image of all("main img", page)) {
      image.src = await asData(images[image.dataset.at]);
      ["srcset", "sizes", "loading", "data-at"].forEach((name) => image.removeAttribute(name));
    }
    /* A link that led about the site leads to the site; one inside the page stays there. */
    all("a[href]", page).forEach((link) => {
      const to = link.getAttribute("href");
      try {
        if (!to.startsWith("#")) link.setAttribute("href", new URL(to, address()));
      } catch { /* an address that is none leads nowhere here either */ }
    });
    delete page.documentElement.dataset.js;
    /* Added as text: the policy of the site, which the file leaves behind, forbids the element. */
    return "<!doctype html>\n" +
      page.documentElement.outerHTML.replace("</head>", () => `<style>${style}</style></head>`);
  };

  const save = async () => {
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([await saved()], { type: "text/html" }));
      link.download = address().split("/").pop() || "bai-viet.html";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      say(tools.dataset.saved);
    } catch {
      say(tools.dataset.failed);
    }
  };

  if (tools) {
    const share = () => navigator.share({ title: document.title, url: address() }).catch(() => {});
    const work = { print: () => print(), save, copy, share };
    const useless = [...(navigator.share ? [] : ["share"]),
                     ...(location.protocol === "file:" ? ["save"] : [])];
    all("[data-do]", tools).forEach((button) => {
      button.classList.toggle("useless", useless.includes(button.dataset.do));
      button.addEventListener("click", () => work[button.dataset.do]());
    });
  }

  /* "Ngày này năm xưa": the page was made on some day; today may be another. */

  const past = one("[data-day]");
  if (past) {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    const today = `${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    const url = new URL(past.dataset.pages.replace("*", today), location.href);
    if (today !== past.dataset.day && past.dataset.days.split(" ").includes(today)) {
      fetched(url).then((answer) => answer.text()).then((text) => {
        const page = new DOMParser().parseFromString(text, "text/html");
        all("main a[href]", page).forEach((link) => {
          link.href = new URL(link.getAttribute("href"), url);
        });
        const items = all("main ul > li", page);
        const ago = items.filter((item) => one("time", item).dateTime < String(now.getFullYear()));
        const shown = ago.slice(0, past.dataset.shown);
        if (!shown.length) return;
        items.filter((item) => !shown.includes(item)).forEach((item) => item.remove());
        all("main h2", page).forEach((title) => {
          const smaller = page.createElement("h3");
          smaller.append(...title.childNodes);
          title.replaceWith(smaller);
        });
        one("ul", past).replaceWith(one("main ul", page));
        one("[data-when]", past).textContent = one("main h1", page).dataset.when;
        all("h2 a", past).forEach((link) => { link.href = url; });
      }).catch(() => {});
    }
  }
})();
